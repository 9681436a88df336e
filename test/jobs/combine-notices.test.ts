import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { combineNotices } from '../../src/jobs/combine-notices.ts';
import type { StaffMember } from '../../src/mail/desk-profile.ts';
import { type LeftMail, type TestDesk, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const RUNNING = new AbortController().signal;
const MINUTE = 60_000;

const SAAR: StaffMember = {
  name: 'Saar Bos',
  address: 'saar@example.org',
  roles: ['handler', 'coordinator'],
  language: 'nl',
};
const TOM: StaffMember = {
  name: 'Tom Hill',
  address: 'tom@example.org',
  roles: ['coordinator'],
  language: 'en',
};

const withStaff = (staff: readonly StaffMember[]) => (config: Config) => ({
  ...config,
  staff,
  coordinator: SAAR,
});

/** Complaints that arrive together, each of another person. */
async function complaints(desk: TestDesk, from: number, count: number): Promise<void> {
  for (let number = from; number < from + count; number += 1) {
    const sender = `Karin Smit <karin${number}@example.net>`;
    await desk.deliver(rawMail({ From: sender, Subject: `Lekkage ${number}` }, `Dakraam ${number} lekt.`));
  }
}

const subjectsTo = (left: readonly LeftMail[], { address }: StaffMember) =>
  left.filter(({ parcel }) => parcel.to === address).map(({ mail }) => mail.subject);

const listed = (left: readonly LeftMail[], { address }: StaffMember) =>
  left.filter(({ parcel }) => parcel.to === address).flatMap(({ mail }) => mail.text.match(/^- .*/gmu) ?? []);

describe('25 complaints at once', () => {
  const desk = useDesk(withStaff([SAAR]));

  test('are 20 notices to the coordinator, and every complainant gets a confirmation', async () => {
    await complaints(desk, 1, 25);
    const left = await desk.work();
    expect(subjectsTo(left, SAAR)).toHaveLength(20);
    expect(left.length).toBe(45);
  });

  test('do not hold back what answers a mail of hers', async () => {
    const notice = await desk.office.db
      .selectFrom('outbound_mails')
      .select(['message_id', 'subject'])
      .where('letter', '=', 'staff/new-complaint')
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const fromSaar = { From: 'Saar Bos <saar@example.org>', Subject: `Re: ${notice.subject}` };
    await desk.deliver(rawMail({ ...fromSaar, 'In-Reply-To': `<${notice.message_id}>` }, 'Ik bel haar.'));
    await desk.deliver(rawMail({ ...fromSaar, Subject: 'Vraag' }, 'Wie heeft de sleutel?'));
    expect(subjectsTo(await desk.work(), SAAR)).toEqual([
      expect.stringContaining('Bewaard als interne notitie'),
      expect.stringContaining('NIETS GEDAAN'),
    ]);
  });

  test('are told in full after a quarter of an hour: the other 5 in exactly one mail', async () => {
    desk.pass(15 * MINUTE - 1);
    expect(await combineNotices(desk.office, RUNNING)).toBe(0);
    desk.pass(1);
    expect(await combineNotices(desk.office, AbortSignal.abort())).toBe(0);
    expect(await combineNotices(desk.office, RUNNING)).toBe(1);
    expect(await combineNotices(desk.office, RUNNING)).toBe(0);
    const left = await desk.work();
    expect(subjectsTo(left, SAAR)).toEqual(['Meldingen in één mail: 5']);
    expect(listed(left, SAAR)).toEqual(
      [21, 22, 23, 24, 25].map((number) => expect.stringMatching(RegExp(`: Lekkage ${number}$`, 'u'))),
    );
    expect(left[0]?.mail.text).toContain('meer dan 20 meldingen');
  });

  test('keep back the next notice within the hour, and after it notices leave one by one again', async () => {
    desk.pass(44 * MINUTE);
    await complaints(desk, 26, 1);
    expect(subjectsTo(await desk.work(), SAAR)).toEqual([]);
    desk.pass(MINUTE);
    await complaints(desk, 27, 1);
    expect(subjectsTo(await desk.work(), SAAR)).toEqual([expect.stringMatching(/: Lekkage 27$/u)]);
  });
});

describe('notices to several people', () => {
  const desk = useDesk(withStaff([SAAR, TOM]));

  test('are counted for each of them, not for all together', async () => {
    await complaints(desk, 1, 20);
    const left = await desk.work();
    expect([subjectsTo(left, SAAR).length, subjectsTo(left, TOM).length]).toEqual([20, 20]);
  });

  test('are combined for each in their own language, once, though two daemons do it at once', async () => {
    await complaints(desk, 21, 3);
    await desk.work();
    desk.pass(15 * MINUTE);
    const written = await Promise.all([
      combineNotices(desk.office, RUNNING),
      combineNotices(desk.office, RUNNING),
    ]);
    expect(written.reduce((sum, each) => sum + each)).toBe(2);
    const left = await desk.work();
    expect(subjectsTo(left, SAAR)).toEqual(['Meldingen in één mail: 3']);
    expect(subjectsTo(left, TOM)).toEqual(['Notices in one mail: 3']);
    expect([listed(left, SAAR).length, listed(left, TOM).length]).toEqual([3, 3]);
  });

  test('go to the coordinator when the person is no longer on the list of staff', async () => {
    await complaints(desk, 24, 1);
    await desk.work();
    desk.pass(15 * MINUTE);
    const office = { ...desk.office, config: { ...desk.office.config, staff: [SAAR] } };
    expect(await combineNotices(office, RUNNING)).toBe(2);
    const left = await desk.work();
    expect(subjectsTo(left, SAAR)).toEqual(['Meldingen in één mail: 1', 'Meldingen in één mail: 1']);
    expect(left.filter(({ mail }) => mail.text.includes('voor tom@example.org'))).toHaveLength(1);
  });
});

describe('a batch that cannot be filed together', () => {
  const desk = useDesk(withStaff([SAAR]));

  test('is told as any other: 20 notices leave, the rest waits, and none twice', async () => {
    const readWell = desk.readMail;
    desk.readMail = async (raw) => {
      const parsed = await readWell(raw);
      if (!parsed.ok || parsed.mail.subject !== 'Lekkage 23') return parsed;
      return { ok: true, mail: { ...parsed.mail, visibleText: 'a\u0000b' } };
    };
    await complaints(desk, 1, 23);
    expect(subjectsTo(await desk.work(), SAAR)).toHaveLength(20);
    const waiting = await desk.office.db.selectFrom('waiting_notices').select('subject').execute();
    expect(waiting.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/: Lekkage 21$/u),
      expect.stringMatching(/: Lekkage 22$/u),
    ]);
  });
});

describe('a limit of none', () => {
  const desk = useDesk((config) => ({
    ...withStaff([SAAR])(config),
    limits: { ...config.limits, staffNoticesPerHour: 0 },
  }));

  test('tells everything in combined mails', async () => {
    await complaints(desk, 1, 1);
    expect(subjectsTo(await desk.work(), SAAR)).toEqual([]);
    desk.pass(15 * MINUTE);
    expect(await combineNotices(desk.office, RUNNING)).toBe(1);
    expect(subjectsTo(await desk.work(), SAAR)).toEqual(['Meldingen in één mail: 1']);
  });
});
