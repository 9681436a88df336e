/** Earlier complaints that new ones may be the same as, out of the register. */
import { expect, test } from 'vitest';
import { clocksOf } from '../../../src/case/clocks.ts';
import type { CaseEvent, ComplaintRegistered } from '../../../src/case/events.ts';
import { replay } from '../../../src/case/evolve.ts';
import { printReference } from '../../../src/case/reference.ts';
import { countCase } from '../../../src/digest/case-tally.ts';
import { findEarlierComplaints } from '../../../src/shell/db/alike-store.ts';
import { saveCases } from '../../../src/shell/db/case-rows.ts';
import { newChain } from '../../../src/shell/db/case-store.ts';
import { useDatabase } from '../../support/database.ts';
import { logOf, RULES, registered, TUESDAY } from '../../support/given.ts';
import { append, takeNumber } from '../../support/stored-cases.ts';

const database = useDatabase();
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(TUESDAY.getTime() - days * DAY_MS).toISOString();

async function aCase(changes: Partial<ComplaintRegistered>, ...later: readonly CaseEvent[]): Promise<number> {
  const { db } = database;
  const caseId = await takeNumber(db);
  const facts = [registered({ ...changes, reference: printReference(caseId) }), ...later];
  const state = replay(logOf(facts));
  await db.transaction().execute(async (tx) => {
    await append(tx, newChain(caseId), ...facts);
    await saveCases(
      tx,
      [{ caseId, state, clocks: clocksOf(state, RULES), promises: [], counts: countCase(state, RULES) }],
      TUESDAY,
    );
  });
  return caseId;
}

const from = (address: string) => ({ complainant: { address, name: '' } });
const point = (text: string) => ({ points: [{ number: 1, text }] });
const found = async (changes: { readonly address?: string; readonly objectKey?: string | null }) =>
  (
    await findEarlierComplaints(database.db, [
      { caseId: 9999, desk: 'desk', address: '', objectKey: null, receivedAt: TUESDAY, ...changes },
    ])
  ).map(({ caseId }) => caseId);

test('those of the same person, about the same object, and the newest of the desk are found, each once', async () => {
  const old = { receivedAt: daysAgo(80) };
  const hers = await aCase({ ...old, ...from('anna@example.net') });
  const home = await aCase({
    ...old,
    ...from('piet@example.net'),
    ...point('Lek in Dorpsstraat 12, 1234 AB'),
  });
  const gone = await aCase(
    { ...from('anna@example.net') },
    { type: 'case_merged', into: printReference(hers) },
  );
  const longAgo = await aCase({ ...from('anna@example.net'), receivedAt: daysAgo(120) });
  const newest: number[] = [];
  for (let index = 0; index < 20; index += 1) newest.push(await aCase({ ...from(`${index}@example.com`) }));
  const recent = newest.slice(0, 20);
  const hits = await found({ address: 'anna@example.net', objectKey: '1234ab-12' });
  expect(hits).toContain(hers);
  expect(hits).toContain(home);
  expect(hits).not.toContain(gone);
  expect(hits).not.toContain(longAgo);
  expect(new Set(hits).size).toBe(hits.length);
  expect(hits.filter((id) => recent.includes(id)).length).toBeGreaterThanOrEqual(19);
  expect(hits.length).toBeLessThanOrEqual(22);
});

test('the words are those of the complaint as it was registered', async () => {
  const caseId = await aCase({ ...from('karin@example.net'), ...point('De deur klemt.') });
  const [facts] = (
    await findEarlierComplaints(database.db, [
      { caseId: 9999, desk: 'desk', address: 'karin@example.net', objectKey: null, receivedAt: TUESDAY },
    ])
  ).filter((each) => each.caseId === caseId);
  expect(facts).toMatchObject({ text: 'De deur klemt.', stage: 'received', closedAt: null, objectKey: null });
});

test('a complaint is not its own predecessor, and other desks are left alone', async () => {
  const own = await aCase({ ...from('eva@example.net') });
  const elsewhere = await aCase({ ...from('eva@example.net'), desk: 'verhuur' });
  const hits = await findEarlierComplaints(database.db, [
    { caseId: own, desk: 'desk', address: 'eva@example.net', objectKey: null, receivedAt: TUESDAY },
  ]);
  expect(hits.map(({ caseId }) => caseId)).not.toContain(own);
  expect(hits.map(({ caseId }) => caseId)).not.toContain(elsewhere);
});
