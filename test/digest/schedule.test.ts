/** Every digest once, on its morning by the clock on the wall, whatever that clock goes through. */
import { describe, expect, test } from 'vitest';
import { parsePeriod, weekPeriod } from '../../src/digest/period.ts';
import { digestDay, duePeriods } from '../../src/digest/schedule.ts';

const CALENDAR = {
  timeZone: 'Europe/Amsterdam',
  closedDays: new Set(['2027-01-01', '2026-05-01']),
  officeHours: { from: '09:00', until: '17:00' },
};
const weeksAt = (at: string, lastDone: string | null) =>
  duePeriods('week', lastDone, new Date(at), CALENDAR).map(({ name }) => name);

describe('the digest of a week', () => {
  test('is due on Monday at seven, not a minute before', () => {
    expect(weeksAt('2026-11-23T05:59:00Z', '2026-W46')).toStrictEqual([]);
    expect(weeksAt('2026-11-23T06:00:00Z', '2026-W46')).toStrictEqual(['2026-W47']);
  });

  test('is due at seven by the wall on the Monday after each change of the clock', () => {
    // The clock goes forward on Sunday 29 March 2026 and back on Sunday 25 October 2026.
    expect(weeksAt('2026-03-30T04:59:00Z', '2026-W12')).toStrictEqual([]);
    expect(weeksAt('2026-03-30T05:00:00Z', '2026-W12')).toStrictEqual(['2026-W13']);
    expect(weeksAt('2026-10-26T05:59:00Z', '2026-W42')).toStrictEqual([]);
    expect(weeksAt('2026-10-26T06:00:00Z', '2026-W42')).toStrictEqual(['2026-W43']);
  });

  test('is not due once more when the clock is moved back across the hour', () => {
    expect(weeksAt('2026-11-23T05:30:00Z', '2026-W47')).toStrictEqual([]);
    expect(weeksAt('2026-11-22T12:00:00Z', '2026-W47')).toStrictEqual([]);
  });

  test('comes for each week after three weeks down, the oldest first', () => {
    expect(weeksAt('2026-11-25T12:00:00Z', '2026-W44')).toStrictEqual(['2026-W45', '2026-W46', '2026-W47']);
  });

  test('of a desk that never had one is that of the latest week only', () => {
    expect(weeksAt('2026-11-25T12:00:00Z', null)).toStrictEqual(['2026-W47']);
  });

  test('passes the turn of a year with 53 weeks', () => {
    expect(weeksAt('2027-01-11T08:00:00Z', '2026-W52')).toStrictEqual(['2026-W53', '2027-W01']);
  });
});

test('the digests of a month and a year come on the first working day, at seven', () => {
  const january = parsePeriod('2026-12') ?? weekPeriod('2026-W47');
  // New Year is closed, and 2 January 2027 is a Saturday.
  expect(digestDay(january, CALENDAR)).toBe('2027-01-04');
  const names = (kind: 'month' | 'year', at: string, last: string | null) =>
    duePeriods(kind, last, new Date(at), CALENDAR).map(({ name }) => name);
  expect(names('month', '2027-01-03T12:00:00Z', '2026-11')).toStrictEqual([]);
  expect(names('month', '2027-01-04T06:00:00Z', '2026-11')).toStrictEqual(['2026-12']);
  expect(names('year', '2027-01-04T05:59:00Z', '2025')).toStrictEqual([]);
  expect(names('year', '2027-01-04T06:00:00Z', '2025')).toStrictEqual(['2026']);
});
