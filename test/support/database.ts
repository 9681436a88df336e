/**
 * A database for a test file: a copy of the migrated template, made before its first test and dropped after
 * its last. Real PostgreSQL, no stand-in: what the tests prove about locks and transactions holds.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
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
    await drop(serverUrl, name);
  });
  return {
    url,
    get db() {
      if (handle === undefined) throw new Error('the test database exists from the first test on');
      return handle.db;
    },
  };
}

/** The address of a database, for programs that a test starts. */
export async function urlOf(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  return databaseUrl(inject('databaseServerUrl'), rows[0]?.name ?? '');
}

const PATIENCE = 20;

/** While the server itself cleans up in a database, its owner may not end that: it is over in a moment. */
async function drop(serverUrl: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onServer(serverUrl, `drop database ${name} with (force)`);
    } catch (fault) {
      const isBusy =
        fault instanceof Error && fault.message.includes('permission denied to terminate process');
      if (!isBusy || attempt === PATIENCE) throw fault;
      await sleep(100);
    }
  }
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const session = await openSession(serverUrl);
  try {
    await session.query(statement);
  } finally {
    await session.close();
  }
}
