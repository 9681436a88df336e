import { expect, test } from 'vitest';
import type { MeasureEvent } from '../../src/measure/events.ts';
import { nextStep } from '../../src/measure/steps.ts';
import { DECIDED, IMPLEMENTED, measureAfter } from '../support/measures.ts';

const reminded = (because: 'due-soon' | 'overdue', on: string): MeasureEvent => ({
  type: 'owner_reminded',
  because,
  on,
});
const soon = reminded('due-soon', '2026-12-05');

test('the owner is reminded 7 days before the due day, on the day after it and then every week', () => {
  expect(nextStep(measureAfter(DECIDED))).toEqual({
    act: 'remind_owner',
    because: 'due-soon',
    on: '2026-12-05',
  });
  expect(nextStep(measureAfter(DECIDED, soon))).toEqual({
    act: 'remind_owner',
    because: 'overdue',
    on: '2026-12-13',
  });
  expect(nextStep(measureAfter(DECIDED, soon, reminded('overdue', '2026-12-13')))).toMatchObject({
    on: '2026-12-20',
  });
  // After downtime the week counts from the day on which it was said.
  expect(nextStep(measureAfter(DECIDED, soon, reminded('overdue', '2026-12-16')))).toMatchObject({
    on: '2026-12-23',
  });
});

test('who was given it within the week is reminded after the due day only', () => {
  const short = { ...DECIDED, due: '2026-11-24' };
  expect(nextStep(measureAfter(short))).toMatchObject({ because: 'overdue', on: '2026-11-25' });
});

test('what is in place is judged on the day that was fixed, and nothing happens to what is over', () => {
  expect(nextStep(measureAfter(DECIDED, IMPLEMENTED))).toEqual({ act: 'propose_verdict', on: '2027-04-12' });
  const dropped = measureAfter(DECIDED, { type: 'measure_dropped', on: '2026-11-18', why: 'Te duur.' });
  expect(nextStep(dropped)).toBeNull();
});

test('what was found waits for a manager, who is reminded four weeks later and then once a month', () => {
  const found = {
    verdict: 'works' as const,
    before: { points: 52, weeks: 26 },
    after: { points: 4, weeks: 13 },
    expected: 26,
  };
  const judged: readonly MeasureEvent[] = [
    ...[DECIDED, IMPLEMENTED],
    { type: 'effect_found', found, on: '2027-04-12' },
  ];
  expect(nextStep(measureAfter(...judged))).toEqual({ act: 'remind_manager', on: '2027-05-10' });
  const nudged = { type: 'manager_reminded', on: '2027-05-10' } as const;
  expect(nextStep(measureAfter(...judged, nudged))).toEqual({ act: 'remind_manager', on: '2027-06-09' });
  const confirmed = { type: 'effect_confirmed', on: '2027-05-12', why: '' } as const;
  expect(nextStep(measureAfter(...judged, nudged, confirmed))).toBeNull();
});
