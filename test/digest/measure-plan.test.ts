import { describe, expect, test } from 'vitest';
import type { WeekCount } from '../../src/digest/counting.ts';
import {
  countsFrom,
  judgeMeasure,
  judgingFrom,
  type MeasureGround,
  planMeasure,
} from '../../src/digest/measure-plan.ts';
import { addWeeks, weeksBetween } from '../../src/digest/weeks.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';

const calendar = {
  timeZone: 'Europe/Amsterdam',
  closedDays: new Set<string>(),
  officeHours: { from: '09:00', until: '17:00' },
};
const TARGET = { dimension: 'cause', value: 'workmanship' } as const;

/** So many points with the cause in each of some weeks. */
const weekly = (first: string, last: string, points: number, value = 'workmanship'): readonly WeekCount[] =>
  Array.from({ length: weeksBetween(first, last) + 1 }, (_, index) => ({
    week: addWeeks(first, index),
    dimension: 'cause',
    value,
    points,
  }));

// Tuesday of week 47; the oldest of the cases came in week 43.
const GROUND: MeasureGround = {
  counts: weekly('2026-W10', '2026-W47', 2),
  target: TARGET,
  fall: 0.5,
  receivedOn: ['2026-10-20', '2026-11-16'],
  today: '2026-11-17',
  due: '2026-12-12',
  calendar,
};

describe('the plan of a measure', () => {
  test('compares with the weeks before the first case that led to it, and says when there is an answer', () => {
    const { criterion, judging } = planMeasure(GROUND);
    expect(criterion).toMatchObject({
      trigger: '2026-W43',
      before: { first: '2026-W17', last: '2026-W42', weeks: 26, points: 52 },
      dispersion: 1,
      // 30 points at 2 a week.
      weeksAfter: 15,
    });
    expect(judging).toStrictEqual({ weeks: { first: '2026-W53', last: '2027-W14' }, on: '2027-04-12' });
  });

  test('leaves out the last four weeks at least, and never more than a quarter of a year', () => {
    const recent = planMeasure({ ...GROUND, receivedOn: ['2026-11-16'] });
    expect(recent.criterion.trigger).toBe('2026-W44');
    const old = planMeasure({ ...GROUND, receivedOn: ['2026-01-05'] });
    expect(old.criterion.trigger).toBe('2026-W35');
    expect(countsFrom(GROUND.today)).toBe('2026-W09');
  });

  test('counts from the real day on once it is carried out, as many weeks as were fixed', () => {
    const { criterion } = planMeasure(GROUND);
    expect(judgingFrom(criterion, '2027-01-20')).toStrictEqual({
      weeks: { first: '2027-W06', last: '2027-W20' },
      on: '2027-05-24',
    });
  });

  test('waits eight weeks at least, and looks on the spot where counts cannot show it within half a year', () => {
    const many = planMeasure({ ...GROUND, counts: weekly('2026-W10', '2026-W47', 20) });
    expect(many.criterion.weeksAfter).toBe(8);
    const few = planMeasure({ ...GROUND, counts: weekly('2026-W10', '2026-W14', 1) });
    expect(few.criterion.weeksAfter).toBeNull();
    expect(few.judging).toStrictEqual({ weeks: null, on: '2027-02-06' });
  });

  test('cannot be counted where the case has no cause and no category, and in a register without points', () => {
    expect(planMeasure({ ...GROUND, target: null }).criterion).toMatchObject({
      weeksAfter: null,
      before: { points: 0 },
    });
    expect(planMeasure({ ...GROUND, counts: [] }).criterion).toMatchObject({
      weeksAfter: null,
      before: { points: 0, weeks: 0 },
    });
  });

  test('of a young desk counts the weeks that it knows', () => {
    const { criterion } = planMeasure({ ...GROUND, counts: weekly('2026-W33', '2026-W47', 2) });
    expect(criterion.before).toMatchObject({ first: '2026-W33', weeks: 10, points: 20 });
    expect(criterion.weeksAfter).toBe(15);
  });
});

describe('the verdict', () => {
  const plan = planMeasure(GROUND);
  const countedTo = (points: number) => [...GROUND.counts, ...weekly('2026-W53', '2027-W14', points)];

  test.each([
    ['works when far fewer points came than would have without it', 0, 'works'],
    ['shows no effect when as many came', 2, 'no-effect-shown'],
    ['is worse when far more came', 5, 'worse'],
  ])('%s', (_, points, verdict) => {
    expect(judgeMeasure(plan, countedTo(points), calendar, betaLaw)).toEqual({
      verdict,
      before: { points: 52, weeks: 26 },
      after: { points: points * 15, weeks: 15 },
      expected: 30,
    });
  });

  test('is never given by counts where that was said beforehand', () => {
    const uncounted = planMeasure({ ...GROUND, target: null });
    expect(judgeMeasure(uncounted, countedTo(0), calendar, betaLaw).verdict).toBe('not-measurable');
  });
});
