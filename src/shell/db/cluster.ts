/**
 * Creating, starting and stopping the embedded PostgreSQL with its own programs (initdb, postgres, pg_ctl), as
 * a process of its own that outlives ours. Only whoever holds the right to start calls `startCluster`.
 */
import { randomBytes } from 'node:crypto';
import {
  chown,
  lchown,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount, type Place, prepareSocketFolder, removeSocketFolder } from './cluster-place.ts';
import {
  type Account,
  type Binaries,
  findBinaries,
  majorOf,
  reachableBinaries,
  run,
} from './postgres-binaries.ts';

export type ClusterOptions = {
  /** False only in tests: faster, and a power cut may then lose everything. */
  readonly fsync: boolean;
  readonly onStep: (text: string) => void;
};

/**
 * Makes the database when there is none, and starts it when it does not run. Leftovers of a killed PostgreSQL
 * are cleared away; it repairs itself from its log.
 * @throws an Error that says what to do when it cannot be started
 */
export async function startCluster(place: Place, options: ClusterOptions): Promise<void> {
  const found = await findBinaries();
  const account = await chooseAccount(place);
  const binaries = await reachableBinaries(found, account, place.home);
  const major = await majorOf(found);
  if (!(await exists(join(place.cluster, 'PG_VERSION')))) {
    options.onStep('creating the database');
    await createCluster(place, binaries, account, options);
  }
  await refuseOtherMajor(place, major);
  // Files that root copied or restored belong to root, as whom PostgreSQL does not run.
  if (account !== null && (await stat(place.cluster)).uid === 0) await giveTo(place.cluster, account);
  if (await runs(place)) return waitForOther(place);
  options.onStep('starting the database');
  await rm(join(place.cluster, 'postmaster.pid'), { force: true });
  await prepareSocketFolder(place, account);
  await writeSettings(place, account, options);
  await launch(place, binaries, account);
}

/** Stops it and waits until its files are closed; sessions that are open end. Needs the right to start, too. */
export async function stopCluster(place: Place): Promise<void> {
  const account = await chooseAccount(place);
  const binaries = await reachableBinaries(await findBinaries(), account, place.home);
  const args = ['-D', 'pgdata', '-w', '-t', '60', '-m', 'fast', 'stop'];
  const { code, output } = await run(binaries.pgCtl, args, { account, cwd: place.home });
  if (code !== 0 && (await runs(place)))
    throw new Error(`PostgreSQL in ${place.home} does not stop: ${output.trim()}`);
  await removeSocketFolder(place);
}

// Made aside and renamed, so that a database exists whole or not at all.
async function createCluster(
  place: Place,
  binaries: Binaries,
  account: Account,
  { fsync }: ClusterOptions,
): Promise<void> {
  await removeHalfMade(place);
  const aside = join(place.home, `${HALF_MADE}${randomBytes(12).toString('hex')}`);
  await mkdir(aside, { mode: 0o700 });
  // initdb wants an account that has a name. Nothing secret lies there: the administrator's password is
  // thrown away, and of ours only the verifier is written.
  const maker = account === null ? null : await nobody();
  await writeFile(join(aside, 'admin'), randomBytes(32).toString('hex'), { mode: 0o600 });
  if (maker !== null) await giveTo(aside, maker);
  const init = ['-D', 'pgdata', '-U', 'admin', '-A', 'scram-sha-256', '--pwfile=admin', '--encoding=UTF8'];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const made = await run(binaries.initdb, [...init, ...locale, ...(fsync ? [] : ['--no-sync'])], {
    account: maker,
    cwd: aside,
  });
  if (made.code !== 0)
    throw new Error(`PostgreSQL could not be created in ${place.home}: ${made.output.trim()}`);
  const filled = await run(binaries.postgres, ['--single', '-D', 'pgdata', 'postgres'], {
    account: maker,
    cwd: aside,
    input: FIRST_STATEMENTS(place.password),
  });
  if (filled.code !== 0 || /ERROR|FATAL/.test(filled.output)) {
    throw new Error(`the database could not be created in ${place.home}: ${filled.output.trim()}`);
  }
  await includeSettings(join(aside, 'pgdata'));
  if (account !== null) await giveTo(join(aside, 'pgdata'), account);
  await rename(join(aside, 'pgdata'), place.cluster);
  await rm(aside, { recursive: true });
}

const HALF_MADE = 'creating-';

// One statement a line, as single-user mode reads them. Redress owns its database and is no administrator.
const FIRST_STATEMENTS = (password: string) => `create role redress login createdb password '${password}'
create database redress owner redress template template0
`;

async function removeHalfMade(place: Place): Promise<void> {
  for (const name of await readdir(place.home)) {
    if (name.startsWith(HALF_MADE)) await rm(join(place.home, name), { recursive: true });
  }
}

async function nobody(): Promise<Account> {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8'));
  if (line === null)
    throw new Error(
      'PostgreSQL refuses to run as root and there is no user "nobody": run Redress as an ordinary user',
    );
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

async function giveTo(folder: string, account: NonNullable<Account>): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, name), account.uid, account.gid);
  }
  await chown(folder, account.uid, account.gid);
}

async function includeSettings(data: string): Promise<void> {
  const file = await open(join(data, 'postgresql.conf'), 'a');
  await file.write("\ninclude_if_exists 'redress.conf'\n");
  await file.close();
}

async function refuseOtherMajor(place: Place, major: string): Promise<void> {
  const made = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (made === major) return;
  throw new Error(
    `the database in ${place.home} was made by PostgreSQL ${made}, this version of Redress brings PostgreSQL ` +
      `${major}, which cannot read it. Nothing was changed. To move: (1) with the version of Redress that made ` +
      'it: redress backup FILE; (2) move this folder away; (3) with this version: redress restore FILE',
  );
}

// Whether the process of postmaster.pid is PostgreSQL in this folder: after a power cut its number may belong
// to any other program.
async function runs(place: Place): Promise<boolean> {
  const file = await readFile(join(place.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = /^\d+/.exec(file)?.[0];
  if (pid === undefined) return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return folder !== null && folder === (await realpath(place.cluster));
}

// It is just starting, repairing itself or stopping; the caller knocks again.
async function waitForOther(place: Place): Promise<void> {
  for (let tries = 0; tries < 300 && (await runs(place)); tries += 1) {
    if (/^ready/m.test(await readFile(join(place.cluster, 'postmaster.pid'), 'utf8').catch(() => ''))) return;
    await sleep(100);
  }
}

async function writeSettings(place: Place, account: Account, { fsync }: ClusterOptions): Promise<void> {
  const file = join(place.cluster, 'redress.conf');
  const folder = place.socket.replaceAll('"', '""').replaceAll('\\', '\\\\').replaceAll("'", "''");
  await writeFile(
    file,
    SETTINGS.replace('%SOCKET%', () => folder).replaceAll('%FSYNC%', fsync ? 'on' : 'off'),
  );
  if (account !== null) await chown(file, account.uid, account.gid);
}

// The log names no values and no rows (terse, no statement): it lies outside the register, where a purge does
// not reach. There is no replication, so its bookkeeping is left out.
const SETTINGS = `# Written by Redress at each start; put settings of your own in postgresql.conf below the include.
listen_addresses = ''
port = 5432
unix_socket_directories = '"%SOCKET%"'
unix_socket_permissions = 0700
fsync = %FSYNC%
full_page_writes = %FSYNC%
max_connections = 200
wal_level = minimal
max_wal_senders = 0
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = '../log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_truncate_on_rotation = on
log_error_verbosity = terse
log_min_error_statement = panic
log_checkpoints = off
`;

async function launch(place: Place, binaries: Binaries, account: Account): Promise<void> {
  const log = join(place.home, 'log');
  await mkdir(log, { recursive: true, mode: 0o700 });
  if (account !== null) await giveTo(log, account);
  const args = ['-D', 'pgdata', '-w', '-t', '600', '-l', 'log/start.log', 'start'];
  // A killed PostgreSQL leaves helpers that hold its memory until they notice, a second or so.
  for (let tries = 0; tries < 20; tries += 1) {
    await rm(join(log, 'start.log'), { force: true });
    const { code, output } = await run(binaries.pgCtl, args, { account, cwd: place.home });
    if (code === 0) return;
    const said = await readFile(join(log, 'start.log'), 'utf8').catch(() => output);
    if (!/pre-existing shared memory/.test(said)) {
      throw new Error(
        `PostgreSQL in ${place.home} could not be started: ${said.trim().split('\n').slice(-5).join('; ')}`,
      );
    }
    await sleep(500);
  }
  throw new Error(`PostgreSQL in ${place.home} could not be started: processes of an earlier one do not end`);
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
