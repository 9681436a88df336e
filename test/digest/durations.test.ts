import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Duration, daysUntilReady, durationCurve } from '../../src/digest/durations.ts';

const ended = (...days: readonly number[]): Duration[] => days.map((each) => ({ days: each, ended: true }));
const open = (...days: readonly number[]): Duration[] => days.map((each) => ({ days: each, ended: false }));

const durations = fc.array(fc.record({ days: fc.nat({ max: 90 }), ended: fc.boolean() }), { maxLength: 60 });

describe('the curve of durations', () => {
  // Six cases: ended after 2, 5, 5 and 9 days, open for 3 and 7 days.
  // Day 2: 1 of 6 ended: 5/6. Day 5: 4 had lasted so long, 2 ended: 5/6 · 2/4 = 5/12. Day 9: the last one: 0.
  test('keeps open cases in the count for as long as they have lasted', () => {
    expect(durationCurve([...ended(5, 2, 9, 5), ...open(3, 7)])).toStrictEqual([
      { days: 2, unready: expect.closeTo(5 / 6, 12) },
      { days: 5, unready: expect.closeTo(5 / 12, 12) },
      { days: 9, unready: 0 },
    ]);
  });

  test('counts a case that is open on the day on which another ended as having lasted so long', () => {
    expect(durationCurve([...ended(4), ...open(4)])).toStrictEqual([{ days: 4, unready: 0.5 }]);
  });

  test('has no step while nothing has ended', () => {
    expect(durationCurve([])).toStrictEqual([]);
    expect(durationCurve(open(3, 60))).toStrictEqual([]);
  });

  test('without open cases is the share that took longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 60 }), (days) => {
        for (const step of durationCurve(ended(...days))) {
          const longer = days.filter((each) => each > step.days).length;
          expect(step.unready).toBeCloseTo(longer / days.length, 9);
        }
      }),
    );
  });

  test('only falls, and never below nothing', () => {
    fc.assert(
      fc.property(durations, (each) => {
        const shares = [1, ...durationCurve(each).map(({ unready }) => unready)];
        for (const [index, share] of shares.slice(1).entries()) {
          expect(share).toBeLessThan(shares[index] ?? 0);
          expect(share).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('the days until a share is ready', () => {
  // Of the six cases above half are ready on day 5 (5/12 are not), four fifths on day 9.
  test('are the median and the 80th percentile', () => {
    const curve = durationCurve([...ended(5, 2, 9, 5), ...open(3, 7)]);
    expect(daysUntilReady(curve, 0.5)).toBe(5);
    expect(daysUntilReady(curve, 0.8)).toBe(9);
  });

  test('are unknown while too few have ended', () => {
    const curve = durationCurve([...ended(2), ...open(9, 9, 9)]);
    expect(daysUntilReady(curve, 0.25)).toBe(2);
    expect(daysUntilReady(curve, 0.5)).toBeNull();
  });

  // Ten cases ended on days 1 to 10: after day 8 two of ten are not ready, though 9/10 · 8/9 · … · 2/3 is not 0.2 to
  // the last digit.
  test('are found to the day in spite of rounding', () => {
    expect(daysUntilReady(durationCurve(ended(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)), 0.8)).toBe(8);
  });

  test('do not become fewer when an open case is added, nor for a greater share', () => {
    const unknown = Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(durations, fc.nat({ max: 90 }), (each, days) => {
        const median = daysUntilReady(durationCurve(each), 0.5) ?? unknown;
        expect(
          daysUntilReady(durationCurve([...each, ...open(days)]), 0.5) ?? unknown,
        ).toBeGreaterThanOrEqual(median);
        expect(daysUntilReady(durationCurve(each), 0.8) ?? unknown).toBeGreaterThanOrEqual(median);
      }),
    );
  });
});
