import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isShownByCase, smallestVisibleFactor } from '../../src/digest/visibility.ts';

test.each([
  [0.5, 6.3],
  [3, 2.8],
  [40, 1.5],
  [200, 1.5],
])('at %d a week an increase to %d times as much would have been seen', (weekly, factor) => {
  expect(smallestVisibleFactor(weekly)).toBe(factor);
});

// Between 1 (×4.4) and 2 (×3.2) √2 lies halfway on a scale of logarithms: √(4.4 · 3.2) = 3.75.
test('between the known rates it is read off', () => {
  expect(smallestVisibleFactor(Math.SQRT2)).toBe(3.8);
});

test('below half a point a week nothing would have been seen reliably', () => {
  expect(smallestVisibleFactor(0.49)).toBeNull();
  expect(smallestVisibleFactor(0)).toBeNull();
});

test('more points a week never hide more', () => {
  const rates = fc.double({ min: 0.5, max: 300, noNaN: true });
  fc.assert(
    fc.property(rates, rates, (one, other) => {
      const few = smallestVisibleFactor(Math.min(one, other)) ?? 0;
      expect(smallestVisibleFactor(Math.max(one, other)) ?? 9).toBeLessThanOrEqual(few);
    }),
  );
});

test('a row below one a week is shown case by case', () => {
  expect([0.9, 1, 5].map(isShownByCase)).toStrictEqual([true, false, false]);
});
