/** Mails over which the reader hangs or grows: set aside within its limits, the rest goes on (inbound.md A9). */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { makeBacklog, progressOf, RAISED_LIMITS } from '../support/backlog.ts';
import { COORDINATOR, eventually, writeSetting } from '../support/daemon.ts';
import { startDaemonProcess } from '../support/daemon-process.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { useRealMail } from '../support/real-mail.ts';

const ATTEMPTS = 3;
/** Parts of as many tags as are still read with care: seconds together, and each of them tens of megabytes. */
const HEAVY = [
  ...Array.from(
    { length: 8 },
    () => `--b1\r\nContent-Type: text/html\r\n\r\n${'<li a b c d e f g>a'.repeat(99_000)}\r\n`,
  ),
  '--b1--',
].join('');
/** The least that the configuration allows. */
const LIMITS = [
  { what: 'time', limits: { parseSeconds: 1 }, reason: 'not done in 1000 ms' },
  { what: 'memory', limits: { parseSeconds: 60, parseMiB: 32 }, reason: 'memory limit' },
] as const;

describe.skipIf(!needs('dovecot')).each(LIMITS)(
  'a mail that takes too much $what',
  ({ what, limits, reason }) => {
    const mail = useRealMail();
    const database = useDatabase();

    test('is in quarantine after its attempts; those before and behind it are filed and answered', {
      timeout: 60_000,
    }, async () => {
      const mails = makeBacklog(20, what);
      const type = 'multipart/mixed; boundary=b1';
      const heavy = rawMail({ From: `zwaar.${what}@example.net`, 'Content-Type': type }, HEAVY);
      const raws = mails.map(({ raw }) => raw);
      await mail.dovecot.deliver('klachten', ...raws.slice(0, 10), Buffer.from(heavy), ...raws.slice(10));
      const daemon = startDaemonProcess(
        writeSetting({
          databaseUrl: database.url,
          smtpPort: mail.sink.port,
          desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten', takeOlderMail: '2020-01-01' } }],
          limits: { ...RAISED_LIMITS, ...limits },
        }),
      );
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        await eventually(
          () => expect(daemon.said('mail could not be processed')).toHaveLength(attempt),
          30_000,
        );
        // What the clock does in one minute, and in five.
        await sql`update inbound_mails set next_attempt_at = now() where failure is not null`.execute(
          database.db,
        );
      }
      await eventually(async () =>
        expect(await progressOf(database.db)).toEqual({ processed: 20, quarantined: 1, waitingToLeave: 0 }),
      );
      const set = database.db.selectFrom('inbound_mails').select(['attempts', 'failure', 'size_bytes']);
      const row = await set.where('status', '=', 'quarantined').executeTakeFirstOrThrow();
      expect(row).toMatchObject({ attempts: ATTEMPTS, size_bytes: heavy.length });
      expect(row.failure).toContain(reason);
      expect(mail.sentTo(`zwaar.${what}@example.net`)).toEqual([]);
      const told = mail.sentTo(COORDINATOR).filter(({ bytes }) => bytes.includes('redress retry'));
      expect(told).toHaveLength(1);
      expect(await daemon.stop()).toBe(0);
    });
  },
);
