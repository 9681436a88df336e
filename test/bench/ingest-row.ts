/**
 * The whole way: mails waiting in a real Dovecot, through the daemon into a real PostgreSQL, to
 * acknowledgements that a local mail server accepted; against the rate at which the parser alone gets
 * through the same mails with its default options. The limits of the answer gate are raised, the gate runs.
 */
import { simpleParser } from 'mailparser';
import type { Config } from '../../src/config.ts';
import { openDesk, runDaemon } from '../../src/desk.ts';
import { systemClock } from '../../src/shell/clock.ts';
import { openDatabase, openSession } from '../../src/shell/db/connection.ts';
import { migrateToLatest } from '../../src/shell/db/migrate.ts';
import { openLog } from '../../src/shell/log.ts';
import { exampleConfig } from '../support/configuration.ts';
import type { BenchRow } from './compare.ts';
import type { IngestServers } from './ingest-servers.ts';
import { untilDone } from './until-done.ts';

/** Where one run happens. */
export type IngestPlace = Pick<IngestServers, 'dovecot' | 'smtpPort'> & { readonly databaseUrl: string };

const MANY = 1_000_000;

/** Ceilings that nothing on this machine reaches; the answer gate still looks at every mail. */
export const RAISED_LIMITS = {
  perAddressPerHour: MANY,
  perAddressPerDay: MANY,
  perDomainPerHour: MANY,
  totalPerTenMinutes: MANY,
  newCasesPerAddressPerHour: MANY,
  staleAfterDays: 365,
} as const;

/** @param raws  each run gets its own mailbox and an empty register */
export function ingestRow(servers: IngestPlace, raws: readonly Buffer[]): BenchRow {
  let run = 0;
  return {
    name: 'ingest: Dovecot to acknowledged vs parsing alone',
    unit: 'mails/s',
    prepare: async () => {
      run += 1;
      await servers.dovecot.deliver(`desk${run}`, ...raws);
      await emptyRegister(servers.databaseUrl);
    },
    floor: async () => {
      for (const raw of raws) await simpleParser(raw);
      return raws.length;
    },
    measured: async () => {
      await ingest(servers, `desk${run}`, raws.length);
      return raws.length;
    },
  };
}

async function emptyRegister(url: string): Promise<void> {
  const session = await openSession(url);
  await session.query('drop schema public cascade');
  await session.query('create schema public');
  await session.close();
  // What is measured is a desk at work, not the making of its tables.
  const { db, close } = openDatabase(url, { max: 1 });
  await migrateToLatest(db);
  await close();
}

/**
 * Runs the daemon until it has done everything.
 * @param messages  how many lie in the mailbox of `user`
 * @param limits    in place of those of the example configuration
 */
export async function ingest(
  servers: IngestPlace,
  user: string,
  messages: number,
  limits: Partial<Config['limits']> = RAISED_LIMITS,
): Promise<void> {
  const config = benchConfig(servers, user, limits);
  const desk = await openDesk(config, { now: systemClock, log: openLog('warn') });
  const ending = new AbortController();
  const daemon = runDaemon(desk, ending.signal);
  await untilDone(servers.databaseUrl, messages);
  ending.abort();
  await daemon;
  await desk.close();
}

function benchConfig(
  { dovecot, smtpPort, databaseUrl }: IngestPlace,
  user: string,
  limits: Partial<Config['limits']>,
): Config {
  const config = exampleConfig();
  const auth = { by: 'password', password: 'secret' } as const;
  const local = { host: '127.0.0.1', security: 'none', user, auth, ca: null } as const;
  return {
    ...config,
    database: { ...config.database, url: databaseUrl },
    limits: { ...config.limits, ...limits },
    desks: config.desks.map((desk) => ({
      ...desk,
      imap: { account: { ...local, port: dovecot.imapPort }, folder: 'INBOX', olderMailSince: '1990-01-01' },
      smtp: { ...local, port: smtpPort, auth: null, user: '' },
    })),
  };
}
