/**
 * The mail server of the desk is down, hangs, refuses for now, and drops the connection before and after it has
 * the mail, while acknowledgements wait: in the end each is accepted, and only what may have arrived comes
 * twice, byte for byte the same (DESIGN §3 "SMTP outcome unknown").
 */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../src/shell/db/tables.ts';
import {
  expectEachAnsweredOnce,
  expectEachFiledOnce,
  makeBacklog,
  RAISED_LIMITS,
} from '../support/backlog.ts';
import { eventually, writeSetting } from '../support/daemon.ts';
import { startDaemonProcess } from '../support/daemon-process.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { useRealMail } from '../support/real-mail.ts';
import type { SinkFault } from '../support/smtp-sink.ts';

/** Three in four are complaints. */
const MAILS = 40;
const LETTERS = 30;
/** As many as the sender has connections. */
const HANGING = 3;
const UNKNOWN = 5;

type Phase = { readonly what: string; readonly fault: SinkFault; readonly times?: number };

/** One after the other, with the same daemon. */
const PHASES: readonly Phase[] = [
  { what: 'down', fault: { at: 'connect', does: 'drop' } },
  { what: 'refusing for now', fault: { at: 'rcpt', does: 'refuse', code: 451, text: '4.3.0 try later' } },
  { what: 'dropping before DATA', fault: { at: 'rcpt', does: 'drop' } },
  { what: 'hanging', fault: { at: 'connect', does: 'hang' }, times: HANGING },
  { what: 'dropping after DATA', fault: { at: 'end', does: 'drop' }, times: UNKNOWN },
];

describe.skipIf(!needs('dovecot'))('a mail server that fails in every way in turn', () => {
  const mail = useRealMail();
  const database = useDatabase();

  test('takes over each of 30 acknowledgements in the end, those that may have arrived twice', {
    timeout: 120_000,
  }, async () => {
    const mails = makeBacklog(MAILS);
    const path = writeSetting({
      databaseUrl: database.url,
      smtpPort: mail.sink.port,
      desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten', takeOlderMail: '2020-01-01' } }],
      limits: { ...RAISED_LIMITS, staffNoticesPerHour: 0 },
    });
    const [first] = PHASES;
    mail.sink.failWith(first?.fault ?? null);
    await mail.dovecot.deliver('klachten', ...mails.map(({ raw }) => raw));
    const daemon = startDaemonProcess(path);
    await eventually(async () => expect(await countLetters(database.db)).toBe(LETTERS));
    const seen: string[] = [];
    for (const { what, fault, times } of PHASES) {
      mail.sink.failWith(fault, times);
      await sendNow(database.db);
      await untilNothingIsDue(database.db);
      seen.push(`${what}: ${mail.sink.received.length}`);
    }
    process.stdout.write(`received after each phase: ${seen.join('; ')}\n`);
    const unknown = daemon.said('mail not sent').filter((line) => line['outcome'] === 'unknown');
    expect(unknown).toHaveLength(UNKNOWN);
    mail.sink.failWith(null);
    await sendNow(database.db);
    await untilNothingIsDue(database.db);
    await expectEachFiledOnce(database.db, mails);
    expect(await expectEachAnsweredOnce(database.db, mails, mail.sink.received)).toBe(UNKNOWN);
    expect(await daemon.stop()).toBe(0);
  });
});

async function countLetters(db: Db): Promise<number> {
  return (await db.selectFrom('outbound_mails').select('id').execute()).length;
}

/** What the clock does in a quarter of an hour. */
async function sendNow(db: Db): Promise<void> {
  await sql`update outbound_mails set send_after = now() where status = 'queued'`.execute(db);
}

/** The daemon has tried everything, and what did not leave waits for later. */
async function untilNothingIsDue(db: Db): Promise<void> {
  await eventually(async () => {
    const { rows } = await sql`select id from outbound_mails
      where status = 'sending' or (status = 'queued' and send_after <= now())`.execute(db);
    expect(rows).toEqual([]);
  }, 60_000);
}
