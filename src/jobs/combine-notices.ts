/**
 * Tells each person in one mail what came too fast to be told one by one (DESIGN §3 "Automatic limits and
 * breaker"). The mail is written in the transaction that marks its notices as told: each is in one mail.
 */
import { combinedModel } from '../letters/combined-model.ts';
import { listWaitingAddresses, takeNotices } from '../shell/db/notice-store.ts';
import { takeOutboundIds } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { deskFor, type Office } from './office.ts';
import { queueLetters, settingFor } from './write-letters.ts';

/** Long enough for the rest of a burst to come into the same mail, short enough for what is urgent. */
const PATIENCE_MS = 15 * 60_000;

/** A longer list is not read; the rest stands in the register. */
const MOST_SHOWN = 100;

/**
 * Writes one mail to everybody for whom a notice waits fifteen minutes or longer.
 * @returns number of mails written
 */
export async function combineNotices(office: Office, signal: AbortSignal): Promise<number> {
  const since = new Date(office.now().getTime() - PATIENCE_MS);
  let written = 0;
  for (const address of await listWaitingAddresses(office.db, since)) {
    if (signal.aborted) break;
    const told = await office.db.transaction().execute((tx) => tell(office, tx, address, since));
    if (told) written += 1;
  }
  return written;
}

/** @returns false when another daemon tells them */
async function tell(office: Office, tx: Db, address: string, since: Date): Promise<boolean> {
  const { config, templates } = office;
  const [outboundId] = await takeOutboundIds(tx, 1);
  if (outboundId === undefined) throw new Error('the outbox gave no number');
  const taken = await takeNotices(tx, address, { outboundId, since, most: MOST_SHOWN });
  if (taken === null) return false;
  const member = config.staff.find((each) => each.address === address);
  const to = member ?? config.coordinator;
  const desk = deskFor(office, taken.desk);
  const perHour = config.limits.staffNoticesPerHour;
  const meantFor = member === undefined ? address : null;
  const model = combinedModel(settingFor(office, desk, to.language), { ...taken, perHour, meantFor });
  const letter = 'staff/combined';
  const written = templates.render(letter, to.language, model);
  const order = {
    desk,
    letter,
    written,
    to,
    caseId: null,
    reference: null,
    automatic: true,
    answers: null,
  } as const;
  await queueLetters(office, tx, [order], [outboundId]);
  return true;
}
