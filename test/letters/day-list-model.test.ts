/** The list of the day: late, today, soon. */
import { expect, test } from 'vitest';
import { dayListModel } from '../../src/letters/day-list-model.ts';
import { aSetting } from './samples.ts';

const WORDS = {
  'clock.decision': 'The decision',
  'task.to-pay': 'Pay',
  'day-list.late': '{count} late',
  'day-list.today': '{count} for today',
  'day-list.soon': '{count} soon',
};

test('what was due before today stands first, and a clock has its word', () => {
  const setting = aSetting('en', WORDS);
  const model = dayListModel(
    setting,
    [
      { reference: 'C-1031-8', what: 'clock.decision', dueOn: '2026-11-20' },
      { reference: 'C-1043-2', what: 'task.to-pay', dueOn: '2026-11-23' },
    ],
    '2026-11-23',
  );
  expect(model).toMatchObject({
    news: '1 late, 1 for today',
    firstReference: 'C-1031-8',
    hasLate: true,
    hasToday: true,
    hasSoon: false,
  });
  expect(model.late).toStrictEqual([{ text: 'C-1031-8: The decision, Friday 20 November 2026' }]);
  expect(model.today).toStrictEqual([{ text: 'C-1043-2: Pay, Monday 23 November 2026' }]);
});

test('a list of which nothing is for today does not say so in its subject', () => {
  const tasks = [{ reference: 'C-1043-2', what: 'task.to-pay', dueOn: '2026-11-24' }];
  expect(dayListModel(aSetting('en', WORDS), tasks, '2026-11-23')).toMatchObject({
    news: '1 soon',
    hasToday: false,
  });
});
