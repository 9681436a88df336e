import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binomialAtMost,
  countAtLeast,
  countAtMost,
  exactProportionLimits,
  usualRange,
} from '../../src/digest/beta-law.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';

const laws = fc.record({
  mean: fc.double({ min: 0.02, max: 500, noNaN: true }),
  size: fc.double({ min: 0.5, max: 2_000, noNaN: true }),
});
const counts = fc.nat({ max: 600 });

describe('a count in the window', () => {
  // Size 1 is the geometric law: with mean 1 each further point has a chance of 1/2, so P(X >= 3) = 1/8.
  // Size 2 with mean 2: P(X = x) = (x + 1) / 2^(x + 2), so P(X >= 2) = 1 - 1/4 - 2/8 = 1/2.
  test.each([
    [3, 1, 1, 0.125],
    [2, 2, 2, 0.5],
    [0, 7, 3, 1],
  ])('reaches %d with mean %d and size %d in %d of all weeks', (count, mean, size, expected) => {
    expect(countAtLeast(count, { mean, size }, betaLaw)).toBeCloseTo(expected, 6);
  });

  test('either stays below a number or reaches it', () => {
    fc.assert(
      fc.property(counts, laws, (count, law) => {
        const below = countAtMost(count, law, betaLaw);
        expect(below + countAtLeast(count + 1, law, betaLaw)).toBeCloseTo(1, 6);
        expect(below).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is rarer the higher it is, and less rare where more is normal', () => {
    fc.assert(
      fc.property(counts, laws, (count, law) => {
        const chance = countAtLeast(count, law, betaLaw);
        expect(countAtLeast(count + 1, law, betaLaw)).toBeLessThanOrEqual(chance + 1e-6);
        expect(countAtLeast(count, { ...law, mean: law.mean * 1.5 }, betaLaw)).toBeGreaterThanOrEqual(
          chance - 1e-6,
        );
      }),
    );
  });
});

describe('the range that is nothing special', () => {
  // Size 1, mean 1: P(X <= x) = 1 - 2^-(x + 1). Leaving out a quarter at either end: P(X <= 0) = 1/2 > 1/4, so it
  // begins at 0; P(X <= 1) = 3/4, so it ends at 1.
  test('leaves out as much at either end', () => {
    expect(usualRange({ mean: 1, size: 1 }, 0.5, betaLaw)).toStrictEqual({ low: 0, high: 1 });
  });

  test('encloses what is expected, and no end can be cut off', () => {
    fc.assert(
      fc.property(laws, (law) => {
        const { low, high } = usualRange(law, 0.05, betaLaw);
        expect(countAtMost(low - 1, law, betaLaw)).toBeLessThanOrEqual(0.0251);
        expect(countAtLeast(high + 1, law, betaLaw)).toBeLessThanOrEqual(0.0251);
        expect(countAtLeast(high, law, betaLaw)).toBeGreaterThan(0.0249);
      }),
    );
  });
});

describe('a proportion', () => {
  // P(Bin(3, 1/2) <= 1) = (1 + 3) / 8.
  test('of few hits is a sum of binomial chances', () => {
    expect(binomialAtMost(1, 3, 0.5, betaLaw)).toBeCloseTo(0.5, 7);
    expect(binomialAtMost(3, 3, 0.5, betaLaw)).toBe(1);
  });

  // None of n: the upper limit u has (1 - u)^n = 0.025; for n = 2, u = 1 - √0.025 = 0.841886.
  test('of which nothing was seen still has an upper limit', () => {
    const { low, high } = exactProportionLimits(0, 2, 0.05, betaLaw);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.841886, 5);
    expect(exactProportionLimits(2, 2, 0.05, betaLaw)).toStrictEqual({
      low: expect.closeTo(0.158114, 5),
      high: 1,
    });
  });

  test('lies between its limits, which close in on it as trials grow', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (hits, misses) => {
        fc.pre(hits + misses > 0);
        const trials = hits + misses;
        const few = exactProportionLimits(hits, trials, 0.05, betaLaw);
        const many = exactProportionLimits(4 * hits, 4 * trials, 0.05, betaLaw);
        expect(few.low).toBeLessThanOrEqual(hits / trials);
        expect(few.high).toBeGreaterThanOrEqual(hits / trials);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});
