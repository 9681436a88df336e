import { chmod, mkdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { becomeStarter, findPlace } from '../../../src/shell/db/cluster-place.ts';
import { openSession } from '../../../src/shell/db/connection.ts';
import { openEmbedded } from '../../../src/shell/db/embedded.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Creating a database takes a second of a free machine, and many of a busy one.
vi.setConfig({ testTimeout: 120_000 });

const ROOT = process.getuid?.() === 0;

test('nobody else can read the password, enter the files or reach the socket, and a wrong password is refused', async () => {
  const folder = inject('databaseServerFolder');
  expect(await modeOf(join(folder, 'password'))).toBe(0o600);
  expect(await modeOf(join(folder, 'pgdata'))).toBe(0o700);
  expect(await modeOf(join(folder, 'socket'))).toBe(0o700);
  const wrong = new URL(inject('databaseServerUrl'));
  wrong.password = 'guessed';
  await expect(openSession(wrong.href)).rejects.toThrow('password authentication failed');
});

test.runIf(ROOT)('as root PostgreSQL gets an account that no other program of this machine has', async () => {
  const { uid } = await stat(join(inject('databaseServerFolder'), 'pgdata'));
  expect(uid).toBeGreaterThanOrEqual(60_578);
  expect(uid).toBeLessThan(61_184);
});

test('a path longer than a socket may have works through a short one, unless somebody else prepared that', async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o711);
  const deep = join(folder, 'the complaints desk of a municipality '.repeat(3), 'keeps its register here');
  const { socket } = await findPlace(deep);
  expect(socket).toMatch(/^\/tmp\/redress-/);
  await mkdir(socket);
  await chmod(socket, 0o777);
  await expect(openEmbedded(deep, { fsync: false })).rejects.toThrow(/not a private folder .* remove it/);
  await rm(socket, { recursive: true });

  const { url, close } = await openEmbedded(deep, { fsync: false });
  expect(await modeOf(socket)).toBe(0o700);
  const session = await openSession(url);
  expect(await session.query('select 1 as one')).toEqual([{ one: 1 }]);
  await session.close();
  await close();
  await expect(stat(socket)).rejects.toThrow('ENOENT');
});

test('the right to start is held by one caller at a time', async () => {
  const place = await findPlace(await temporaryFolder());
  const release = await becomeStarter(place);
  expect(release).not.toBeNull();
  expect(await becomeStarter(place)).toBeNull();
  release?.();
  const again = await becomeStarter(place);
  expect(again).not.toBeNull();
  again?.();
});

test.runIf(ROOT)(
  'below a folder that only root can enter, the files lie elsewhere and a link says where',
  async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o700);
    const data = join(folder, 'data');
    const server = await openEmbedded(data, { fsync: false });
    const elsewhere = await readlink(join(data, 'postgresql'));
    onTestFinished(() => rm(elsewhere, { recursive: true }));
    const session = await openSession(server.url);
    await session.query("create table notes as select 'kept' as text");
    await session.close();
    await server.close();

    // Also when the folder can be entered later: the register stays where it is.
    await chmod(folder, 0o755);
    const again = await openEmbedded(data, { fsync: false });
    onTestFinished(again.close);
    const second = await openSession(again.url);
    expect(await second.query('select text from notes')).toEqual([{ text: 'kept' }]);
    await second.close();
  },
);

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}
