/**
 * One PostgreSQL for a whole run of the tests: vitest starts it before the first file and stops it after the
 * last. It lives in a folder of its own, so that several runs at once do not meet. The template is migrated
 * once; each test file gets a copy of it (`database.ts`).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase, openSession } from '../../src/shell/db/connection.ts';
import { openEmbedded } from '../../src/shell/db/embedded.ts';
import { migrateToLatest } from '../../src/shell/db/migrate.ts';
import { databaseUrl, TEMPLATE } from './database-url.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database of the server in which databases can be made. */
    databaseServerUrl: string;
    /** Where its files lie. */
    databaseServerFolder: string;
  }
}

/** Called by vitest; returns what stops the server. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-test-'));
  const server = await openEmbedded(folder, { fsync: false });
  await makeTemplate(server.url);
  project.provide('databaseServerUrl', server.url);
  project.provide('databaseServerFolder', folder);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const server = await openSession(serverUrl);
  await server.query(`create database ${TEMPLATE}`);
  await server.close();
  const { db, close } = openDatabase(databaseUrl(serverUrl, TEMPLATE), { max: 1 });
  await migrateToLatest(db);
  await close();
}
