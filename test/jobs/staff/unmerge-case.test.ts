/** A merge that was wrong is taken back: both are cases of their own again (domain.md 1 row E11). */
import { describe, expect, test } from 'vitest';
import { openInquiries } from '../../../src/case/inquiries.ts';
import { type LeftMail, type TestDesk, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import {
  aComplaint,
  COMMITTEE,
  ELS,
  inAnswerTo,
  sentTo,
  staffMail,
  stateOf,
  withColleagues,
  withCommittee,
  write,
} from '../../support/staff-mails.ts';

describe('a case that was merged', () => {
  const desk = useDesk(withColleagues);
  const openTasks = () =>
    desk.office.db
      .selectFrom('staff_tasks')
      .select(['kind', 'case_id'])
      .where('done_at', 'is', null)
      .execute();

  test('takes what waits along, and is a case of its own again with its points', async () => {
    const first = await aComplaint(desk);
    desk.pass(60_000);
    // A mark of another ticket system: a person must confirm receipt by hand.
    await desk.deliver(
      rawMail(
        { Subject: 'Nog iets', 'Message-ID': '<tweede@example.org>', 'X-Auto-Response-Suppress': 'All' },
        'De deur klemt.',
      ),
    );
    const second = sentTo(await desk.work(), ELS);
    const before = await openTasks();
    const merged = sentTo(
      await write(desk, '#samenvoegen C-1001-9', { ...inAnswerTo(second), Subject: 'Re' }),
      ELS,
    );
    expect((await stateOf(desk))?.points).toHaveLength(2);
    const carried = await openTasks();
    expect(carried.map(({ kind }) => kind)).toStrictEqual(before.map(({ kind }) => kind));
    expect(carried.every(({ case_id }) => case_id === 1001)).toBe(true);
    const answer = sentTo(
      await write(desk, '#ontkoppel C-1002-4', { ...inAnswerTo(merged), Subject: 'Re' }),
      ELS,
    );
    expect(answer.mail.subject).toMatch(/^OK /);
    expect(await stateOf(desk)).toMatchObject({ absorbed: [], points: [{ number: 1 }] });
    expect(await stateOf(desk, 1002)).toMatchObject({ mergedInto: null, closing: null, stage: 'received' });
    await desk.deliver(staffMail('#ontkoppel C-1043-2', { ...inAnswerTo(first), Subject: 'Re' }));
    expect(sentTo(await desk.work(), ELS).mail.text).toContain('bestaat niet');
  });
});

const DELAY_MS = 11 * 60_000;
const plain = (notice: LeftMail) => ({ ...inAnswerTo(notice), Subject: 'Re' });

async function another(desk: TestDesk, name: string): Promise<LeftMail> {
  desk.pass(60_000);
  const fields = { Subject: `Nog iets: ${name}`, 'Message-ID': `<${name}@example.org>` };
  await desk.deliver(rawMail(fields, `De ${name} klemt.`));
  return sentTo(await desk.work(), ELS);
}

async function merged(desk: TestDesk, notice: LeftMail, into: string): Promise<LeftMail> {
  return sentTo(await write(desk, `#samenvoegen ${into}`, plain(notice)), ELS);
}

describe('what a disputes body asked about a case that was merged', () => {
  const desk = useDesk(withCommittee);

  test('was answered in the case that stayed, and waits no more when it is taken out', async () => {
    await aComplaint(desk);
    const second = await another(desk, 'deur');
    const question = { From: COMMITTEE, To: 'klachten@example.org', Subject: 'C-1002-4' };
    await desk.deliver(rawMail(question, 'Wat is uw standpunt?'));
    await desk.work();
    const stays = await merged(desk, second, 'C-1001-9');
    const answered = sentTo(await write(desk, '#navraag beantwoord', plain(stays)), ELS);
    expect(sentTo(await write(desk, '#ontkoppel C-1002-4', plain(answered)), ELS).mail.subject).toMatch(
      /^OK /,
    );
    const state = await stateOf(desk, 1002);
    expect(state?.inquiries).toMatchObject([{ answeredOn: '2026-11-17', from: null }]);
    expect(state === undefined ? null : openInquiries(state)).toEqual([]);
    expect((await stateOf(desk))?.inquiries).toEqual([]);
  });
});

describe('a visit that went along twice', () => {
  const desk = useDesk(withColleagues);

  test('is told in each letter, and comes back by the way that it went', async () => {
    await aComplaint(desk);
    const second = await another(desk, 'deur');
    const third = await another(desk, 'poort');
    await write(desk, '#bezoek 25 november 14:00 Leo', plain(third));
    await merged(desk, third, 'C-1002-4');
    const stays = await merged(desk, second, 'C-1001-9');
    expect(stays.mail.text).toContain('Het bezoek gaat daar door: woensdag 25 november');
    desk.pass(DELAY_MS);
    const letters = (await desk.work()).filter(({ parcel }) => parcel.to === 'anna@example.net');
    expect(letters.at(-1)?.mail.text).toContain('Wij komen zoals afgesproken: woensdag 25 november');
    await write(desk, '#ontkoppel C-1002-4', plain(stays));
    expect((await stateOf(desk, 1002))?.visit).toMatchObject({ cancelled: false, sequence: 3 });
    expect((await stateOf(desk))?.visit?.cancelled).toBe(true);
    await write(desk, '#ontkoppel C-1003-5', plain(second));
    expect((await stateOf(desk, 1003))?.visit).toMatchObject({ cancelled: false, sequence: 4 });
  });
});
