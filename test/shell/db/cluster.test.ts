import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { openSession } from '../../../src/shell/db/connection.ts';
import { openEmbedded } from '../../../src/shell/db/embedded.ts';
import { useDatabase } from '../../support/database.ts';
import { sharedFolder } from '../../support/temporary-folder.ts';

const database = useDatabase();
const folder = sharedFolder();

beforeAll(async () => {
  await chmod(folder.path, 0o711);
  await mkdir(join(folder.path, 'creating-half', 'pgdata'), { recursive: true });
  const { close } = await openEmbedded(folder.path, { fsync: false });
  await close();
});

test('what a creation that was cut short left behind is cleared away', async () => {
  const names = await readdir(folder.path);
  expect(names).toContain('pgdata');
  expect(names.filter((name) => name.startsWith('creating-'))).toEqual([]);
});

test('a folder of another PostgreSQL major is refused with both versions and the steps, and left as it is', async () => {
  const version = join(folder.path, 'pgdata', 'PG_VERSION');
  const made = await readFile(version, 'utf8');
  await writeFile(version, '17\n');
  await expect(openEmbedded(folder.path, { fsync: false })).rejects.toThrow(
    /made by PostgreSQL 17, .* brings PostgreSQL 18, .*redress backup FILE.*redress restore FILE/,
  );
  expect(await readFile(version, 'utf8')).toBe('17\n');
  await writeFile(version, made);
});

test('a process file left by a power cut does not matter when its number belongs to another program', async () => {
  const processFile = join(folder.path, 'pgdata', 'postmaster.pid');
  await writeFile(processFile, `${process.pid}\n${folder.path}\n1\n5432\n\n\nready\n`);
  const { url, close } = await openEmbedded(folder.path, { fsync: false });
  const session = await openSession(url);
  expect(await session.query('select 1 as one')).toEqual([{ one: 1 }]);
  await session.close();
  await close();
});

test('a settings file and a socket folder that are gone are made anew', async () => {
  await rm(join(folder.path, 'pgdata', 'redress.conf'));
  await rm(join(folder.path, 'socket'), { recursive: true, force: true });
  const { url, close } = await openEmbedded(folder.path, { fsync: false });
  const session = await openSession(url);
  expect(await session.query('show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  await session.close();
  await close();
});

test('the database keeps UTF-8, sorts by code point, counts time in UTC, and Redress is no administrator', async () => {
  const session = await openSession(database.url);
  const [settings] = await session.query(`select current_setting('server_encoding') as encoding,
    current_setting('timezone') as timezone, upper('é') as upper, 'Z' < 'a' as by_code_point,
    rolsuper as administrator
    from pg_roles where rolname = current_user`);
  expect(settings).toEqual({
    encoding: 'UTF8',
    timezone: 'UTC',
    upper: 'É',
    by_code_point: true,
    administrator: false,
  });
  await session.close();
});

test('the log of the database names no values and no statements', async () => {
  const session = await openSession(database.url);
  const flag = `insert into address_flags values ('kees@example.org', 'bounce')`;
  await session.query(flag);
  await expect(session.query(flag)).rejects.toThrow('duplicate key');
  await session.close();
  const readLog = () => logOf(inject('databaseServerFolder'));
  // Another process of the server writes it, a moment later.
  await expect.poll(readLog).toContain('duplicate key value violates unique constraint "address_flags_pkey"');
  expect(await readLog()).not.toMatch(/kees@example\.org|insert into/);
});

async function logOf(home: string): Promise<string> {
  const names = (await readdir(join(home, 'log'))).filter((name) => name.startsWith('postgresql-'));
  return (await Promise.all(names.map((name) => readFile(join(home, 'log', name), 'utf8')))).join('');
}
