import { expect, test } from 'vitest';
import { countOutbox, countPending, countTasks } from '../../../src/shell/db/health-store.ts';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { openTasks } from '../../../src/shell/db/task-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { fetched, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
const LATER = new Date(NOW.getTime() + 60_000);

test('an empty register waits for nothing', async () => {
  const nothing = { count: 0, oldest: null };
  expect(await countOutbox(database.db, NOW)).toEqual(nothing);
  expect(await countPending(database.db)).toEqual(nothing);
  expect(await countTasks(database.db)).toEqual(new Map());
});

test('mail counts from when it could leave, tasks and stored mail from when they came', async () => {
  await queueLetter(database.db, { sendAfter: LATER });
  expect(await countOutbox(database.db, NOW)).toEqual({ count: 0, oldest: null });
  expect(await countOutbox(database.db, LATER)).toEqual({ count: 1, oldest: LATER });
  await storeMails(database.db, [fetched(1)]);
  expect(await countPending(database.db)).toEqual({ count: 1, oldest: NOW });
  const task = { kind: 'held', desk: 'klachten', caseId: null, mailId: 1 } as const;
  await openTasks(database.db, [
    { ...task, at: LATER },
    { ...task, at: NOW },
  ]);
  expect(await countTasks(database.db)).toEqual(new Map([['held', { count: 2, oldest: NOW }]]));
});
