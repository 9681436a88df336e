import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/case/working-days.ts';
import { addWeeks, mondayOf, weekAt, weekOf, weeksBetween, weeksUntil } from '../../src/digest/weeks.ts';

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));

describe('a week', () => {
  test.each([
    ['2026-11-16', '2026-W47', 'a Monday'],
    ['2026-11-22', '2026-W47', 'the Sunday that ends it'],
    ['2026-12-31', '2026-W53', 'a year with 53 weeks'],
    ['2027-01-03', '2026-W53', 'the first Sunday of 2027'],
    ['2027-01-04', '2027-W01', 'the first Monday of 2027'],
    ['2024-12-30', '2025-W01', 'a Monday of the year before'],
  ])('%s lies in %s: %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  test('begins at midnight on the wall, in summer and in winter', () => {
    expect(weekAt(new Date('2026-03-29T21:59:59Z'), 'Europe/Amsterdam')).toBe('2026-W13');
    expect(weekAt(new Date('2026-03-29T22:00:00Z'), 'Europe/Amsterdam')).toBe('2026-W14');
    expect(weekAt(new Date('2026-10-25T22:59:59Z'), 'Europe/Amsterdam')).toBe('2026-W43');
    expect(weekAt(new Date('2026-10-25T23:00:00Z'), 'Europe/Amsterdam')).toBe('2026-W44');
  });

  test('its Monday lies in it, less than seven days before every day of it', () => {
    fc.assert(
      fc.property(days, (day) => {
        const monday = mondayOf(weekOf(day));
        expect(weekOf(monday)).toBe(weekOf(day));
        expect(monday <= day && day < addDays(monday, 7)).toBe(true);
      }),
    );
  });

  test('weeks are counted across years', () => {
    expect(addWeeks('2026-W52', 2)).toBe('2027-W01');
    expect(weeksBetween('2026-W52', '2027-W01')).toBe(2);
    expect(weeksUntil('2027-W01', 3)).toStrictEqual(['2026-W52', '2026-W53', '2027-W01']);
  });
});
