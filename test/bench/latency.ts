/**
 * How long a complainant waits at an idle desk: from the instant at which Dovecot tells of a new mail to the
 * instant at which a mail server has the whole acknowledgement. Dovecot tells about half a second after the
 * delivery; a connection of our own beside that of the daemon hears when.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { rawMail } from '../support/raw-mail.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { startDaemonChild, writeDaemonSetting } from './daemon-child.ts';
import { watchIdle } from './idle-watch.ts';
import { RAISED_LIMITS } from './ingest-row.ts';
import type { Bench } from './place.ts';
import { untilDone, untilReading } from './until-done.ts';

/** Between two mails: Dovecot collects for half a second what it tells, and must be done with the one before. */
const PAUSE_MS = 1_000;
/** Mails before the counted ones: a desk that runs for a while is not cold. */
const UNCOUNTED = 5;

/** One mail at a time. */
export const LATENCY: Bench = {
  word: 'latency',
  mails: 40,
  needs: 'dovecot',
  run: async (place, mails) => {
    const { dovecot } = await place.mailServers();
    const databaseUrl = await place.newDatabase();
    const user = place.newUser();
    const acceptedAt = new Map<string, number>();
    const sink = await startSmtpSink(({ to }) => acceptedAt.set(to.join(), performance.now()));
    const { imapPort } = dovecot;
    const setting = { imapPort, user, smtpPort: sink.port, databaseUrl, limits: RAISED_LIMITS };
    const daemon = startDaemonChild(writeDaemonSetting(setting), place.logFile);
    await Promise.race([untilReading(databaseUrl), daemon.failed]);
    const watch = await watchIdle(imapPort, user);
    const fromNotice: number[] = [];
    const fromDelivery: number[] = [];
    for (let mail = 1; mail <= UNCOUNTED + mails; mail += 1) {
      await sleep(PAUSE_MS);
      const address = `anna${mail}@example.net`;
      const raw = rawMail({ From: `Anna de Wit <${address}>`, Subject: `Lekkage ${mail}` });
      await dovecot.deliver(user, Buffer.from(raw));
      const deliveredAt = performance.now();
      await Promise.race([untilDone(databaseUrl, mail), daemon.failed]);
      const accepted = acceptedAt.get(address);
      const noticed = watch.notices[mail - 1];
      if (accepted === undefined || noticed === undefined || watch.notices.length !== mail) {
        throw new Error(`mail ${mail} was not told of once, or not acknowledged`);
      }
      if (mail <= UNCOUNTED) continue;
      fromNotice.push(accepted - noticed);
      fromDelivery.push(accepted - deliveredAt);
    }
    watch.stop();
    await daemon.stop();
    await sink.stop();
    return [
      line('notice', 'p50', quantile(fromNotice, 0.5), 'aim 12 ms'),
      line('notice', 'p95', quantile(fromNotice, 0.95), 'at most 60 ms'),
      line('notice', 'max', quantile(fromNotice, 1)),
      line('delivery', 'p50', quantile(fromDelivery, 0.5)),
      line('delivery', 'p95', quantile(fromDelivery, 0.95)),
      line('delivery', 'max', quantile(fromDelivery, 1)),
    ];
  },
};

function line(from: string, which: string, milliseconds: number, goal?: string) {
  const name = `latency: ${from} to acknowledged, ${which}`;
  return { name, measured: `${milliseconds.toFixed(1)} ms`, ...(goal !== undefined && { goal }) };
}

/** The smallest value that at least this share of the values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
