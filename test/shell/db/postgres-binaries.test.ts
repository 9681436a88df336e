import { chmod, cp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { findBinaries, majorOf, reachableBinaries, run } from '../../../src/shell/db/postgres-binaries.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Creating a database takes a second of a free machine, and many of a busy one.
vi.setConfig({ testTimeout: 120_000 });

const NOBODY = { uid: 65_534, gid: 65_534 };

test('a platform for which no PostgreSQL came along is told to name a server of its own', async () => {
  await expect(findBinaries('darwin-arm64')).rejects.toThrow(
    /darwin-arm64.*--omit=optional.*DATABASE_URL=postgres:\/\//,
  );
});

test('the PostgreSQL that came along says its major version', async () => {
  expect(await majorOf(await findBinaries())).toMatch(/^\d\d$/);
});

test('a program hears nothing of our environment, reads its input, and its exit code and words come back', async () => {
  const script = 'read word; echo "$word$HOME"; exit 3';
  const ended = await run('/bin/sh', ['-c', script], { account: null, cwd: '/', input: 'hello\n' });
  expect(ended).toEqual({ code: 3, output: 'hello\n' });
});

test.runIf(process.getuid?.() === 0)(
  'programs that another account cannot reach are copied to where it can',
  async () => {
    const { postgres } = await findBinaries();
    const hidden = await temporaryFolder();
    await cp(resolve(dirname(postgres), '..'), join(hidden, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const bin = join(hidden, 'native', 'bin');
    const binaries = {
      initdb: join(bin, 'initdb'),
      pgCtl: join(bin, 'pg_ctl'),
      postgres: join(bin, 'postgres'),
    };
    const home = await temporaryFolder();
    await chmod(home, 0o711);
    const reachable = await reachableBinaries(binaries, NOBODY, home);
    expect(reachable.postgres.startsWith(home)).toBe(true);
    expect(await run(reachable.initdb, ['-V'], { account: NOBODY, cwd: '/' })).toMatchObject({ code: 0 });
    expect(await reachableBinaries(binaries, NOBODY, home)).toEqual(reachable);
  },
);
