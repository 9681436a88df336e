/**
 * Makes what managers ask for by mail, the digest of a period, an audit, the figures of a year, the register, and answers
 * the mail (procedure step 5; DESIGN 6). Filing only notes that it was asked: reading, drawing and hashing take long, and
 * no other mail waits for them. Each is made once over all daemons; what cannot be made is said in the end.
 */
import { parsePeriod } from '../digest/period.ts';
import { sameAddress } from '../mail/addresses.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { type Asked, type AskedReport, claimAsked, endAsked } from '../shell/db/asked-store.ts';
import { isDatabaseAway } from '../shell/db/connection.ts';
import { loadPast } from '../shell/db/flag-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { faultFields } from '../shell/log.ts';
import type { Outcome } from '../staff/outcome.ts';
import { mailProblem } from '../staff/plan.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { readAgain } from './held-mail.ts';
import type { ReadMail } from './inquiry.ts';
import { factsOf, judgePeriod } from './make-digest.ts';
import { deskFor, type Office } from './office.ts';
import { recountCases } from './recount-cases.ts';
import { mailDigest } from './send-digests.ts';
import { type Report, reportOf } from './staff/reports.ts';
import { putAnswer } from './staff/staff-run.ts';

/**
 * Makes everything that was asked for.
 * @param onAnswered  called after each: answers wait in the outbox
 * @returns how many mails were answered
 */
export async function sendAsked(
  office: Office,
  signal: AbortSignal,
  onAnswered: () => void = () => undefined,
): Promise<number> {
  let answered = 0;
  while (!signal.aborted) {
    const asked = await claimAsked(office.db);
    if (asked === null) break;
    if (!(await tryToMake(office, asked))) continue;
    answered += 1;
    onAnswered();
  }
  return answered;
}

/** @returns false when it is tried once more, or another daemon makes it */
async function tryToMake(office: Office, asked: Asked): Promise<boolean> {
  const { attempts } = office.config.limits;
  if (asked.attempt > attempts) return await once(office, asked, refuse);
  try {
    return await once(office, asked, make);
  } catch (fault) {
    if (isDatabaseAway(fault)) throw fault;
    const { mailId, attempt } = asked;
    office.log.error('a report could not be made', { mail: mailId, attempt, ...faultFields(fault) });
    return asked.attempt < attempts ? false : await once(office, asked, refuse);
  }
}

type Work = (
  office: Office,
  tx: Db,
  asked: Asked,
  by: { readonly member: StaffMember; readonly read: ReadMail },
) => Promise<void>;

/** Does something about what was asked, in the transaction that ends it. */
async function once(office: Office, asked: Asked, work: Work): Promise<boolean> {
  const read = await readAgain(office, asked.mailId);
  const member = office.config.staff.find(({ address }) => sameAddress(address, asked.by));
  return await office.db.transaction().execute(async (tx) => {
    if (!(await endAsked(tx, asked.id, office.now()))) return false;
    // Whoever left the roster meanwhile is told nothing more.
    if (read === null || member === undefined) return false;
    await work(office, tx, asked, { member, read });
    return true;
  });
}

async function make(office: Office, tx: Db, asked: Asked, by: Parameters<Work>[3]): Promise<void> {
  const { member, read } = by;
  const desk = deskFor(office, read.claimed.desk);
  const reports: Report[] = [];
  // A digest sees to it itself that everything is counted.
  if (asked.reports.some(({ report }) => report !== 'digest')) await recountCases(office);
  for (const { report, period } of asked.reports) {
    if (report === 'digest') await sendDigest(office, tx, read, member, period);
    else reports.push(await reportOf({ office, tx, desk, member }, report, period));
  }
  if (reports.length === 0) return;
  const answers = reports.map(({ told }) => told);
  const files = reports.flatMap((report) => report.files);
  await answer(office, tx, asked, by, { kind: 'told', answers, state: null }, files);
}

async function sendDigest(
  office: Office,
  tx: Db,
  { claimed }: ReadMail,
  member: StaffMember,
  name: AskedReport['period'],
): Promise<void> {
  const desk = deskFor(office, claimed.desk);
  const period = parsePeriod(name ?? '');
  if (period === null) throw new Error(`${name} is no period`);
  const facts = await factsOf(office, desk, period);
  const judged = judgePeriod(office, facts, await loadPast(tx, desk.name));
  await mailDigest(office, tx, desk, judged, [member], 'whole');
}

async function refuse(office: Office, tx: Db, asked: Asked, by: Parameters<Work>[3]): Promise<void> {
  const original = by.read.mail.visibleText;
  const problems = [mailProblem('not-made')];
  await answer(office, tx, asked, by, { kind: 'nothing-done', state: null, problems, original });
}

async function answer(
  office: Office,
  tx: Db,
  { transaction }: Asked,
  { member, read }: Parameters<Work>[3],
  outcome: Outcome,
  files: Report['files'] = [],
): Promise<void> {
  const docket = openDocket(office.now(), new Map());
  putAnswer({ office, docket }, member, outcome, { caseIds: [], transaction, answers: read, files });
  await enterDocket(office, tx, docket);
}
