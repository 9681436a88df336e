/** Statements that fail in the middle of a transaction: whose fault it is, and what becomes of the rest (DESIGN §8). */
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  expectEachAnsweredOnce,
  expectEachFiledOnce,
  makeBacklog,
  progressOf,
  RAISED_LIMITS,
} from '../support/backlog.ts';
import { COORDINATOR, eventually, writeSetting } from '../support/daemon.ts';
import { startDaemonProcess, untilUp } from '../support/daemon-process.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { useRealMail } from '../support/real-mail.ts';
import { refuseCases } from '../support/refusals.ts';

const ATTEMPTS = 3;

describe.skipIf(!needs('dovecot'))('a database that fails in the middle of a transaction', () => {
  const mail = useRealMail();
  const mails = makeBacklog(40);
  let mailbox = 0;
  beforeEach(() => {
    mailbox += 1;
  });
  const write = (databaseUrl: string) =>
    writeSetting({
      databaseUrl,
      smtpPort: mail.sink.port,
      desks: [{ imap: { port: mail.dovecot.imapPort, user: `desk${mailbox}`, takeOlderMail: '2020-01-01' } }],
      limits: RAISED_LIMITS,
    });

  describe('over one mail', () => {
    const database = useDatabase();

    test('has that mail in quarantine after its attempts, and all others filed and answered', async () => {
      await refuseCases(database.db, '22003', 'Onmogelijk');
      const [half, other] = [mails.slice(0, 20), mails.slice(20)];
      const bad = Buffer.from(rawMail({ From: 'piet@example.net', Subject: 'Onmogelijk' }));
      const raws = [...half.map(({ raw }) => raw), bad, ...other.map(({ raw }) => raw)];
      await mail.dovecot.deliver(`desk${mailbox}`, ...raws);
      const daemon = startDaemonProcess(write(database.url));
      await untilUp(daemon);
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        await eventually(() => expect(daemon.said('mail could not be processed')).toHaveLength(attempt));
        // What the clock does in one minute, and in five.
        await sql`update inbound_mails set next_attempt_at = now() where failure is not null`.execute(
          database.db,
        );
      }
      await eventually(async () =>
        expect(await progressOf(database.db)).toEqual({ processed: 40, quarantined: 1, waitingToLeave: 0 }),
      );
      const set = database.db.selectFrom('inbound_mails').select(['attempts', 'failure', 'case_id']);
      expect(await set.where('status', '=', 'quarantined').execute()).toEqual([
        { attempts: ATTEMPTS, failure: 'error: refused by the test', case_id: null },
      ]);
      expect(mail.sentTo('piet@example.net')).toEqual([]);
      const told = mail.sentTo(COORDINATOR).filter(({ bytes }) => bytes.includes('redress retry'));
      expect(told).toHaveLength(1);
      await daemon.stop();
    });
  });

  describe('because its disk is full', () => {
    const database = useDatabase();

    test('is waited for: no mail is counted guilty, and all are filed and answered when there is room', async () => {
      const earlier = mail.sink.received.length;
      const makeRoom = await refuseCases(database.db, '53100', null);
      await mail.dovecot.deliver(`desk${mailbox}`, ...mails.map(({ raw }) => raw));
      const daemon = startDaemonProcess(write(database.url));
      await eventually(
        () => expect(daemon.said('work failed and is tried again').length).toBeGreaterThan(1),
        30_000,
      );
      expect(daemon.said('mail could not be processed')).toEqual([]);
      await makeRoom();
      await eventually(
        async () =>
          expect(await progressOf(database.db)).toEqual({ processed: 40, quarantined: 0, waitingToLeave: 0 }),
        30_000,
      );
      await expectEachFiledOnce(database.db, mails);
      expect(await expectEachAnsweredOnce(database.db, mails, mail.sink.received.slice(earlier))).toBe(0);
      const attempts = await database.db.selectFrom('inbound_mails').select('attempts').distinct().execute();
      expect(attempts).toEqual([{ attempts: 1 }]);
      await daemon.stop();
    });
  });
});
