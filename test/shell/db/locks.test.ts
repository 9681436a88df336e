import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { holdLock, withinTransaction } from '../../../src/shell/db/locks.ts';
import type { Db } from '../../../src/shell/db/tables.ts';
import { useDatabase } from '../../support/database.ts';
import { runProgram } from '../../support/process.ts';

const database = useDatabase();

test('a mailbox has one reader, and the next may read when it lets go', async () => {
  const first = await holdLock(database.url, 'reader inbox');
  expect(first).not.toBeNull();
  expect(await holdLock(database.url, 'reader inbox')).toBeNull();
  const other = await holdLock(database.url, 'reader archive');
  expect(other).not.toBeNull();
  await other?.release();

  await first?.release();
  expect(first?.lost.aborted).toBe(false);
  const second = await holdLock(database.url, 'reader inbox');
  expect(second).not.toBeNull();
  await second?.release();
});

test('a lock that was released is free at once', async () => {
  for (let times = 0; times < 30; times += 1) {
    const lock = await holdLock(database.url, 'reader inbox');
    expect(lock).not.toBeNull();
    await lock?.release();
  }
});

test('the lock of a daemon that is killed is taken over', async () => {
  const daemon = runProgram(new URL('../../support/lock-holder.ts', import.meta.url), [
    database.url,
    'reader inbox',
  ]);
  expect(await daemon.firstLine).toBe('held');
  expect(await holdLock(database.url, 'reader inbox')).toBeNull();
  await daemon.kill();
  await expect
    .poll(async () => {
      const lock = await holdLock(database.url, 'reader inbox');
      await lock?.release();
      return lock !== null;
    })
    .toBe(true);
});

test('a reader whose connection breaks hears that it holds nothing any more', async () => {
  const lock = await holdLock(database.url, 'reader inbox');
  onTestFinished(async () => lock?.release());
  await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`.execute(database.db);
  await expect.poll(() => lock?.lost.aborted).toBe(true);
});

test('work in a transaction joins the one that is open, and opens one where there is none', async () => {
  const isOpen = async (db: Db) => withinTransaction(db, async (tx) => [tx.isTransaction, tx === db]);
  expect(await isOpen(database.db)).toEqual([true, false]);
  expect(await database.db.transaction().execute(isOpen)).toEqual([true, true]);
});
