/**
 * Digests and lists of the day over a real database and a clock that tests move: each once, whoever sends it, whatever
 * happens to the clock. It begins on Tuesday 17 November 2026, 11:00 in Amsterdam.
 */
import { describe, expect, test } from 'vitest';
import { sendDayLists } from '../../src/jobs/send-day-lists.ts';
import { readersOf, readsDigests, sendDigests } from '../../src/jobs/send-digests.ts';
import { findDigest } from '../../src/shell/db/digest-store.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RUNNING = new AbortController().signal;
const desk = useDesk();

/** Runs the schedule in two daemons at once, and says what left to managers. */
async function send(): Promise<readonly string[]> {
  const written = await Promise.all([sendDigests(desk.office, RUNNING), sendDigests(desk.office, RUNNING)]);
  const left = (await desk.work()).filter(({ mail }) => /^(?:Klachten|Complaints) /u.test(mail.subject));
  expect(left).toHaveLength(written.reduce((sum, each) => sum + each, 0));
  return left.map(({ mail }) => mail.subject);
}

test('who reads the digests may ask for them: the managers, and on a desk without one the coordinator', () => {
  const { config } = desk.office;
  const { coordinator } = config;
  const others = config.staff.map((member) => ({ ...member, roles: ['handler'] as const }));
  expect(config.staff.filter((member) => readsDigests({ config }, member))).toStrictEqual(
    readersOf({ config }),
  );
  const without = { config: { ...config, staff: others } };
  expect(readsDigests(without, coordinator)).toBe(true);
  expect(readsDigests(without, { ...coordinator, address: 'bo@example.net' })).toBe(false);
});

test('what lies before the first look of a daemon is not told: the digests begin with the week in which it came', async () => {
  expect(await send()).toStrictEqual([]);
});

describe('the digest of a week', () => {
  test('comes on Monday at seven, to every manager, once over two daemons', async () => {
    await desk.deliver(rawMail({ 'Message-ID': '<one@example.net>' }));
    await desk.deliver(
      rawMail({ 'Message-ID': '<two@example.net>', From: 'Karin Smit <karin@example.net>' }),
    );
    await desk.work();
    // Monday 23 November, 06:59 in Amsterdam.
    desk.pass(5 * DAY + 19 * HOUR + 59 * 60_000);
    expect(await send()).toStrictEqual([]);
    desk.pass(60_000);
    const managers = readersOf(desk.office);
    const subjects = await send();
    expect(subjects).toHaveLength(managers.length);
    expect(subjects.join()).toMatch(/(?:week|Complaints week) 47: 2 (?:nieuw|new)/u);
  });

  test('does not come again, not even when the clock is moved back across the hour', async () => {
    expect(await send()).toStrictEqual([]);
    desk.pass(-HOUR);
    expect(await send()).toStrictEqual([]);
    desk.pass(2 * HOUR);
    expect(await send()).toStrictEqual([]);
  });

  test('keeps what its numbers stand for, and the workbook and pictures go with it', async () => {
    const sent = await desk.office.db
      .selectFrom('outbound_mails')
      .select(['id', 'bytes'])
      .where('letter', '=', 'staff/digest')
      .execute();
    const digest = await findDigest(
      desk.office.db,
      sent.map(({ id }) => id),
    );
    expect(digest).toMatchObject({ desk: 'klachten', period: '2026-W47' });
    expect(digest?.rows.find(({ label }) => label === '1')).toStrictEqual({
      label: '1',
      is: 'cases',
      references: ['C-1001-9', 'C-1002-4'],
    });
    expect(await findDigest(desk.office.db, [])).toBeNull();
    const raw = sent[0]?.bytes.toString('latin1') ?? '';
    expect(raw).toContain('klachten-2026-W47.xlsx');
    expect(raw.match(/Content-ID: <(?:received|backlog|pareto)>/gu)?.length).toBeGreaterThan(0);
    expect(raw).toContain('multipart/related');
  });

  test('comes for each week after three weeks down, the oldest first, and for the month between', async () => {
    desk.pass(21 * DAY);
    const managers = readersOf(desk.office).length;
    const subjects = await send();
    const periods = subjects.map((subject) =>
      /(?:week (\d+)|(november))/iu.exec(subject)?.[0]?.toLowerCase(),
    );
    expect(new Set(periods)).toStrictEqual(new Set(['week 48', 'week 49', 'week 50', 'november']));
    expect(subjects).toHaveLength(4 * managers);
    expect(await send()).toStrictEqual([]);
  });
});

describe('the list of the day', () => {
  test('goes to a handler with something to do, once a day, and to nobody else', async () => {
    const { db } = desk.office;
    const handler = desk.office.config.staff.find(({ roles }) => roles.includes('handler'));
    await db
      .updateTable('cases')
      .set({ handler_address: handler?.address ?? '', handler_name: handler?.name ?? '' })
      .where('id', '=', 1001)
      .execute();
    const [one, other] = await Promise.all([sendDayLists(desk.office), sendDayLists(desk.office)]);
    expect([one, other].toSorted()).toStrictEqual([0, 1]);
    const lists = (await desk.work()).filter(({ mail }) => mail.text.includes('C-1001-9'));
    expect(lists.map(({ parcel }) => parcel.to)).toStrictEqual([handler?.address]);
    expect(lists[0]?.mail.text).not.toContain('C-1002-4');
    expect(await sendDayLists(desk.office)).toBe(0);
  });

  test('does not come in a weekend', async () => {
    // From Monday 14 to Saturday 19 December.
    desk.pass(5 * DAY);
    expect(await sendDayLists(desk.office)).toBe(0);
  });
});
