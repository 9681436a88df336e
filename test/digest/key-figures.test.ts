import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backlogByAge,
  backlogWeeks,
  costPerComplaint,
  foundedShare,
  overturnedShare,
  reopenedShare,
  repeatedShare,
} from '../../src/digest/key-figures.ts';

const costs = (own: number, compensationCents = 0, recoveredCents = 0) => ({
  ownMinutes: own,
  materialCents: 0,
  thirdPartyCents: 0,
  compensationCents,
  recoveredCents,
});

describe('the founded share', () => {
  test('counts partly founded points, of all points with a finding', () => {
    expect(foundedShare(['founded', 'partly', 'unfounded', 'no-finding', 'out-of-scope'])).toStrictEqual({
      hits: 2,
      of: 5,
    });
    expect(foundedShare([])).toStrictEqual({ hits: 0, of: 0 });
  });
});

describe('the reopened share', () => {
  // The digest of week 47: 5 weeks before is week 42 (from Monday 12 October), 17 weeks before is week 30.
  test.each([
    ['2026-10-18', 1, 'the Sunday of week 42'],
    ['2026-10-19', 0, 'the Monday of week 43: it may still come back'],
    ['2026-07-20', 1, 'the Monday of week 30'],
    ['2026-07-19', 0, 'the Sunday of week 29'],
  ])('of cases closed on %s has %d in it: %s', (closedOn, of) => {
    expect(reopenedShare([{ closedOn, reopenedOn: null }], '2026-W47')).toStrictEqual({ hits: 0, of });
  });

  test('counts what came back within 28 days', () => {
    const closedOn = '2026-10-01';
    const cases = ['2026-10-29', '2026-10-30', null].map((reopenedOn) => ({ closedOn, reopenedOn }));
    expect(reopenedShare(cases, '2026-W47')).toStrictEqual({ hits: 1, of: 3 });
  });
});

describe('the repeated share', () => {
  // 180 days before 17 November 2026 is 21 May.
  test.each([
    ['2026-05-21', 'leak', 1, 'the last day that counts'],
    ['2026-05-20', 'leak', 0, 'a day too long ago'],
    ['2026-11-17', 'leak', 1, 'closed on the very day'],
    ['2026-11-18', 'leak', 0, 'closed only later'],
    ['2026-11-01', 'noise', 0, 'another category'],
  ])('with one closed on %s for %s has %d in it: %s', (closedOn, category, hits) => {
    const received = { receivedOn: '2026-11-17', category: 'leak', earlier: [{ closedOn, category }] };
    expect(repeatedShare([received, { ...received, earlier: [] }])).toStrictEqual({ hits, of: 2 });
  });
});

test('the overturned share is that of decisions against us', () => {
  expect(overturnedShare([{ againstUs: true }, { againstUs: false }])).toStrictEqual({ hits: 1, of: 2 });
});

describe('the cost of a complaint', () => {
  // At 60 euro an hour 30 minutes are 30 euro. 30 + 100 − 20 = 110, 30 and 10 euro: together 150, the middle one 30.
  test('is own hours, material, third party and compensation, less what came back', () => {
    expect(costPerComplaint([costs(30, 10_000, 2_000), costs(30), costs(10)], 6_000)).toStrictEqual({
      meanCents: 5_000,
      medianCents: 3_000,
    });
  });

  test('of two has the middle between them as its median, and of none is unknown', () => {
    expect(costPerComplaint([costs(0, 100), costs(0, 400)], 6_000)).toStrictEqual({
      meanCents: 250,
      medianCents: 250,
    });
    expect(costPerComplaint([], 6_000)).toBeNull();
  });

  test('is what was spent on anything', () => {
    const all = { ...costs(60, 4, 1), materialCents: 2, thirdPartyCents: 3 };
    expect(costPerComplaint([all], 1_000)?.meanCents).toBe(1_000 + 2 + 3 + 4 - 1);
  });
});

describe('the backlog', () => {
  // 26 closed in 13 weeks are 2 a week: 30 open cases are 15 weeks of work.
  test('is told in weeks of work, at the pace of the last 13 weeks', () => {
    expect(backlogWeeks(30, [99, ...Array.from({ length: 13 }, () => 2)])).toBe(15);
    expect(backlogWeeks(30, [2, 4])).toBe(10);
  });

  test('has no such measure where nothing was closed', () => {
    expect(backlogWeeks(30, [0, 0])).toBeNull();
    expect(backlogWeeks(0, [])).toBeNull();
  });

  test('is told by age', () => {
    expect(backlogByAge([0, 7, 8, 28, 29, 56, 57, 400])).toStrictEqual([
      { from: 0, to: 7, cases: 2 },
      { from: 8, to: 28, cases: 2 },
      { from: 29, to: 56, cases: 2 },
      { from: 57, to: null, cases: 2 },
    ]);
  });

  test('has every case in one class', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 })), (days) => {
        const cases = backlogByAge(days).reduce((total, each) => total + each.cases, 0);
        expect(cases).toBe(days.length);
      }),
    );
  });
});
