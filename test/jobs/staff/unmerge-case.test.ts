/** A merge that was wrong is taken back: both are cases of their own again (domain.md 1 row E11). */
import { describe, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../../support/staff-mails.ts';

describe('a case that was merged', () => {
  const desk = useDesk(withColleagues);
  const stateOf = async (id: number) => (await loadCase(desk.office.db, id))?.state;
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
    await desk.deliver(staffMail('#samenvoegen C-1001-9', { ...inAnswerTo(second), Subject: 'Re' }));
    const merged = sentTo(await desk.work(), ELS);
    expect((await stateOf(1001))?.points).toHaveLength(2);
    const carried = await openTasks();
    expect(carried.map(({ kind }) => kind)).toStrictEqual(before.map(({ kind }) => kind));
    expect(carried.every(({ case_id }) => case_id === 1001)).toBe(true);
    await desk.deliver(staffMail('#ontkoppel C-1002-4', { ...inAnswerTo(merged), Subject: 'Re' }));
    const answer = sentTo(await desk.work(), ELS);
    expect(answer.mail.subject).toMatch(/^OK /);
    expect(await stateOf(1001)).toMatchObject({ absorbed: [], points: [{ number: 1 }] });
    expect(await stateOf(1002)).toMatchObject({ mergedInto: null, closing: null, stage: 'received' });
    await desk.deliver(staffMail('#ontkoppel C-1043-2', { ...inAnswerTo(first), Subject: 'Re' }));
    expect(sentTo(await desk.work(), ELS).mail.text).toContain('bestaat niet');
  });
});
