import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countAtLeast } from '../../src/digest/beta-law.ts';
import { fromOwnPast, fromShare, ratioToPast } from '../../src/digest/expectation.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';

describe('what a row is expected to see, from its own past', () => {
  // The examples of domain.md 3.4 B: 58 points in 26 weeks, φ = 1.3.
  // One week: μ = 58 / 26 = 2.23, k = 2.23 / (1.3 · 27/26 - 1) = 2.23 / 0.35 = 6.37; nine points: 0.004.
  // Four weeks: μ = 58 · 4 / 26 = 8.92, k = 8.92 / (1.3 · 30/26 - 1) = 8.92 / 0.5 = 17.8; nineteen points: 0.012.
  test.each([
    [1, 9, 2.2308, 6.3736, 0.00366],
    [4, 19, 8.9231, 17.8462, 0.01181],
  ])(
    'in %d weeks: %d points are expected %d times with size %d, and rare',
    (weeks, seen, mean, size, chance) => {
      const law = fromOwnPast({ before: 58, exposureRatio: weeks / 26 }, 1.3);
      expect(law.mean).toBeCloseTo(mean, 4);
      expect(law.size).toBeCloseTo(size, 4);
      expect(countAtLeast(seen, law, betaLaw)).toBeCloseTo(chance, 5);
    },
  );

  // S = 2 in 4 weeks, the next 4 weeks, φ = 1: mean 2, size 2 / (1 · 2 - 1) = 2, the size of the baseline itself.
  // P(X >= 5) = Σ (x + 1) / 2^(x + 2) from 5 on = (5 + 2) / 2^6 = 7/64.
  test('is the exact law of a Poisson count without dispersion', () => {
    const law = fromOwnPast({ before: 2, exposureRatio: 1 }, 1);
    expect(law).toStrictEqual({ mean: 2, size: 2 });
    expect(countAtLeast(5, law, betaLaw)).toBeCloseTo(7 / 64, 7);
  });

  test('takes an empty baseline for half a point', () => {
    expect(fromOwnPast({ before: 0, exposureRatio: 1 / 26 }, 1).mean).toBeCloseTo(0.5 / 26, 12);
  });

  test('is wider where counts jump about more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(1 / 26, 4 / 26, 1),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (before, exposureRatio, dispersion) => {
          const variance = ({ mean, size }: { mean: number; size: number }) => mean + mean ** 2 / size;
          const law = fromOwnPast({ before, exposureRatio }, dispersion);
          expect(variance(law)).toBeCloseTo(dispersion * law.mean * (1 + exposureRatio), 6);
          expect(fromOwnPast({ before, exposureRatio }, dispersion + 1).size).toBeLessThan(law.size);
        },
      ),
    );
  });
});

describe('what a row is expected to see, from its share', () => {
  // 2 beside 4 before, 4 others now: mean 2 · 4/4 = 2, variance 2 + 4 · (1/2 + 1/4 + 1/4) = 6, size 4 / (6 - 2) = 1.
  // Size 1 with mean 2: each further point has a chance of 2/3, so P(X >= 3) = 8/27.
  test('by the sizes of all four counts', () => {
    const law = fromShare({ before: 2, othersBefore: 4, othersNow: 4 }, 1);
    expect(law).toStrictEqual({ mean: 2, size: 1 });
    expect(countAtLeast(3, law, betaLaw)).toBeCloseTo(8 / 27, 7);
  });

  test('grows as the desk grows', () => {
    const counts = fc.integer({ min: 5, max: 1_000 });
    fc.assert(
      fc.property(counts, counts, counts, (before, othersBefore, othersNow) => {
        const law = fromShare({ before, othersBefore, othersNow }, 1.3);
        const doubled = fromShare({ before, othersBefore, othersNow: 2 * othersNow }, 1.3);
        expect(doubled.mean).toBeCloseTo(2 * law.mean, 6);
        expect(law.size).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the ratio to what was normal', () => {
  // domain.md 3.4 B: 19 in four weeks after 58 in 26: (19/4) / (58/26) = 2.13, limits 1.2 and 3.6.
  test('has exact limits', () => {
    const { value, limits } = ratioToPast(19, 58, 4 / 26, betaLaw);
    expect(value).toBeCloseTo(2.129, 3);
    expect(limits.low).toBeCloseTo(1.2, 1);
    expect(limits.high).toBeCloseTo(3.6, 1);
  });

  // Two of two in the window: lower share √0.025 = 0.158114, odds 0.187810; times 26 weeks for one: 4.883.
  test('has no value and no upper limit where nothing was seen before', () => {
    const { value, limits } = ratioToPast(2, 0, 1 / 26, betaLaw);
    expect(value).toBeNull();
    expect(limits.high).toBeNull();
    expect(limits.low).toBeCloseTo(4.883, 3);
    expect(ratioToPast(0, 0, 1, betaLaw)).toStrictEqual({ value: null, limits: { low: 0, high: null } });
  });

  test('lies between its limits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 500 }), (now, before) => {
        const { value, limits } = ratioToPast(now, before, 4 / 26, betaLaw);
        expect(limits.low).toBeLessThanOrEqual(value ?? 0);
        expect(limits.high).toBeGreaterThan(value ?? 0);
      }),
    );
  });
});
