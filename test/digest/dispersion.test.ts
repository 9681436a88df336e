import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pooledDispersion, sum } from '../../src/digest/dispersion.ts';

const even = (counts: readonly number[]) => ({ counts, exposures: counts.map(() => 5) });

describe('the dispersion', () => {
  // Means 4 and 2. First row: (16 + 16) / 4 = 8; second: (4 + 0 + 4) / 2 = 4; 8 + 4 over 1 + 2 degrees of freedom: 4.
  test('is pooled over the rows', () => {
    expect(pooledDispersion([even([0, 8]), even([0, 2, 4])])).toBeCloseTo(4, 12);
  });

  // 6 points in 3 days of work: 2 a day. Expected 4 and 2, seen 6 and 0: 4/4 + 4/2 = 3 over one degree of freedom.
  test('expects less of a short week', () => {
    expect(pooledDispersion([{ counts: [6, 0], exposures: [2, 1] }])).toBeCloseTo(3, 12);
  });

  test('is 1 when counts are more even than chance, or when no row has a point in two weeks', () => {
    expect(pooledDispersion([even([3, 3, 3])])).toBe(1);
    expect(pooledDispersion([even([0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0])])).toBe(1);
    expect(pooledDispersion([])).toBe(1);
  });

  test('does not depend on the unit of exposure or on the order of weeks', () => {
    const weeks = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(weeks, (each) => {
        const row = { counts: each.map(([count]) => count), exposures: each.map(([, days]) => days) };
        const turned = { counts: row.counts.toReversed(), exposures: row.exposures.toReversed() };
        const hours = { ...row, exposures: row.exposures.map((days) => days * 8) };
        expect(pooledDispersion([turned])).toBeCloseTo(pooledDispersion([row]), 9);
        expect(pooledDispersion([hours])).toBeCloseTo(pooledDispersion([row]), 9);
      }),
    );
  });

  test('a sum of nothing is 0', () => {
    expect(sum([])).toBe(0);
    expect(sum([1, 2, 3.5])).toBe(6.5);
  });
});
