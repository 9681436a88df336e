import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countPoints,
  lateRegistrations,
  type RowName,
  rowsOf,
  workingDaysIn,
} from '../../src/digest/counting.ts';
import { sum } from '../../src/digest/dispersion.ts';
import { weeksUntil } from '../../src/digest/weeks.ts';
import { DUTCH_CALENDAR } from '../support/given.ts';

const ZONE = 'Europe/Amsterdam';
const WEEKS = weeksUntil('2026-W47', 3);
const LEAK: RowName = { dimension: 'category', value: 'leak' };
const LATE: RowName = { dimension: 'category', value: 'late repair' };
const ROOF: RowName = { dimension: 'cause', value: 'roof' };

const point = (day: string, ...rows: readonly RowName[]) => ({
  receivedAt: new Date(`${day}T11:00:00Z`),
  rows,
});

describe('points are counted', () => {
  test('by the week in which the complaint was received, on the wall', () => {
    const sundayNight = { receivedAt: new Date('2026-11-15T23:30:00Z'), rows: [LEAK] };
    expect(countPoints([sundayNight], ZONE)).toStrictEqual([
      { dimension: 'total', value: '', week: '2026-W47', points: 1 },
      { ...LEAK, week: '2026-W47', points: 1 },
    ]);
  });

  test('in every row they fall in, beside all points of other rows', () => {
    const counts = countPoints(
      [
        point('2026-11-03', LEAK, ROOF),
        point('2026-11-17', LEAK),
        point('2026-11-18', LATE),
        point('2026-11-19'),
      ],
      ZONE,
    );
    expect(rowsOf(counts, WEEKS, [])).toStrictEqual([
      { dimension: 'total', value: '', counts: [1, 0, 3], others: null, known: 3 },
      { ...LEAK, counts: [1, 0, 1], others: [0, 0, 2], known: 3 },
      { ...ROOF, counts: [1, 0, 0], others: [0, 0, 3], known: 3 },
      { ...LATE, counts: [0, 0, 1], others: [1, 0, 2], known: 3 },
    ]);
  });

  test('only in the weeks that are asked for', () => {
    const counts = countPoints([point('2026-10-27', LEAK), point('2026-11-24', LEAK)], ZONE);
    expect(rowsOf(counts, WEEKS, [])).toStrictEqual([
      { dimension: 'total', value: '', counts: [0, 0, 0], others: null, known: 3 },
    ]);
  });

  test('from the last break of their row on', () => {
    const counts = countPoints([point('2026-11-03', LEAK, ROOF)], ZONE);
    const breaks = ['2026-W46', '2026-W40'].map((from) => ({ ...LEAK, from }));
    expect(rowsOf(counts, WEEKS, breaks).map(({ value, known }) => [value, known])).toStrictEqual([
      ['', 3],
      ['leak', 2],
      ['roof', 3],
    ]);
  });

  test('from the break of the total on, for every row', () => {
    const counts = countPoints([point('2026-11-03', LEAK)], ZONE);
    const breaks = [{ dimension: 'total', value: '', from: '2026-W46' } as const];
    expect(rowsOf(counts, WEEKS, breaks).map(({ known }) => known)).toStrictEqual([2, 2]);
  });

  test('so that a row and the others make the total, in any order', () => {
    const points = fc.array(
      fc.record({
        receivedAt: fc.date({
          min: new Date('2026-11-01T00:00:00Z'),
          max: new Date('2026-11-25T00:00:00Z'),
          noInvalidDate: true,
        }),
        rows: fc.constantFrom([LEAK, ROOF], [LATE], [LATE, ROOF], []),
      }),
    );
    const byName = (counts: Parameters<typeof rowsOf>[0]) =>
      rowsOf(counts, WEEKS, []).toSorted((left, right) => left.value.localeCompare(right.value));
    fc.assert(
      fc.property(points, (each) => {
        const [total, ...rows] = byName(countPoints(each, ZONE));
        for (const { counts, others } of rows) {
          expect(sum(counts) + sum(others ?? [])).toBe(sum(total?.counts ?? []));
        }
        expect(byName(countPoints(each.toReversed(), ZONE))).toStrictEqual([total, ...rows]);
      }),
    );
  });
});

describe('how much could go wrong', () => {
  test.each([
    ['2026-W47', 5, 'an ordinary week'],
    ['2026-W15', 4, 'the week after Easter'],
    ['2026-W53', 4, "the week of New Year's Day"],
  ])('in %s are %d working days: %s', (week, days) => {
    expect(workingDaysIn(week, DUTCH_CALENDAR)).toBe(days);
  });
});

describe('late registrations', () => {
  const lastDigestAt = new Date('2026-11-16T06:00:00Z');
  const received = (day: string, registered: string) => ({
    receivedAt: new Date(`${day}T11:00:00Z`),
    registeredAt: new Date(`${registered}T11:00:00Z`),
  });

  test('change weeks whose digest has gone out, and are stated by week', () => {
    const cases = [
      received('2026-11-12', '2026-11-16'),
      received('2026-11-04', '2026-11-18'),
      received('2026-11-10', '2026-11-17'),
    ];
    expect(lateRegistrations(cases, lastDigestAt, '2026-W47', ZONE)).toStrictEqual([
      { week: '2026-W45', cases: 1 },
      { week: '2026-W46', cases: 2 },
    ]);
  });

  test('are not those of the week itself, nor those that the last digest knew', () => {
    const cases = [received('2026-11-16', '2026-11-19'), received('2026-11-12', '2026-11-13')];
    expect(lateRegistrations(cases, lastDigestAt, '2026-W47', ZONE)).toStrictEqual([]);
  });
});
