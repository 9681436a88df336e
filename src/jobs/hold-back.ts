/**
 * The limits of automatic mail to complainants, looked at where it is written, in the transaction that holds its
 * cases: one confirmation of receipt for each case, a few automatic mails on a case in a day, and the breaker
 * over all of them. What a person asked for is none of its business (inbound.md G3; DESIGN §3 "Automatic limits
 * and breaker").
 */
import { ACKNOWLEDGEMENT_LETTERS } from '../case/case.ts';
import { LETTERS } from '../letters/letters.ts';
import { countSinceRelease, tripBreaker } from '../shell/db/breaker-store.ts';
import { holdMarks } from '../shell/db/locks.ts';
import { type CaseAnswers, countOnCases } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { announce } from './announce.ts';
import type { Docket, LetterOrder } from './docket.ts';
import { isNearLimit } from './near-limit.ts';
import { tellOfBreaker } from './notify-staff.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand } from './run-commands.ts';

/**
 * Takes from the docket what its case may not have, with a task and a notice in its place; trips the breaker when
 * the rest is more than may leave in ten minutes.
 */
export async function holdBack(office: Office, tx: Db, docket: Docket): Promise<void> {
  await withholdBeyondCase(office, tx, docket);
  const orders = docket.letters.filter(isAutomaticOutside);
  const last = orders.at(-1);
  if (last === undefined) return;
  const limit = office.config.limits.totalPerTenMinutes;
  const mails = orders.length + (await countBefore(tx, docket.at, orders.length, limit));
  if (mails <= limit || !(await tripBreaker(tx, docket.at, mails))) return;
  office.log.error('automatic mail to complainants is paused', { mails });
  tellOfBreaker(office, docket, last.desk, mails);
}

/** Mails since the last release, those that others write at this moment included where it matters. */
async function countBefore(tx: Db, at: Date, coming: number, limit: number): Promise<number> {
  const counted = await countSinceRelease(tx, at);
  if (!isNearLimit(counted, coming, limit)) return counted;
  await holdMarks(tx, ['automatic mail']);
  return countSinceRelease(tx, at);
}

function isAutomaticOutside({ automatic, letter }: LetterOrder): boolean {
  return automatic && LETTERS[letter].audience === 'complainant';
}

async function withholdBeyondCase(office: Office, tx: Db, docket: Docket): Promise<void> {
  const orders = docket.letters.filter(isAutomaticOutside);
  const isNew = (caseId: number) => docket.events.some((event) => event.caseId === caseId && event.seq === 1);
  const known = orders.map(({ caseId }) => caseId).filter((caseId) => caseId !== null && !isNew(caseId));
  const counts = new Map(
    await countOnCases(
      tx,
      known.filter((caseId) => caseId !== null),
      ACKNOWLEDGEMENT_LETTERS,
      docket.at,
    ),
  );
  for (const order of orders) {
    if (order.caseId === null) continue;
    const before = counts.get(order.caseId) ?? NOTHING_YET;
    const because = reasonsAgainst(order, before, office.config.limits.perCasePerDay);
    if (because.length > 0) withhold(office, docket, order, order.caseId, because);
    else counts.set(order.caseId, withOneMore(before, order));
  }
}

const NOTHING_YET: CaseAnswers = { lastDay: 0, acknowledged: false };

function reasonsAgainst(
  { letter }: LetterOrder,
  { lastDay, acknowledged }: CaseAnswers,
  perDay: number,
): readonly string[] {
  const isSecond = ACKNOWLEDGEMENT_LETTERS.has(letter) && acknowledged;
  return [...(isSecond ? ['acknowledged-before'] : []), ...(lastDay >= perDay ? ['limit-case'] : [])];
}

function withOneMore({ lastDay, acknowledged }: CaseAnswers, { letter }: LetterOrder): CaseAnswers {
  return { lastDay: lastDay + 1, acknowledged: acknowledged || ACKNOWLEDGEMENT_LETTERS.has(letter) };
}

function withhold(
  office: Office,
  docket: Docket,
  order: LetterOrder,
  caseId: number,
  because: readonly string[],
): void {
  const { at } = docket;
  const mailId = order.answers?.claimed.id ?? null;
  docket.letters.splice(docket.letters.indexOf(order), 1);
  docket.tasks.push({ kind: 'acknowledge', desk: order.desk.name, caseId, mailId, at });
  const by = { kind: 'bot' } as const;
  const change = runCommand(office, docket, caseId, {
    type: 'withhold_acknowledgement',
    at,
    by,
    mailId,
    because,
  });
  announce(office, docket, expectDone(change), null);
}
