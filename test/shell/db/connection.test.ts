import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isDatabaseAway, openDatabase, openSession } from '../../../src/shell/db/connection.ts';
import { openEmbedded } from '../../../src/shell/db/embedded.ts';
import { TransientError } from '../../../src/shell/transient-error.ts';
import { useDatabase } from '../../support/database.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Creating a database takes a second of a free machine, and many of a busy one.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();

test('counts and identities are numbers, days are ISO dates, instants are dates', async () => {
  const { rows } = await sql`select 9007199254740991::bigint as id, date '2026-11-22' as due_on,
    timestamptz '2026-11-22 09:30+01' as at, current_setting('application_name') as program`.execute(
    database.db,
  );
  expect(rows).toEqual([
    {
      id: Number.MAX_SAFE_INTEGER,
      due_on: '2026-11-22',
      at: new Date('2026-11-22T08:30:00Z'),
      program: 'redress',
    },
  ]);
});

test('a fault of the work itself is not taken for an absent database', async () => {
  const addFlag = () =>
    database.db
      .insertInto('address_flags')
      .values({ address: 'piet@example.org', reason: 'bounce' })
      .execute();
  await addFlag();
  const fault: unknown = await addFlag().catch((caught: unknown) => caught);
  expect(fault).toMatchObject({ code: '23505' });
  expect(isDatabaseAway(fault)).toBe(false);
  expect(isDatabaseAway(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toBe(
    false,
  );
});

test.each([
  { code: '53100', what: 'a full disk' },
  { code: '53200', what: 'no memory left' },
  { code: '53300', what: 'no free connection' },
])('$what is a fault of the database, not of what was asked', async ({ code }) => {
  const fault: unknown = await sql
    .raw(`do $$ begin raise exception 'no room' using errcode = '${code}'; end $$`)
    .execute(database.db)
    .catch((caught: unknown) => caught);
  expect(fault).toMatchObject({ message: 'no room', cause: { code } });
  expect(isDatabaseAway(fault)).toBe(true);
});

test('two that wait for each other: one goes through, the other may do its work again', async () => {
  const lock = (key: number) => sql`select pg_advisory_xact_lock(${key})`;
  const [one, other] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const crossing = (first: number, second: number, held: () => void) =>
    database.db.transaction().execute(async (transaction) => {
      await lock(first).execute(transaction);
      held();
      await Promise.all([one.promise, other.promise]);
      await lock(second).execute(transaction);
    });
  const both = await Promise.allSettled([crossing(1, 2, one.resolve), crossing(2, 1, other.resolve)]);
  const faults = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toBeInstanceOf(TransientError);
  expect(isDatabaseAway(faults[0])).toBe(false);
});

test('a statement that was prepared before a migration works again at once', async () => {
  const { db, close } = openDatabase(database.url, { max: 1 });
  onTestFinished(close);
  const read = () => db.selectFrom('mailbox_states').selectAll().where('desk', '=', 'inbox').execute();
  await read();
  await sql`alter table mailbox_states add column note text`.execute(database.db);
  onTestFinished(async () => {
    await sql`alter table mailbox_states drop column note`.execute(database.db);
  });
  const fault: unknown = await read().catch((caught: unknown) => caught);
  expect(fault).toBeInstanceOf(TransientError);
  expect(await read()).toEqual([]);
});

test('a connection that the server ends while it is idle ends nothing else', async () => {
  const { db, close } = openDatabase(database.url, { max: 1 });
  onTestFinished(close);
  const own = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  await sql`select pg_terminate_backend(${own.rows[0]?.pid})`.execute(database.db);
  await expect
    .poll(() => sql`select 1 as one`.execute(db).then(({ rows }) => rows, isDatabaseAway))
    .toEqual([{ one: 1 }]);
});

test('a connection that the server ends between two statements of a transaction is an absent database', async () => {
  const { db, close } = openDatabase(database.url, { max: 1 });
  onTestFinished(close);
  const cut = db.transaction().execute(async (transaction) => {
    const own = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await sql`select pg_terminate_backend(${own.rows[0]?.pid})`.execute(database.db);
    await sleep(100);
    await sql`select 1`.execute(transaction);
  });
  expect(await cut.catch(isDatabaseAway)).toBe(true);
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});

test('a connection that is ended in the middle of a statement is an absent database', async () => {
  const session = await openSession(database.url);
  const [own] = await session.query('select pg_backend_pid() as pid');
  const waiting = session.query('select pg_sleep(30)').catch(isDatabaseAway);
  await sql`select pg_terminate_backend(${own?.['pid']})`.execute(database.db);
  expect(await waiting).toBe(true);
  await expect.poll(() => session.lost.aborted).toBe(true);
});

test('a server that was stopped, a name that nobody knows and a server without room are absent databases', async () => {
  const server = await openEmbedded(await temporaryFolder(), { fsync: false });
  const { db, close } = openDatabase(server.url, { max: 2 });
  onTestFinished(close);
  await sql`select 1`.execute(db);
  await sql`alter database redress connection limit 0`.execute(db);
  const crowded: unknown = await openSession(server.url).catch((caught: unknown) => caught);
  expect(crowded).toMatchObject({ cause: { code: '53300' } });
  expect(isDatabaseAway(crowded)).toBe(true);

  await server.close();
  const stopped: unknown = await sql`select 1`.execute(db).catch((caught: unknown) => caught);
  expect(isDatabaseAway(stopped)).toBe(true);
  expect(isDatabaseAway(new Error('the mail could not be stored', { cause: stopped }))).toBe(true);

  const unknown = openSession('postgres://redress:secret@database.invalid/redress');
  expect(await unknown.catch(isDatabaseAway)).toBe(true);
});
