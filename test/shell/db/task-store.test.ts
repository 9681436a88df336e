import { beforeEach, expect, test } from 'vitest';
import { ACKNOWLEDGEMENT_LETTERS } from '../../../src/case/case.ts';
import type { TaskKind } from '../../../src/shell/db/case-tables.ts';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { closeAcknowledged, closeTasks, openTasks } from '../../../src/shell/db/task-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { registerCase } from '../../support/stored-cases.ts';
import { emptyRegister, fetched, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
const LATER = new Date('2026-11-18T09:00:00Z');

beforeEach(async () => {
  await emptyRegister(database.db);
  await storeMails(
    database.db,
    [1, 2].map((uid) => fetched(uid)),
  );
});

const open = (kind: TaskKind, mailId: number) =>
  openTasks(database.db, [{ kind, desk: 'klachten', caseId: null, mailId, at: NOW }]);
const tasks = () =>
  database.db.selectFrom('staff_tasks').select(['kind', 'mail_id', 'done_at']).orderBy('id').execute();

test('a task is open from the moment it is made until somebody has done it', async () => {
  await open('held', 1);
  expect(await tasks()).toEqual([{ kind: 'held', mail_id: 1, done_at: null }]);
  await closeTasks(database.db, ['held'], { mailId: 1 }, LATER);
  expect(await tasks()).toEqual([{ kind: 'held', mail_id: 1, done_at: LATER }]);
});

test('doing a task leaves those about another mail and those of another kind', async () => {
  await open('held', 1);
  await open('held', 2);
  await open('quarantined', 1);
  await closeTasks(database.db, ['held'], { mailId: 1 }, LATER);
  expect((await tasks()).map(({ done_at }) => done_at)).toEqual([LATER, null, null]);
});

test('a task that was done keeps its time when the same is done again', async () => {
  await open('held', 1);
  await closeTasks(database.db, ['held'], { mailId: 1 }, NOW);
  await open('held', 1);
  await closeTasks(database.db, ['held'], { mailId: 1 }, LATER);
  expect((await tasks()).map(({ done_at }) => done_at)).toEqual([NOW, LATER]);
});

test('a task that is opened in a transaction that fails was never there', async () => {
  const failing = database.db.transaction().execute(async (tx) => {
    await openTasks(tx, [{ kind: 'held', desk: 'klachten', caseId: null, mailId: 1, at: NOW }]);
    throw new Error('the notice has no recipient');
  });
  await expect(failing).rejects.toThrow('the notice has no recipient');
  expect(await tasks()).toEqual([]);
});

test('what one case needs but once is open once, until it is done', async () => {
  const caseId = await registerCase(database.db);
  const burst = (mailId: number) => ({ kind: 'burst', desk: 'klachten', caseId, mailId, at: NOW }) as const;
  await openTasks(database.db, [burst(1), burst(2)]);
  await openTasks(database.db, [burst(2)]);
  expect(await tasks()).toEqual([{ kind: 'burst', mail_id: 1, done_at: null }]);
  await closeTasks(database.db, ['burst'], { mailId: 1 }, LATER);
  await openTasks(database.db, [burst(2)]);
  expect(await tasks()).toHaveLength(2);
});

test.each([...ACKNOWLEDGEMENT_LETTERS, 'complainant/reply'])(
  'to look after a letter ends with the confirmation of receipt where it was one: %s',
  async (letter) => {
    const caseId = await registerCase(database.db);
    const outboundId = await queueLetter(database.db, { caseId, letter });
    const about = { desk: 'klachten', caseId, mailId: null, outboundId, at: NOW };
    await openTasks(database.db, [{ kind: 'not-delivered', ...about }]);
    await closeAcknowledged(database.db, [caseId], LATER);
    const isOver = (await tasks()).every(({ done_at }) => done_at !== null);
    expect(isOver).toBe(ACKNOWLEDGEMENT_LETTERS.has(letter));
  },
);
