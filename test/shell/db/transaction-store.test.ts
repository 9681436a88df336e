import { beforeEach, expect, test } from 'vitest';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import {
  cancelWaiting,
  countRefused,
  endTransactions,
  findRepeated,
  holdTransaction,
  loadTails,
  type NewTransaction,
  saveTransactions,
  takeTransactionIds,
} from '../../../src/shell/db/transaction-store.ts';
import { NOTHING_LEFT_OUT } from '../../../src/staff/outcome.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { emptyRegister, fetched } from '../../support/stored-mails.ts';

const database = useDatabase();
let mailId = 0;

beforeEach(async () => {
  await emptyRegister(database.db);
  const [stored] = await storeMails(database.db, [fetched(1)]);
  mailId = stored?.mailId ?? 0;
});

const PLAN = { commands: [], note: 'Called her.', original: 'Called her.', leftOut: NOTHING_LEFT_OUT };
const WRITTEN = new Date('2026-11-17T09:58:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

/** A transaction of Bea, with the details of the test; gives its number. */
async function save(details: Partial<NewTransaction> = {}): Promise<number> {
  const [id = 0] = await takeTransactionIds(database.db, 1);
  const proof = { level: 'A2', source: 'boundary', domain: 'example.org', token: 31 } as const;
  const transaction: NewTransaction = {
    id,
    mailId,
    desk: 'klachten',
    by: 'bea@example.org',
    messageId: 'm1@mail.example.org',
    writtenAt: WRITTEN,
    status: 'done',
    proof,
    plan: PLAN,
    planDigest: 'p1',
    caseIds: [1001, 1002],
    revisions: new Map([[1001, 4]]),
    tail: [],
    madeAt: NOW,
    expiresAt: null,
    ...details,
  };
  await saveTransactions(database.db, [transaction]);
  return id;
}

const statusOf = async (id: number) => (await holdTransaction(database.db, id))?.status;

test('a transaction is kept with its plan, its proof and what its writer had seen', async () => {
  const id = await save();
  expect(await holdTransaction(database.db, id)).toEqual({
    id,
    mailId,
    desk: 'klachten',
    by: 'bea@example.org',
    messageId: 'm1@mail.example.org',
    writtenAt: WRITTEN,
    status: 'done',
    proof: { level: 'A2', source: 'boundary', domain: 'example.org', token: 31 },
    plan: PLAN,
    planDigest: 'p1',
    caseIds: [1001, 1002],
    revisions: new Map([[1001, 4]]),
    madeAt: NOW,
    doneAt: NOW,
    expiresAt: null,
  });
  expect(await holdTransaction(database.db, id + 1)).toBeNull();
});

test('a second question to a person cancels the first, and nobody else is concerned', async () => {
  const first = await save({ status: 'waiting', expiresAt: NOW });
  const ofLeo = await save({ status: 'waiting', by: 'leo@example.org' });
  const done = await save();
  await cancelWaiting(database.db, 'bea@example.org', NOW);
  expect(await Promise.all([first, ofLeo, done].map(statusOf))).toEqual(['cancelled', 'waiting', 'done']);
});

test('what waits is confirmed once', async () => {
  const id = await save({ status: 'waiting' });
  expect((await holdTransaction(database.db, id))?.doneAt).toBeNull();
  await endTransactions(database.db, [id], 'done', NOW);
  expect(await holdTransaction(database.db, id)).toMatchObject({ status: 'done', doneAt: NOW });
});

test('the same plan of the same person is found for ten minutes, by its Message-ID for ever', async () => {
  const id = await save({ madeAt: minutesAgo(11) });
  const asked = {
    by: 'bea@example.org',
    planDigest: 'p1',
    messageId: 'm2@mail.example.org',
    writtenAt: null,
  };
  expect((await findRepeated(database.db, { ...asked, since: minutesAgo(12) }))?.id).toBe(id);
  expect(await findRepeated(database.db, { ...asked, since: minutesAgo(10) })).toBeNull();
  const same = { ...asked, messageId: 'm1@mail.example.org', since: minutesAgo(10) };
  expect((await findRepeated(database.db, same))?.id).toBe(id);
  expect(await findRepeated(database.db, { ...same, planDigest: 'p2' })).toBeNull();
  expect(await findRepeated(database.db, { ...same, by: 'leo@example.org' })).toBeNull();
});

test('what was refused or undone is not a repetition when it is sent again', async () => {
  await save({ status: 'refused' });
  await save({ status: 'undone' });
  const asked = { by: 'bea@example.org', planDigest: 'p1', messageId: null, since: minutesAgo(10) };
  expect(await findRepeated(database.db, { ...asked, writtenAt: null })).toBeNull();
});

test('a mail with the same Date is the same mail for ever, even when it was taken back', async () => {
  const id = await save({ status: 'undone', madeAt: minutesAgo(600) });
  const again = { by: 'bea@example.org', planDigest: 'p1', messageId: 'm2@mail.example.org' };
  const since = minutesAgo(10);
  expect((await findRepeated(database.db, { ...again, writtenAt: WRITTEN, since }))?.id).toBe(id);
  expect(await findRepeated(database.db, { ...again, writtenAt: NOW, since })).toBeNull();
});

test('mails of which nothing was carried out are counted for each person', async () => {
  await save({ status: 'refused', madeAt: minutesAgo(50) });
  await save({ status: 'refused', madeAt: minutesAgo(61) });
  await save({ status: 'refused', by: 'leo@example.org' });
  expect(await countRefused(database.db, 'bea@example.org', minutesAgo(60))).toEqual({
    count: 1,
    first: minutesAgo(50),
  });
  expect(await countRefused(database.db, 'els@example.org', minutesAgo(60))).toEqual({
    count: 0,
    first: null,
  });
});

test('the last lines of the latest mails of a person are given, newest first', async () => {
  await save({ tail: ['Groet', 'Bea'], madeAt: minutesAgo(2) });
  await save({ tail: [] });
  await save({ tail: ['Bea'], madeAt: minutesAgo(1) });
  const tails = await loadTails(database.db, ['bea@example.org', 'leo@example.org']);
  expect([...tails]).toEqual([['bea@example.org', [['Bea'], ['Groet', 'Bea']]]]);
});
