import { expect, test } from 'vitest';
import { isNearLimit } from '../../src/jobs/near-limit.ts';

test.each([
  [0, 1, 20, false],
  [0, 10, 20, false],
  [0, 11, 20, true],
  [15, 1, 20, true],
  [19, 1, 20, true],
  [20, 1, 20, false],
  [90, 50, 20, false],
])(
  '%i counted and %i coming of %i: whether others must be waited for is %s',
  (counted, coming, limit, expected) => {
    expect(isNearLimit(counted, coming, limit)).toBe(expected);
  },
);
