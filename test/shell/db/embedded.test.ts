import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openSession } from '../../../src/shell/db/connection.ts';
import { openEmbedded } from '../../../src/shell/db/embedded.ts';
import { runProgram } from '../../support/process.ts';
import { sharedFolder, temporaryFolder } from '../../support/temporary-folder.ts';

// Creating a database takes a second of a free machine, and many of a busy one.
vi.setConfig({ testTimeout: 120_000 });

const USER = new URL('../../support/database-user.ts', import.meta.url);
const NOBODY = { uid: 65_534, gid: 65_534 };

const folder = sharedFolder();

test('the first process creates the database, the next joins it, and the last to leave stops it', async () => {
  const first = runProgram(USER, [folder.path]);
  const url = await first.firstLine;
  const pid = await postmasterPid(folder.path);
  const joined = await openEmbedded(folder.path);
  expect(joined.url).toBe(url);

  expect(await first.leave()).toBe(0);
  expect(await answers(url)).toBe(true);
  expect(await postmasterPid(folder.path)).toBe(pid);

  await joined.close();
  expect(await postmasterPid(folder.path)).toBeNull();
  await expect(openSession(url)).rejects.toThrow('cannot be reached');
});

test('what was written is there after the database was stopped and started again', async () => {
  const steps: string[] = [];
  const before = await openEmbedded(folder.path);
  expect(await ask(before.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  await ask(before.url, "create table notes as select 'kept' as text");
  await before.close();
  const after = await openEmbedded(folder.path, { onStep: (text) => steps.push(text) });
  expect(steps).toEqual(['starting the database']);
  expect(await ask(after.url, 'select text from notes')).toEqual([{ text: 'kept' }]);
  await after.close();
});

test('a database whose PostgreSQL is killed is started again under the feet of its users', async () => {
  const steps: string[] = [];
  const server = await openEmbedded(folder.path, { onStep: (text) => steps.push(text) });
  const pid = await postmasterPid(folder.path);
  process.kill(pid ?? 0, 'SIGKILL');
  await expect.poll(() => steps, { timeout: 20_000 }).toContain('the database went away: starting it again');
  await expect.poll(() => answers(server.url), { timeout: 20_000 }).toBe(true);
  expect(await postmasterPid(folder.path)).not.toBe(pid);
  await server.close();
  expect(await postmasterPid(folder.path)).toBeNull();
});

test('after a kill of PostgreSQL and of all that used it the next process starts and finds everything', async () => {
  const user = runProgram(USER, [folder.path]);
  const url = await user.firstLine;
  await ask(url, "create table letters as select 'sent' as text");
  const pid = await postmasterPid(folder.path);
  await user.kill();
  process.kill(pid ?? 0, 'SIGKILL');

  const next = await openEmbedded(folder.path);
  expect(await ask(next.url, 'select text from letters')).toEqual([{ text: 'sent' }]);
  await next.close();
});

test('a killed user leaves PostgreSQL running, and the next to leave stops it', async () => {
  const user = runProgram(USER, [folder.path]);
  const url = await user.firstLine;
  await user.kill();
  expect(await answers(url)).toBe(true);
  const next = await openEmbedded(folder.path);
  await next.close();
  expect(await postmasterPid(folder.path)).toBeNull();
});

test('of three processes that start at the same moment one starts the database and the others join', async () => {
  const fresh = await temporaryFolder();
  const starters = [1, 2, 3].map(() => runProgram(USER, [fresh]));
  const urls = await Promise.all(starters.map((starter) => starter.firstLine));
  expect(new Set(urls).size).toBe(1);
  expect(await Promise.all(starters.map((starter) => starter.leave()))).toEqual([0, 0, 0]);
  expect(await postmasterPid(fresh)).toBeNull();
});

test.runIf(process.getuid?.() === 0)('an ordinary user has a database in a folder of its own', async () => {
  const own = await temporaryFolder(NOBODY);
  const user = runProgram(USER, [own], NOBODY);
  const url = await user.firstLine;
  expect(await answers(url)).toBe(true);
  expect(await user.leave()).toBe(0);
  expect(await postmasterPid(own)).toBeNull();
});

async function postmasterPid(folder: string): Promise<number | null> {
  const file = await readFile(join(folder, 'pgdata', 'postmaster.pid'), 'utf8').catch(() => null);
  return file === null ? null : Number.parseInt(file, 10);
}

async function ask(url: string, statement: string) {
  const session = await openSession(url);
  const rows = await session.query(statement);
  await session.close();
  return rows;
}

async function answers(url: string): Promise<boolean> {
  return ask(url, 'select 1').then(
    () => true,
    () => false,
  );
}
