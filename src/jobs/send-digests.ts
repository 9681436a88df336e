/**
 * Sends the digests that are due to the managers: of a week, a month and a year, each once over all daemons, whatever the
 * clock goes through, and after a standstill one for each period that was missed (procedure step 5; DESIGN §3 "Several
 * daemons on one database"). The row that says so is written in the transaction that queues the mails.
 */
import type { Desk } from '../config.ts';
import type { Digest } from '../digest/model.ts';
import type { Period } from '../digest/period.ts';
import { duePeriods, SENT_KINDS, type SentKind } from '../digest/schedule.ts';
import { sameAddress } from '../mail/addresses.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { lastPeriodDone, saveDigest } from '../shell/db/digest-store.ts';
import { flagNumbers, loadPast, numberRows, saveFlags } from '../shell/db/flag-store.ts';
import { takeOutboundIds } from '../shell/db/outbox-store.ts';
import { takePeriod } from '../shell/db/schedule-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { composeDigest, factsOf, type JudgedPeriod, judgePeriod, writeDigest } from './make-digest.ts';
import type { Office } from './office.ts';
import { queueLetters } from './write-letters.ts';

/** @returns how many mails were written */
export async function sendDigests(office: Office, signal: AbortSignal): Promise<number> {
  let written = 0;
  for (const desk of office.config.desks) {
    for (const kind of SENT_KINDS) {
      const task = taskOf(kind, desk);
      const last = await lastPeriodDone(office.db, task);
      for (const period of duePeriods(kind, last, office.now(), office.calendar)) {
        if (signal.aborted) return written;
        // What lies before the first look of the first daemon is nobody's news.
        if (last === null) await takePeriod(office.db, task, period.name, office.now());
        else written += await sendOnce(office, desk, period, task);
      }
    }
  }
  return written;
}

function taskOf(kind: SentKind, desk: Desk): string {
  return `digest-${kind}:${desk.name}`;
}

async function sendOnce(office: Office, desk: Desk, period: Period, task: string): Promise<number> {
  const facts = await factsOf(office, desk, period);
  return await office.db.transaction().execute(async (tx) => {
    if (!(await takePeriod(tx, task, period.name, office.now()))) return 0;
    // Of a desk to which nobody ever complained there is nothing to tell.
    if (facts.caseWeeks.every(({ received }) => received === 0)) return 0;
    const judged = judgePeriod(office, facts, await loadPast(tx, desk.name));
    if (period.kind === 'week') await saveFlags(tx, desk.name, judged.judged.flags);
    return await mailDigest(office, tx, desk, judged, readersOf(office));
  });
}

/** The managers; where there is none, who hears of everything that nobody else does. */
export function readersOf({ config }: Pick<Office, 'config'>): readonly StaffMember[] {
  const managers = config.staff.filter(({ roles }) => roles.includes('manager'));
  return managers.length === 0 ? [config.coordinator] : managers;
}

/** True for somebody who reads the digests: who may ask for one, and for reports. */
export function readsDigests(office: Pick<Office, 'config'>, { address }: StaffMember): boolean {
  return readersOf(office).some((reader) => sameAddress(reader.address, address));
}

/**
 * Writes the mails of a digest into the outbox, to each reader in their language, and keeps what its numbers stand for.
 * @param quiet  whether a week of which there is nothing to say is told in two lines
 * @returns how many
 */
export async function mailDigest(
  office: Office,
  tx: Db,
  desk: Desk,
  judged: JudgedPeriod,
  readers: readonly StaffMember[],
  quiet: 'short' | 'whole' = 'short',
): Promise<number> {
  const digest = await numberedDigest(tx, desk, judged, quiet);
  for (const language of new Set(readers.map((reader) => reader.language))) {
    const { written, pictures, workbook } = await writeDigest(office, desk, language, judged, digest);
    const files = [...pictures, workbook];
    for (const to of readers.filter((reader) => reader.language === language)) {
      const [outboundId] = await takeOutboundIds(tx, 1);
      if (outboundId === undefined) throw new Error('the outbox gave no number');
      const order = { desk, letter: 'staff/digest', written, to, files, ...ABOUT_NOTHING } as const;
      await queueLetters(office, tx, [order], [outboundId]);
      const { period, rows } = digest;
      const sent = { outboundId, desk: desk.name, period: period.name, toAddress: to.address, rows };
      await saveDigest(tx, { ...sent, madeAt: office.now() });
    }
  }
  office.log.info('digest written', { desk: desk.name, period: digest.period.name, readers: readers.length });
  return readers.length;
}

const ABOUT_NOTHING = { caseId: null, reference: null, automatic: true, answers: null } as const;

/** The digest with the numbers of its flags: those that were given, and the next ones for what has none yet. */
export async function numberedDigest(
  db: Db,
  desk: Desk,
  judged: JudgedPeriod,
  quiet: 'short' | 'whole',
): Promise<Digest> {
  const rows = judged.judged.shown.map(({ shown }) => shown.flag.row);
  const numbers = numberRows(rows, await flagNumbers(db, desk.name));
  return await composeDigest(db, judged, numbers, quiet);
}
