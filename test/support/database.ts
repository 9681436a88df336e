/**
 * A database for a test file: a copy of the migrated template, made before its first test and dropped after
 * its last. Real PostgreSQL, no stand-in: what the tests prove about locks and transactions holds.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { type DatabaseHandle, openDatabase, openSession } from '../../src/shell/db/connection.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import { databaseUrl, TEMPLATE } from './database-url.ts';

/** Read `db` and `url` inside tests only: they exist from the first test on. */
export type TestDatabase = { readonly db: Db; readonly url: string };

/**
 * Gives the calling test file (or describe block) a database of its own.
 * @param from  `template`: migrated; `nothing`: without any table
 */
export function useDatabase(from: 'template' | 'nothing' = 'template'): TestDatabase {
  const serverUrl = inject('databaseServerUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = databaseUrl(serverUrl, name);
  let handle: DatabaseHandle | undefined;
  beforeAll(async () => {
    await onServer(
      serverUrl,
      `create database ${name} template ${from === 'template' ? TEMPLATE : 'template0'}`,
    );
    handle = openDatabase(url, { max: 4 });
  });
  afterAll(async () => {
    await handle?.close();
    await onServer(serverUrl, `drop database ${name} with (force)`);
  });
  return {
    url,
    get db() {
      if (handle === undefined) throw new Error('the test database exists from the first test on');
      return handle.db;
    },
  };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const session = await openSession(serverUrl);
  await session.query(statement);
  await session.close();
}
