/**
 * An idle desk and how long it takes to answer one mail: from the instant at which Dovecot tells of it to the instant
 * at which a mail server has the whole answer. Dovecot tells about half a second after the delivery; a connection of
 * our own beside that of the daemon hears when.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { startDaemonChild, writeDaemonSetting } from './daemon-child.ts';
import { watchIdle } from './idle-watch.ts';
import { RAISED_LIMITS } from './ingest-row.ts';
import type { BenchPlace } from './place.ts';
import type { BenchLine } from './table.ts';
import { untilDone, untilReading } from './until-done.ts';

/** Between two mails: Dovecot collects for half a second what it tells, and must be done with the one before. */
const PAUSE_MS = 1_000;
/** Mails before the counted ones: a desk that runs for a while is not cold. */
export const UNCOUNTED = 5;

/** Times in milliseconds until a mail was answered. */
export type Answered = { readonly fromNotice: number; readonly fromDelivery: number };

export type IdleDesk = {
  /** Delivers a mail and waits until the desk is done with it. @param reader  who gets the answer */
  readonly answer: (raw: string, reader: string) => Promise<Answered>;
  /** The last mail that an address got, as it came. */
  readonly lastTo: (reader: string) => string;
  readonly stop: () => Promise<void>;
};

/** Starts a desk with an empty register. @throws Error when a mail is not told of once, or not answered */
export async function startIdleDesk(place: BenchPlace): Promise<IdleDesk> {
  const { dovecot } = await place.mailServers();
  const databaseUrl = await place.newDatabase();
  const user = place.newUser();
  const acceptedAt = new Map<string, number>();
  const sink = await startSmtpSink(({ to }) => acceptedAt.set(to.join(), performance.now()));
  const { imapPort } = dovecot;
  // The desk is idle once everything left.
  const limits = { ...RAISED_LIMITS, letterDelayMinutes: 0, staffAnswersPerHour: 1_000 };
  const setting = { imapPort, user, smtpPort: sink.port, databaseUrl, limits };
  const daemon = startDaemonChild(writeDaemonSetting(setting), place.logFile);
  await Promise.race([untilReading(databaseUrl), daemon.failed]);
  const watch = await watchIdle(imapPort, user);
  let mails = 0;
  return {
    answer: async (raw, reader) => {
      await sleep(PAUSE_MS);
      mails += 1;
      acceptedAt.delete(reader);
      await dovecot.deliver(user, Buffer.from(raw));
      const deliveredAt = performance.now();
      await Promise.race([untilDone(databaseUrl, mails), daemon.failed]);
      const accepted = acceptedAt.get(reader);
      const noticed = watch.notices[mails - 1];
      if (accepted === undefined || noticed === undefined || watch.notices.length !== mails) {
        throw new Error(`mail ${mails} was not told of once, or not answered`);
      }
      return { fromNotice: accepted - noticed, fromDelivery: accepted - deliveredAt };
    },
    lastTo: (reader) => sink.received.findLast(({ to }) => to.includes(reader))?.bytes.toString() ?? '',
    stop: async () => {
      watch.stop();
      await daemon.stop();
      await sink.stop();
    },
  };
}

/** One row of the table. */
export function latencyLine(
  name: string,
  values: readonly number[],
  share: number,
  goal?: string,
): BenchLine {
  return { name, measured: `${quantile(values, share).toFixed(1)} ms`, ...(goal !== undefined && { goal }) };
}

/** The smallest value that at least this share of the values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
