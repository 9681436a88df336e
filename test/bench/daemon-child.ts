/**
 * The daemon as an operator runs it: `redress run` as a process of its own with a configuration file. What
 * is measured or killed is then the daemon alone.
 */
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { writeConfiguration } from '../support/configuration.ts';
import { startRedress } from '../support/redress.ts';

/** Who hears of everything; not at the domain of the desk. */
export const COORDINATOR = 'els.de.boer@example.net';

/** The mail server whose results the daemon believes. */
export const TRUSTED_SERVER = 'mx.example.org';

/** The servers on this machine that the daemon works with; `limits` has the keys of the file. */
export type DaemonSetting = {
  readonly imapPort: number;
  readonly user: string;
  readonly smtpPort: number;
  readonly databaseUrl: string;
  readonly limits?: Readonly<Record<string, number>>;
};

export type DaemonChild = {
  /** Rejects when the process ends without having been told to. */
  readonly failed: Promise<never>;
  /** The most memory that was resident so far, in bytes (proc(5), VmHWM). */
  readonly peakMemory: () => Promise<number>;
  /** Tells it to stop, and waits until it has. */
  readonly stop: () => Promise<void>;
  /** Ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
};

/** Writes the configuration file; all mail that is in the mailbox is taken in. @returns its path */
export function writeDaemonSetting(setting: DaemonSetting): string {
  const { imapPort, user, smtpPort, databaseUrl, limits = {} } = setting;
  const local = { host: '127.0.0.1', security: 'none' };
  const imap = { ...local, port: imapPort, user, auth: { password: 'secret' }, takeOlderMail: '1990-01-01' };
  const content = {
    organisation: { name: 'Bouwbedrijf Van Dijk', phone: '030 123 45 67' },
    language: 'nl',
    database: { url: databaseUrl },
    desks: [
      {
        name: 'klachten',
        address: 'klachten@example.org',
        senderName: 'Klachten Van Dijk',
        imap,
        trustedAuthServ: TRUSTED_SERVER,
        smtp: { ...local, port: smtpPort },
      },
    ],
    staff: [{ name: 'Els de Boer', address: COORDINATOR, roles: ['handler', 'coordinator'] }],
    limits,
    log: { level: 'warn' },
  };
  // What is JSON is YAML as well.
  return writeConfiguration(JSON.stringify(content, null, 2));
}

/**
 * Starts the daemon.
 * @param configuration  path of its configuration file
 * @param logFile        gets what it says, behind what is there
 */
export function startDaemonChild(configuration: string, logFile: string): DaemonChild {
  const log = openSync(logFile, 'a');
  const child = startRedress(['run', '--config', configuration], { stdio: ['ignore', log, log] });
  closeSync(log);
  // Whatever ends us ends it, too.
  process.once('exit', () => child.kill('SIGKILL'));
  let told = false;
  const ended = once(child, 'exit');
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => undefined);
  child.on('exit', (code, signal) => {
    if (!told) reject(new Error(`the daemon ended by itself (${code ?? signal}): ${logFile} says why`));
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    told = true;
    child.kill(signal);
    await ended;
  };
  return {
    failed,
    peakMemory: () => peakOf(child.pid ?? 0),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const found = /^VmHWM:\s+(?<kilobytes>\d+) kB$/mu.exec(status)?.groups?.['kilobytes'];
  if (found === undefined) throw new Error('the process has no peak of resident memory');
  return Number(found) * 1024;
}
