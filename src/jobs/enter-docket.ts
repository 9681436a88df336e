/**
 * Enters a docket in the register, inside the caller's transaction: one statement for each kind of row,
 * however many mails brought them about.
 */
import { isAboutMoney, moneyOwed } from '../case/money-owed.ts';
import { parseReference } from '../case/reference.ts';
import { insertEvents } from '../shell/db/case-log.ts';
import { saveCases } from '../shell/db/case-rows.ts';
import { finishMails, listAttachments, placeMails, rememberThreads } from '../shell/db/filed-store.ts';
import { insertMeasureEvents } from '../shell/db/measure-log.ts';
import { saveMeasures } from '../shell/db/measure-store.ts';
import { flagAddresses } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { carryTasks, closeAcknowledged, closeTasks, openTasks } from '../shell/db/task-store.ts';
import { saveTransactions } from '../shell/db/transaction-store.ts';
import { noteTroubles } from '../shell/db/trouble-store.ts';
import { caseRow } from './case-row.ts';
import type { Docket } from './docket.ts';
import { holdBack } from './hold-back.ts';
import { linkRepeats } from './link-repeats.ts';
import { type Office, rulesFor } from './office.ts';
import { printUnasked } from './print-letters.ts';
import { writeLetters } from './write-letters.ts';

/** Writes everything on the docket; cases first, because the other rows name them. */
export async function enterDocket(office: Office, tx: Db, docket: Docket): Promise<void> {
  await linkRepeats(office, tx, docket);
  await printUnasked(office, docket);
  await holdBack(office, tx, docket);
  const { at, events, letters, tasks, flagged, filed } = docket;
  await insertEvents(tx, events);
  await saveCases(tx, changedCases(office, docket), at);
  await enterMeasures(office, tx, docket);
  await saveTransactions(tx, docket.transactions);
  await writeLetters(office, tx, letters);
  const { owing = [], settled = [] } = Object.groupBy(moneyCases(docket), ({ owed }) =>
    owed > 0 ? 'owing' : 'settled',
  );
  await openTasks(tx, [
    ...tasks,
    ...owing.map(({ caseId, desk }) => ({ kind: 'to-pay', desk, caseId, mailId: null, at }) as const),
  ]);
  await closeAcknowledged(tx, acknowledgedCases(docket), at);
  for (const caseId of postedCases(docket)) await closeTasks(tx, ['to-post'], { caseId }, at);
  for (const { caseId } of settled) await closeTasks(tx, ['to-pay'], { caseId }, at);
  for (const { from, into } of mergedCases(docket)) await carryTasks(tx, from, into);
  await placeMails(tx, docket.placed);
  await flagAddresses(tx, flagged);
  await noteTroubles(tx, docket.troubles);
  const mails = filed.map(({ filing, caseId }) => ({ ...filing, mailId: filing.claimed.id, caseId }));
  await rememberThreads(
    tx,
    mails.filter(({ fate }) => fate.secondDeliveryOf === null),
  );
  await listAttachments(tx, mails);
  await finishMails(tx, mails, at);
}

async function enterMeasures(
  { calendar }: Office,
  tx: Db,
  { at, measures, measureEvents }: Docket,
): Promise<void> {
  const numbers = new Set(measureEvents.map(({ measure }) => measure));
  await insertMeasureEvents(tx, measureEvents);
  const changed = [...numbers].flatMap((number) => measures.get(number)?.state ?? []);
  await saveMeasures(tx, changed, calendar, at);
}

/** Cases on which something happened and whose complainant knows that the complaint arrived. */
function acknowledgedCases({ cases, changed }: Docket): readonly number[] {
  return [...changed].filter((caseId) => cases.get(caseId)?.state.acknowledgement.state === 'given');
}

/** Cases of which a printed letter went by post. */
function postedCases({ events }: Docket): readonly number[] {
  return events.filter(({ type }) => type === 'letter_posted').map(({ caseId }) => caseId);
}

/** Cases on which money was spoken of, and what we owe now; what is owed waits for somebody after the end as well. */
function moneyCases({ events, cases }: Docket) {
  const caseIds = new Set(events.flatMap(({ type, caseId }) => (isAboutMoney(type) ? [caseId] : [])));
  return [...caseIds].flatMap((caseId) => {
    const state = cases.get(caseId)?.state;
    return state === undefined ? [] : [{ caseId, desk: state.desk, owed: moneyOwed(state) }];
  });
}

/** Cases that go on in another one from now on. */
function mergedCases({ events, cases }: Docket): readonly { readonly from: number; readonly into: number }[] {
  return events.flatMap(({ type, caseId }) => {
    const reference = type === 'case_merged' ? (cases.get(caseId)?.state.mergedInto ?? null) : null;
    const into = reference === null ? null : parseReference(reference);
    return into === null ? [] : [{ from: caseId, into }];
  });
}

function changedCases(office: Office, { cases, changed }: Docket) {
  return [...changed].flatMap((caseId) => {
    const state = cases.get(caseId)?.state;
    if (state === undefined) throw new Error(`case ${caseId} is on the docket without being held`);
    return [caseRow(caseId, state, rulesFor(office, state.profile))];
  });
}
