/**
 * A private Postfix in a temporary folder that turns failed deliveries into genuine delivery reports
 * (RFC 3464). Mail for `example.org` goes to an LMTP server, all else to an SMTP server of the test.
 * Postfix can only be started by root; the system's own instance is not touched.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './answers.ts';
import { freePorts } from './free-port.ts';
import { needs, pathOf } from './needs.ts';

export type Postfix = {
  /** Takes mail from anybody on loopback. */
  readonly smtpPort: number;
  readonly stop: () => Promise<void>;
};

export type PostfixRoutes = { readonly lmtpPort: number; readonly elsewherePort: number };

/** True when a private Postfix can run here. Says loudly when not, and throws under CI. */
export function canRunPostfix(): boolean {
  if (!needs('postfix')) return false;
  if (process.getuid?.() === 0) return true;
  process.stderr.write('\n*** SKIPPED: Postfix needs root: the tests against it do not run ***\n\n');
  return false;
}

/** Starts Postfix and waits until it answers. */
export async function startPostfix(routes: PostfixRoutes): Promise<Postfix> {
  const root = await mkdtemp(join(tmpdir(), 'redress-postfix-'));
  const [smtpPort = 0] = await freePorts(1);
  // Its daemons run as `postfix` and must be able to enter.
  await chmod(root, 0o755);
  const conf = join(root, 'conf');
  for (const name of ['conf', 'queue', 'data']) await mkdir(join(root, name));
  execFileSync('chown', ['postfix', join(root, 'data')]);
  await writeFile(join(conf, 'main.cf'), mainConfiguration(root, routes));
  await writeFile(join(conf, 'master.cf'), masterConfiguration(smtpPort));
  const server = spawn(pathOf('postfix') ?? 'postfix', ['-c', conf, 'start-fg'], {
    stdio: 'ignore',
    detached: true,
  });
  for (let tries = 0; tries < 100 && server.exitCode === null; tries += 1) {
    if (await answers(smtpPort)) return { smtpPort, stop: () => stop(server, root) };
    await sleep(100);
  }
  const log = await readFile(join(root, 'mail.log'), 'utf8').catch(() => 'it wrote no log');
  await stop(server, root);
  throw new Error(`Postfix did not start:\n${log}`);
}

async function stop(server: ChildProcess, root: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    execFileSync(pathOf('postfix') ?? 'postfix', ['-c', join(root, 'conf'), 'stop'], { stdio: 'ignore' });
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  }
  await rm(root, { recursive: true, force: true });
}

function mainConfiguration(root: string, { lmtpPort, elsewherePort }: PostfixRoutes): string {
  return `
compatibility_level = 3.6
queue_directory = ${root}/queue
data_directory = ${root}/data
maillog_file = ${root}/mail.log
maillog_file_prefixes = ${root}
myhostname = mx.example.org
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = example.org
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:${lmtpPort}
default_transport = smtp:[127.0.0.1]:${elsewherePort}
smtp_tls_security_level = none
smtpd_tls_security_level = none
smtputf8_enable = yes
minimal_backoff_time = 300s
`;
}

function masterConfiguration(smtpPort: number): string {
  const services = [
    [`127.0.0.1:${smtpPort}`, 'inet', 'n', '-', 'smtpd'],
    ['cleanup', 'unix', 'n', '0', 'cleanup'],
    ['qmgr', 'unix', 'n', '1', 'qmgr'],
    ['rewrite', 'unix', '-', '-', 'trivial-rewrite'],
    ['bounce', 'unix', '-', '0', 'bounce'],
    ['defer', 'unix', '-', '0', 'bounce'],
    ['trace', 'unix', '-', '0', 'bounce'],
    ['flush', 'unix', 'n', '0', 'flush'],
    ['proxymap', 'unix', '-', '-', 'proxymap'],
    ['smtp', 'unix', '-', '-', 'smtp'],
    ['error', 'unix', '-', '-', 'error'],
    ['retry', 'unix', '-', '-', 'error'],
    ['lmtp', 'unix', '-', '-', 'lmtp'],
    ['anvil', 'unix', '-', '1', 'anvil'],
    ['scache', 'unix', '-', '1', 'scache'],
    ['postlog', 'unix-dgram', 'n', '1', 'postlogd'],
    ['pickup', 'unix', 'n', '1', 'pickup'],
    ['tlsmgr', 'unix', '-', '1', 'tlsmgr'],
    ['showq', 'unix', 'n', '-', 'showq'],
  ];
  // Columns: service type private unprivileged chroot wakeup maxproc command.
  return `${services.map(([name, type, open, most, command]) => `${name} ${type} ${open} - n - ${most} ${command}`).join('\n')}\n`;
}
