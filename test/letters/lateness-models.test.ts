/** What is written when a term of ours passed. */
import { expect, test } from 'vitest';
import { lateDayModel, lateModel, toPostModel } from '../../src/letters/lateness-models.ts';
import { aSetting, someFacts } from './samples.ts';

const setting = aSetting('en', { 'letter.complainant/late': 'The letter that we are late' });
const TOLD = {
  type: 'lateness_told',
  due: '2026-12-15',
  promised: '2026-12-15',
  until: '2026-12-22',
} as const;

test.each([
  ['decision', { decision: true, review: false, remedy: false }],
  ['outer', { decision: true, review: false, remedy: false }],
  ['review', { decision: false, review: true, remedy: false }],
  ['remedy', { decision: false, review: false, remedy: true }],
  ['callback', { decision: false, review: false, remedy: false, call: true }],
] as const)('the letter says what was promised: %s', (clock, about) => {
  expect(lateModel(setting, someFacts(), { ...TOLD, clock })).toMatchObject({
    ...about,
    again: false,
    promisedDay: 'Tuesday 15 December 2026',
    untilDay: 'Tuesday 22 December 2026',
    rights: { noBody: true },
  });
});

test('the second letter names the day of the first', () => {
  const again = { ...TOLD, clock: 'decision', promised: '2026-12-22', until: '2026-12-30' } as const;
  expect(lateModel(setting, someFacts(), again)).toMatchObject({
    again: true,
    promisedDay: 'Tuesday 22 December 2026',
    untilDay: 'Wednesday 30 December 2026',
  });
});

test('staff hear that the later day passed as well', () => {
  const passed = { type: 'late_day_passed', clock: 'decision', until: '2026-12-22' } as const;
  expect(lateDayModel(setting, someFacts(), passed)).toMatchObject({
    again: true,
    over: true,
    dueDay: 'Tuesday 22 December 2026',
    toldDay: '',
  });
});

test('a printed letter comes with the line that says that it was posted', () => {
  const facts = someFacts({ complainant: { name: 'Harm Visser', address: '' } });
  expect(toPostModel(setting, facts, 'complainant/late')).toMatchObject({
    letterWords: 'The letter that we are late',
    posted: '#posted today',
  });
});
