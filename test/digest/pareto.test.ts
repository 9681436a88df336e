import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from '../../src/digest/dispersion.ts';
import { paretoOf } from '../../src/digest/pareto.ts';

const point = (category: string, cause: string | null, costCents = 0) => ({ category, cause, costCents });

test('the greatest stand first, by points, then by cost', () => {
  const points = [
    point('noise', null),
    point('leak', 'sealant', 5_000),
    point('late repair', 'planning', 100),
    point('leak', 'sealant', 2_500),
  ];
  expect(paretoOf(points)).toStrictEqual([
    { category: 'leak', cause: 'sealant', points: 2, costCents: 7_500, cumulative: 0.5 },
    { category: 'late repair', cause: 'planning', points: 1, costCents: 100, cumulative: 0.75 },
    { category: 'noise', cause: null, points: 1, costCents: 0, cumulative: 1 },
  ]);
  expect(paretoOf([])).toStrictEqual([]);
});

test('every point is in one row, and the last row holds all', () => {
  const points = fc.array(
    fc.record({
      category: fc.constantFrom('leak', 'noise', 'leak a'),
      cause: fc.constantFrom('a', 'b', null),
      costCents: fc.nat({ max: 900 }),
    }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(points, (each) => {
      const rows = paretoOf(each);
      expect(sum(rows.map((row) => row.points))).toBe(each.length);
      expect(rows.at(-1)?.cumulative).toBe(1);
      expect(new Set(rows.map(({ category, cause }) => JSON.stringify([category, cause]))).size).toBe(
        rows.length,
      );
    }),
  );
});
