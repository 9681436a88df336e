/** What a mail costs does not grow with the register: 20,000 mails each way, and no table read from end to end. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { findEarlierComplaints } from '../../../src/shell/db/alike-store.ts';
import { takeUndecoded, takeUndecodedOf } from '../../../src/shell/db/attachment-store.ts';
import { countSinceRelease, readBreaker } from '../../../src/shell/db/breaker-store.ts';
import { claimMails } from '../../../src/shell/db/inbound-store.ts';
import { lookUpAll, type Question } from '../../../src/shell/db/known-store.ts';
import { countToStaff } from '../../../src/shell/db/notice-store.ts';
import { claimDueMails, countAnswers, nextDueAt } from '../../../src/shell/db/outbox-store.ts';
import type { Db } from '../../../src/shell/db/tables.ts';
import { costOf, fillRegister, MANY } from '../../support/big-register.ts';
import { useDatabase } from '../../support/database.ts';

const NOW = new Date('2026-11-17T10:00:00Z');
/** Rows that one mail may touch in one table; the biggest honest share is the letters of its own case. */
const FEW = 60;

const NOTHING: Question['wanted'] = {
  messageIds: [],
  tokens: [],
  quotedTokens: [],
  subjectCases: [],
  failedRecipients: [],
  author: null,
  ownMark: false,
};
const UNKNOWN = { messageId: null, contentDigest: 'digest-none' };

/** Nothing is in these tables here, and an empty table is read at once. */
const EMPTY_HERE: ReadonlySet<string> = new Set(['address_flags', 'breaker_trips', 'case_events']);

/** Asks what the register knows of a mail that names these things. */
function ask(wanted: Partial<Question['wanted']>, mail: Question['mail'] = UNKNOWN) {
  const question = {
    mailId: 1,
    desk: 'klachten',
    receivedAt: NOW,
    mail,
    imported: false,
    wanted: { ...NOTHING, ...wanted },
  };
  return (db: Db) => lookUpAll(db, [], [question], NOW);
}

const LOOK_UPS: readonly (readonly [string, (db: Db) => Promise<unknown>])[] = [
  ['taking mails when none waits', (db) => claimMails(db, NOW, { mails: 50, bytes: 8_000_000 })],
  ['taking letters when none is due', (db) => claimDueMails(db, NOW, 24)],
  ['when the next letter is due', (db) => nextDueAt(db)],
  ['how many mails count for the breaker', (db) => countSinceRelease(db, NOW)],
  ['how the breaker stands', (db) => readBreaker(db)],
  ['how much an address was answered', (db) => countAnswers(db, ['person7@host7.example.net'], NOW)],
  [
    'how many notices a colleague had',
    (db) => countToStaff(db, 'notices', ['person3@host3.example.net'], NOW),
  ],
  ['attachments that were not looked at', (db) => takeUndecoded(db, 20)],
  ['attachments of one case', (db) => takeUndecodedOf(db, 10)],
  [
    'an answer, by the ids of its thread',
    ask({ messageIds: ['out-5@example.org', 'in-9@mail.example.net'] }),
  ],
  ['an answer, by its token', ask({ tokens: [{ token: 'x7k1', serial: 7, audience: 'complainant' }] })],
  ['an answer, by the number in its subject', ask({ subjectCases: [8, 9] })],
  ['a second delivery, by its id', ask({}, { messageId: 'in-9@mail.example.net', contentDigest: 'other' })],
  ['a second delivery, by its content', ask({}, { messageId: null, contentDigest: 'digest-77' })],
  [
    'earlier complaints that a new one may be',
    (db) =>
      findEarlierComplaints(db, [
        {
          caseId: 0,
          desk: 'klachten',
          address: 'person8@host8.example.net',
          objectKey: 'x',
          receivedAt: NOW,
        },
      ]),
  ],
  ['a bounce without ids', ask({ failedRecipients: ['person8@host8.example.net'] })],
];

describe('a register with many mails', () => {
  const database = useDatabase();
  beforeAll(() => fillRegister(database.db, NOW));

  test.each(LOOK_UPS)('%s: by an index', async (_, work) => {
    const costs = await costOf(database.db, work);
    const big = costs.filter(({ table }) => !EMPTY_HERE.has(table));
    expect(big.filter(({ scans }) => scans > 0)).toEqual([]);
    expect(big.filter(({ rows }) => rows > FEW)).toEqual([]);
  });

  test('the server does count what was read: one row through an index, all of them without', async () => {
    const byKey = await costOf(database.db, (tx) =>
      sql`select subject from inbound_mails where id = 5`.execute(tx),
    );
    expect(byKey).toEqual([{ table: 'inbound_mails', scans: 0, rows: 1 }]);
    const all = await costOf(database.db, (tx) =>
      sql`select subject from inbound_mails where subject = 'x'`.execute(tx),
    );
    expect(all).toEqual([{ table: 'inbound_mails', scans: 1, rows: MANY }]);
  });
});

describe('a backlog that came so fast that the server has not counted it yet', () => {
  const database = useDatabase();
  beforeAll(async () => {
    await fillRegister(database.db, NOW);
    await sql`
      update inbound_mails set status = 'pending', next_attempt_at = ${NOW}, attempts = 0,
        refers_to = array['root-' || id || '@mail.example.net', 'other-' || id || '@mail.example.net']
      where id > ${MANY / 2}`.execute(database.db);
  });
  const take = (tx: Db) => claimMails(tx, NOW, { mails: 50, bytes: 8_000_000 });

  test('is taken fifty at a time, and each time only those fifty are looked at', async () => {
    const costs = await costOf(database.db, take);
    expect(costs.filter(({ scans }) => scans > 0)).toEqual([]);
    expect(costs.find(({ table }) => table === 'inbound_mails')?.rows).toBeLessThan(300);
  });

  test('costs the same when half of it waits for another try', async () => {
    await sql`
      update inbound_mails set next_attempt_at = ${NOW}::timestamptz + interval '5 minutes' where id % 2 = 0
    `.execute(database.db);
    const costs = await costOf(database.db, take);
    expect(costs.filter(({ scans }) => scans > 0)).toEqual([]);
    expect(costs.find(({ table }) => table === 'inbound_mails')?.rows).toBeLessThan(500);
  });

  test('that is one long thread is still gone through once per claim, not once per mail', async () => {
    await sql`
      update inbound_mails set next_attempt_at = ${NOW}, refers_to = array['in-' || id - 1 || '@mail.example.net']
      where status = 'pending'`.execute(database.db);
    const costs = await costOf(database.db, async (tx) => expect(await take(tx)).toHaveLength(1));
    expect(costs.find(({ table }) => table === 'inbound_mails')?.rows).toBeLessThan(4 * MANY);
  });
});
