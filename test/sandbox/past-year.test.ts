import { describe, expect, test } from 'vitest';
import { printReference } from '../../src/case/reference.ts';
import { localDay } from '../../src/case/working-days.ts';
import { countPoints } from '../../src/digest/counting.ts';
import { weekOf, weeksBetween } from '../../src/digest/weeks.ts';
import { type PastComplaint, playPast } from '../../src/sandbox/past-complaint.ts';
import { LEAKS, MEASURE_WEEKS_BACK, MISSED_APPOINTMENTS } from '../../src/sandbox/past-subjects.ts';
import { pastYear } from '../../src/sandbox/past-year.ts';
import { PIETER, RULES, SANNE } from '../support/given.ts';

const MONDAY = new Date('2026-11-16T00:00:00+01:00');
const LAST_WEEK = '2026-W46';
const handlerOf = (person: typeof PIETER) => ({ ...person, roles: ['handler'], language: 'nl' }) as const;

function play(): readonly PastComplaint[] {
  return pastYear(MONDAY, [handlerOf(PIETER), handlerOf(SANNE)]).map((plan, index) =>
    playPast(plan({ reference: printReference(1001 + index), desk: 'klachten' }), RULES, MONDAY),
  );
}
const YEAR = play();
const weeksBack = ({ state }: PastComplaint) =>
  weeksBetween(weekOf(localDay(state.receivedAt, RULES.calendar.timeZone)), LAST_WEEK);
const countIn = (category: string, from: number, to: number) =>
  YEAR.filter((each) => each.state.category === category && weeksBack(each) >= from && weeksBack(each) <= to)
    .length;

describe('a year that was made up', () => {
  test('is the same each time, and fills every week', () => {
    expect(play()).toEqual(YEAR);
    const points = YEAR.map(({ state }) => ({ receivedAt: state.receivedAt, rows: [] }));
    const weeks = countPoints(points, RULES.calendar.timeZone);
    expect(weeks.length).toBe(52);
    expect(YEAR.length).toBeGreaterThan(350);
  });

  test('is what the daemon would have written: in order of time, and nothing after its end', () => {
    for (const { log } of YEAR) {
      const times = log.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      expect(Math.max(...times)).toBeLessThanOrEqual(MONDAY.getTime());
    }
  });

  test('leaves no old case open: what came in before the last ten weeks is closed', () => {
    const old = YEAR.filter((each) => weeksBack(each) > 10);
    expect(old.filter(({ state }) => state.stage !== 'closed')).toEqual([]);
    expect(YEAR.some(({ state }) => state.stage !== 'closed')).toBe(true);
  });

  test('hides three weeks in which dormers leaked far more often, and a measure that worked', () => {
    expect(countIn(LEAKS, 0, 2)).toBeGreaterThan(2 * (countIn(LEAKS, 3, 28) / 26) * 3);
    const before = countIn(MISSED_APPOINTMENTS, MEASURE_WEEKS_BACK, 51) / (52 - MEASURE_WEEKS_BACK);
    const after = countIn(MISSED_APPOINTMENTS, 0, MEASURE_WEEKS_BACK - 1) / MEASURE_WEEKS_BACK;
    expect(after).toBeLessThan(before / 3);
  });
});
