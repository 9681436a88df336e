/**
 * A real Dovecot of our own in a temporary folder on free ports, for the contract tests that the sandbox
 * server passes too. Any user name logs in with the password `secret`. Needs no privileges; as root it
 * runs as `nobody`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { answers } from './answers.ts';
import { freePorts } from './free-port.ts';
import { pathOf } from './needs.ts';

export type Dovecot = {
  /** Plain and STARTTLS. */
  readonly imapPort: number;
  readonly imapsPort: number;
  readonly lmtpPort: number;
  /** PEM of the certificate of `localhost`, which is its own authority. */
  readonly ca: string;
  /** Puts mails into the inbox of `user`, byte for byte, in this order. */
  readonly deliver: (user: string, ...raws: readonly Buffer[]) => Promise<void>;
  /** Delivers as a mail server does, with the trace headers that Dovecot adds. */
  readonly deliverByLmtp: (user: string, raw: Buffer) => Promise<void>;
  /** Gives the inbox of `user` another UIDVALIDITY. */
  readonly renumber: (user: string) => Promise<void>;
  /** Makes the mails of `user` in which `words` stand unreadable for Dovecot itself, which then hangs up. */
  readonly spoil: (user: string, words: string) => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const AS_NOBODY = process.getuid?.() === 0;
const NOBODY = 65_534;

/** Starts Dovecot and waits until it answers. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-dovecot-'));
  const [imapPort = 0, imapsPort = 0, lmtpPort = 0] = await freePorts(3);
  await mkdir(join(folder, 'run'));
  await mkdir(join(folder, 'mail'));
  makeCertificate(folder);
  await writeFile(join(folder, 'dovecot.conf'), configuration(folder, imapPort, imapsPort, lmtpPort));
  if (AS_NOBODY) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
  let server = await run(folder, imapPort);
  let delivered = 0;
  return {
    imapPort,
    imapsPort,
    lmtpPort,
    ca: await readFile(join(folder, 'cert.pem'), 'utf8'),
    deliver: async (user, ...raws) => {
      const inbox = join(folder, 'mail', user);
      await makeMaildir(inbox);
      for (const raw of raws) {
        delivered += 1;
        // Dovecot numbers mails that are new together by the order of their names.
        await putInto(inbox, `${String(1_700_000_000 + delivered)}.M${delivered}.test`, raw);
      }
    },
    deliverByLmtp: async (user, raw) => {
      const transport = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, ignoreTLS: true });
      const to = `${user}@example.org`;
      await transport.sendMail({ envelope: { from: 'post@example.net', to }, raw });
    },
    renumber: (user) => renumber(join(folder, 'mail', user)),
    spoil: async (user, words) => {
      for (const name of ['new', 'cur']) await spoil(join(folder, 'mail', user, name), words);
    },
    restart: async () => {
      await end(server);
      server = await run(folder, imapPort);
    },
    stop: async () => {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function makeCertificate(folder: string): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const out = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, ...out], { stdio: 'ignore' });
}

async function run(folder: string, port: number): Promise<ChildProcess> {
  const command = [pathOf('dovecot') ?? 'dovecot', '-F', '-c', join(folder, 'dovecot.conf')];
  const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const [program = '', ...args] = AS_NOBODY ? [...asNobody, ...command] : command;
  // A process group of its own: sessions outlive the master, and must end with it.
  const server = spawn(program, args, { stdio: 'ignore', detached: true });
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) break;
    if (await answers(port)) return server;
    await sleep(100);
  }
  server.kill('SIGKILL');
  throw new Error(`Dovecot did not start:\n${await readFile(join(folder, 'dovecot.log'), 'utf8')}`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  if (server.pid === undefined) return;
  process.kill(-server.pid, 'SIGTERM');
  await once(server, 'exit');
}

async function makeMaildir(inbox: string): Promise<void> {
  for (const path of [inbox, ...['tmp', 'new', 'cur'].map((name) => join(inbox, name))]) {
    await mkdir(path, { recursive: true });
    if (AS_NOBODY) await chown(path, NOBODY, NOBODY);
  }
}

async function putInto(inbox: string, name: string, raw: Buffer): Promise<void> {
  const path = join(inbox, 'tmp', name);
  await writeFile(path, raw);
  if (AS_NOBODY) await chown(path, NOBODY, NOBODY);
  await rename(path, join(inbox, 'new', name));
}

async function spoil(inbox: string, words: string): Promise<void> {
  for (const name of await readdir(inbox)) {
    const path = join(inbox, name);
    if ((await readFile(path, 'utf8')).includes(words)) await chmod(path, 0);
  }
}

/** First line of `dovecot-uidlist`: `3 V<uidvalidity> N<uidnext> ...`; the indexes are made again from it. */
async function renumber(inbox: string): Promise<void> {
  const path = join(inbox, 'dovecot-uidlist');
  const list = await readFile(path, 'utf8');
  for (const name of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache']) {
    await rm(join(inbox, name), { force: true });
  }
  await writeFile(
    path,
    list.replace(/V(\d+)/, (_, value: string) => `V${Number(value) + 1_000}`),
  );
}

function configuration(folder: string, imapPort: number, imapsPort: number, lmtpPort: number): string {
  const { username } = userInfo();
  const user = AS_NOBODY ? 'nobody' : username;
  const group = AS_NOBODY ? 'nogroup' : execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 0
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_max_userip_connections = 50
shutdown_clients = yes
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%n
}
mail_location = maildir:${folder}/mail/%n
mail_fsync = never
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
`;
}
