/**
 * The daemon in tests as an operator has it: a configuration file, a mailbox on a real server, a database,
 * and a mail server that takes what leaves. In this process it can be watched closely; `startRedress`
 * (redress.ts) runs the same configuration as a process of its own.
 */
import { expect, onTestFinished, vi } from 'vitest';
import type { Config } from '../../src/config.ts';
import { openDesk, runDaemon } from '../../src/desk.ts';
import type { Office } from '../../src/jobs/office.ts';
import { type Clock, systemClock } from '../../src/shell/clock.ts';
import type { Log, LogFields } from '../../src/shell/log.ts';
import { readConfig } from '../../src/shell/read-config.ts';
import { writeConfiguration } from './configuration.ts';

/** Who hears of everything; not at the domain of the desk, so that the sink takes the notices. */
export const COORDINATOR = 'els.de.boer@example.net';

/** What a test says of the configuration; the keys of `desk` and `limits` are those of the file. */
export type Setting = {
  readonly databaseUrl: string;
  readonly smtpPort: number;
  readonly desks: readonly DeskSetting[];
  readonly limits?: Readonly<Record<string, number>>;
  readonly coordinator?: string;
};

export type DeskSetting = {
  readonly name?: string;
  readonly address?: string;
  readonly language?: 'nl' | 'en';
  /** Beside host, security, user and password. */
  readonly imap: { readonly port: number; readonly user: string } & Readonly<Record<string, unknown>>;
};

/** Writes the configuration file. @returns its path */
export function writeSetting(setting: Setting): string {
  const { databaseUrl, smtpPort, desks, limits = {}, coordinator = COORDINATOR } = setting;
  const person = { name: 'Els de Boer', address: coordinator, roles: ['handler', 'coordinator'] };
  const content = {
    organisation: { name: 'Bouwbedrijf Van Dijk', phone: '030 123 45 67' },
    language: 'nl',
    database: { url: databaseUrl },
    desks: desks.map(({ imap, ...desk }) => ({
      name: 'klachten',
      address: 'klachten@example.org',
      senderName: 'Klachten Van Dijk',
      ...desk,
      imap: { host: '127.0.0.1', security: 'none', auth: { password: 'secret' }, ...imap },
      smtp: { host: '127.0.0.1', port: smtpPort, security: 'none' },
    })),
    staff: [person],
    limits,
  };
  // What is JSON is YAML as well.
  return writeConfiguration(JSON.stringify(content, null, 2));
}

/** Reads a configuration file as the program does. */
export function readSetting(path: string): Config {
  const reading = readConfig(path, {});
  if (!reading.ok) throw new Error(reading.errors.join('\n'));
  return reading.config;
}

export type LogLine = { readonly level: string; readonly message: string; readonly fields: LogFields };

/** A log that a test can read. */
export function keptLog(): { readonly log: Log; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const keep =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void lines.push({ level, message, fields });
  const log = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
  return { log, lines };
}

export type Daemon = {
  readonly office: Office;
  readonly lines: readonly LogLine[];
  /** Tells the daemon to stop, and waits until running work has ended. */
  readonly stop: () => Promise<void>;
};

/** Runs the daemon in this process until `stop`, at the latest until the test is over. */
export async function startDaemon(config: Config, now: Clock = systemClock): Promise<Daemon> {
  const { log, lines } = keptLog();
  const desk = await openDesk(config, { now, log });
  const ending = new AbortController();
  const ended = runDaemon(desk, ending.signal).finally(desk.close);
  // A daemon that ends by a fault is found by whoever stops it.
  ended.catch(() => undefined);
  const stop = async () => {
    ending.abort();
    await ended;
  };
  onTestFinished(stop);
  return { office: desk.office, lines, stop };
}

/** Starts the daemon and waits until it has looked at every mailbox once. */
export async function startReading(config: Config): Promise<Daemon> {
  const daemon = await startDaemon(config);
  const looked = () =>
    daemon.office.db.selectFrom('mailbox_states').select('desk').where('reconciled_at', 'is not', null);
  await eventually(async () => expect(await looked().execute()).toHaveLength(config.desks.length));
  return daemon;
}

/** Waits until `check` no longer throws; what it threw last tells why it did not come about in time. */
export function eventually<T>(check: () => T | Promise<T>, timeout = 20_000, interval = 50): Promise<T> {
  return vi.waitFor(check, { timeout, interval });
}
