/** Two and three daemons on one database and one mailbox share the work, and nothing is done twice (DESIGN §3). */
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSession } from '../../src/shell/db/connection.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import {
  expectEachAnsweredOnce,
  expectEachFiledOnce,
  makeBacklog,
  progressOf,
  RAISED_LIMITS,
} from '../support/backlog.ts';
import { COORDINATOR, eventually, writeSetting } from '../support/daemon.ts';
import { startDaemonProcess } from '../support/daemon-process.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { openMailProgram, useRealMail } from '../support/real-mail.ts';

/** Enough that each of three daemons holds two batches at once. */
const MAILS = 320;
const HANDS = 2;
const DAY = 86_400_000;
/** Past half of the four weeks for a decision, before four fifths of them. */
const DAYS_AGO = 18;
const NOTICES_PER_HOUR = 10;

describe.skipIf(!needs('dovecot')).each([2, 3])('%i daemons on one database and one mailbox', (count) => {
  const mail = useRealMail();
  const database = useDatabase();
  const mails = makeBacklog(MAILS);
  const write = () =>
    writeSetting({
      databaseUrl: database.url,
      smtpPort: mail.sink.port,
      desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten', takeOlderMail: '2020-01-01' } }],
      limits: { ...RAISED_LIMITS, staffNoticesPerHour: NOTICES_PER_HOUR, staleAfterDays: 365 },
    });
  const start = () => {
    const path = write();
    return Array.from({ length: count }, () => startDaemonProcess(path));
  };
  test(`share ${MAILS} mails: each files some, and none is filed or answered twice`, {
    timeout: 90_000,
  }, async () => {
    const release = await holdRegister(database.url);
    const program = await openMailProgram(mail.dovecot.imapPort, 'klachten');
    const came = new Date(Date.now() - DAYS_AGO * DAY);
    for (const { raw } of mails) await program.append('INBOX', raw, [], came);
    const daemons = start();
    // Both hands of each hold a batch and wait for the register: every one of them has something to do.
    await eventually(async () => expect(await waitingForRegister(database.db)).toBe(HANDS * count), 30_000);
    await release();
    await eventually(
      async () =>
        expect(await progressOf(database.db)).toEqual({
          processed: MAILS,
          quarantined: 0,
          waitingToLeave: 0,
        }),
      40_000,
    );
    await expectEachFiledOnce(database.db, mails);
    expect(await expectEachAnsweredOnce(database.db, mails, mail.sink.received)).toBe(0);
    expect(daemons.filter((daemon) => daemon.said('reading mailbox').length > 0)).toHaveLength(1);
    const filed = daemons.map((daemon) => daemon.said('mail filed').map((line) => line['mail']));
    const sent = daemons.map((daemon) => daemon.said('mail sent').length);
    process.stdout.write(
      `filed by each: ${filed.map((ids) => ids.length).join(', ')}; sent: ${sent.join(', ')}\n`,
    );
    expect(new Set(filed.flat()).size).toBe(MAILS);
    expect(filed.flat()).toHaveLength(MAILS);
    expect(Math.min(...filed.map((ids) => ids.length))).toBeGreaterThan(0);
    expect(sent.filter((number) => number > 0).length).toBeGreaterThan(1);
    expect(await Promise.all(daemons.map((daemon) => daemon.stop()))).toEqual(daemons.map(() => 0));
  });

  test('warn once of each clock, and tell waiting notices once', { timeout: 90_000 }, async () => {
    const cases = await database.db.selectFrom('cases').select('id').orderBy('id').execute();
    // What the clock does in twenty minutes.
    const quarter = sql<Date>`noticed_at - interval '20 minutes'`;
    await database.db.updateTable('waiting_notices').set({ noticed_at: quarter }).execute();
    const waiting = await database.db.selectFrom('waiting_notices').select('id').execute();
    expect(waiting.length).toBeGreaterThan(MAILS - 2 * NOTICES_PER_HOUR * count);
    const told = mail.sentTo(COORDINATOR).length;
    const daemons = start();
    const expected = cases.map(({ id }) => `${id} decision 50`);
    const ofDecision = async () => (await warnings(database.db)).filter((key) => key.includes('decision'));
    await eventually(async () => expect(await ofDecision()).toEqual(expected), 40_000);
    await eventually(async () =>
      expect(await combined(database.db, waiting)).not.toContainEqual({ combined_in: null }),
    );
    expect(await combined(database.db, waiting)).toHaveLength(1);
    await eventually(() => expect(mail.sentTo(COORDINATOR).length).toBeGreaterThan(told));
    await Promise.all(daemons.map((daemon) => daemon.stop()));
    const given = await warnings(database.db);
    expect(given).toEqual([...new Set(given)]);
    expect(given.filter((key) => key.includes('decision'))).toEqual(expected);
    const letters = database.db.selectFrom('outbound_mails').select('id');
    expect(await letters.where('letter', '=', 'staff/combined').execute()).toHaveLength(1);
  });
});

/** Keeps everybody from entering a case, as a slow moment of the database does. @returns what ends it */
async function holdRegister(url: string): Promise<() => Promise<void>> {
  const session = await openSession(url);
  await session.query('begin');
  await session.query('lock table cases in exclusive mode');
  onTestFinished(session.close);
  return async () => {
    await session.query('rollback');
  };
}

async function waitingForRegister(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct pid) as count from pg_locks where relation = 'cases'::regclass and not granted
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Case, clock and percentage of every warning that was given, in the order of the cases. */
async function warnings(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select concat_ws(' ', case_id, payload::json #>> '{fact,clock}', payload::json #>> '{fact,percent}') as key
    from case_events join case_event_payloads on event_id = id
    where type = 'clock_warned' order by case_id, key
  `.execute(db);
  return rows.map(({ key }) => key);
}

/** Numbers of the mails in which these notices were told. */
async function combined(db: Db, notices: readonly { readonly id: number }[]): Promise<readonly unknown[]> {
  const rows = db.selectFrom('waiting_notices').select('combined_in').distinct();
  return rows
    .where(
      'id',
      'in',
      notices.map(({ id }) => id),
    )
    .execute();
}
