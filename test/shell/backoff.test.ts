import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs, CONNECTION_BACK_OFF } from '../../src/shell/backoff.ts';

test('the wait doubles from one second to one minute', () => {
  const waits = [1, 2, 3, 6, 7, 8, 5_000].map((failures) =>
    backOffMs(failures, CONNECTION_BACK_OFF, () => 0.5),
  );
  expect(waits).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
});

test('no wait is above the ceiling or below half of the first, and two daemons do not wait alike', () => {
  const chance = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), chance, (failures, random) => {
      const wait = backOffMs(failures, CONNECTION_BACK_OFF, () => random);
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(60_000);
    }),
  );
  expect(backOffMs(4, CONNECTION_BACK_OFF, () => 0.1)).not.toBe(backOffMs(4, CONNECTION_BACK_OFF, () => 0.9));
});
