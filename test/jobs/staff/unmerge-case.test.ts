/** A merge that was wrong is taken back: both are cases of their own again (domain.md 1 row E11). */
import { describe, expect, test } from 'vitest';
import { useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  sentTo,
  staffMail,
  stateOf,
  withColleagues,
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
