/**
 * Where the embedded PostgreSQL lives: its folder, its password, its socket, and the account it runs as
 * (DESIGN.md §3 "Embedded database": a socket in a 0700 folder and scram with a 0600 password file, never
 * `trust`, never an account that other programs share).
 *
 * The folder holds `pgdata` (the database), `password`, `socket` and `log`. Where we are root and another
 * account cannot enter the data folder, all of them are below /var/lib/redress and the data folder holds a
 * link `postgresql` to them.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { type Account, run } from './postgres-binaries.ts';

export type Place = {
  readonly home: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly socket: string;
  readonly password: string;
  readonly url: string;
};

/** Finds the place of a data folder, and makes its folder and password when they are not there. */
export async function findPlace(dataFolder: string): Promise<Place> {
  const home = await findHome(dataFolder);
  const password = await readPassword(join(home, 'password'));
  const socket = socketFolder(home);
  const url = `postgres://redress:${password}@${encodeURIComponent(socket)}/redress`;
  return { home, cluster: join(home, 'pgdata'), socket, password, url };
}

/**
 * The account that PostgreSQL runs as: we ourselves, or where we are root the owner of the database files,
 * or for a new one a number that no account of this machine has.
 */
export async function chooseAccount(place: Place): Promise<Account> {
  const owner = await stat(place.cluster).catch(() => null);
  if (!isRoot()) {
    if (owner === null || owner.uid === process.getuid?.()) return null;
    throw new Error(`${place.cluster} belongs to user ${owner.uid}: run Redress as that user, or as root`);
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const taken = await readFile('/etc/passwd', 'utf8');
  let uid = randomInt(FIRST_FREE_UID, LAST_FREE_UID);
  while (taken.includes(`:${uid}:`)) uid = randomInt(FIRST_FREE_UID, LAST_FREE_UID);
  return { uid, gid: uid };
}

/** Makes the socket folder anew, or refuses one that somebody else prepared. */
export async function prepareSocketFolder(place: Place, account: Account): Promise<void> {
  const owner = account?.uid ?? process.getuid?.();
  // Below our own folder nobody can prepare anything; below /tmp anybody can.
  const found = place.socket.startsWith(place.home) ? null : await lstat(place.socket).catch(() => null);
  if (found !== null && (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0)) {
    throw new Error(`${place.socket} is not a private folder of PostgreSQL: remove it and start again`);
  }
  await removeSocketFolder(place);
  await mkdir(place.socket, { mode: 0o700 });
  if (account !== null) await chown(place.socket, account.uid, account.gid);
}

/** Removes the socket folder and what a killed PostgreSQL left in it. */
export async function removeSocketFolder(place: Place): Promise<void> {
  await rm(place.socket, { recursive: true, force: true });
}

/** Removes a database that nobody uses: the data folder, and the files that lie elsewhere because we are root. */
export async function removePlace(dataFolder: string): Promise<void> {
  const home = await realpath(join(dataFolder, 'postgresql')).catch(() => null);
  if (home !== null && dirname(home) === RELOCATED) await rm(home, { recursive: true, force: true });
  await rm(dataFolder, { recursive: true, force: true });
}

/**
 * The right to create and start the database in this place, which one process has at a time. It is a socket
 * in the kernel's abstract namespace: it goes when its holder dies and leaves nothing stale. The password
 * makes its name one that only we can know.
 * @returns a function that gives it back, or null when another process has it
 */
export async function becomeStarter(place: Place): Promise<(() => void) | null> {
  const name = createHash('sha256').update(`starter ${place.password} ${place.home}`).digest('hex');
  const { promise, resolve, reject } = Promise.withResolvers<(() => void) | null>();
  const server = createServer();
  server.on('error', (fault) =>
    'code' in fault && fault.code === 'EADDRINUSE' ? resolve(null) : reject(fault),
  );
  server.listen(`\0redress-${name}`, () => resolve(() => server.close()));
  return promise;
}

// Between the numbers that systemd gives to containers and those of its dynamic users, and below 65536, which
// is all that a container without privileges has (systemd.io/UIDS-GIDS).
const FIRST_FREE_UID = 60_578;
const LAST_FREE_UID = 61_184;

const SOCKET_NAME = '.s.PGSQL.5432';
/** The kernel's limit for the path of a socket, without the closing zero (unix(7)). */
const MOST_PATH_BYTES = 107;

const RELOCATED = '/var/lib/redress';

async function findHome(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  const folder = await realpath(dataFolder);
  if (!isRoot()) return folder;
  const linked = join(folder, 'postgresql');
  const names = await readdir(folder);
  if (names.includes('postgresql')) return realpath(linked);
  // Mode 0700 is what root's own tools give a new folder; of one that is still empty we may choose the mode.
  if (names.length === 0) await chmod(folder, 0o711);
  if (await canBeEntered(folder)) return folder;
  if (names.includes('pgdata')) {
    throw new Error(
      `PostgreSQL refuses to run as root, and no other account can enter ${folder}, where its files are. ` +
        'Let others enter that folder and those above it (chmod o+x), or run Redress as their owner',
    );
  }
  const home = join(RELOCATED, `${basename(folder)}-${shortHash(folder)}`);
  await mkdir(home, { recursive: true, mode: 0o711 });
  await symlink(home, linked).catch(keepIfThere);
  return realpath(linked);
}

// Asked of an account without any right, since every other has at least as many.
async function canBeEntered(folder: string): Promise<boolean> {
  const account = { uid: FIRST_FREE_UID, gid: FIRST_FREE_UID };
  const { code } = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { account, cwd: '/' });
  return code === 0;
}

// Written beside and linked into place, so that nobody ever reads half a password.
async function readPassword(file: string): Promise<string> {
  const found = await readFile(file, 'utf8').catch(() => null);
  if (found !== null) return found.trim();
  const draft = `${file}-${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  await link(draft, file).catch(keepIfThere);
  await rm(draft);
  return (await readFile(file, 'utf8')).trim();
}

function socketFolder(home: string): string {
  const folder = join(home, 'socket');
  const path = join(folder, SOCKET_NAME);
  return Buffer.byteLength(path) <= MOST_PATH_BYTES ? folder : `/tmp/redress-${shortHash(home)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function keepIfThere(fault: unknown): void {
  if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
