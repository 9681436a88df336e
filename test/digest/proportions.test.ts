import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareProportion, fisherTest, type Part, wilsonLimits } from '../../src/digest/proportions.ts';

const parts: fc.Arbitrary<Part> = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }))
  .map(([hits, misses]) => ({ hits, of: hits + misses }));

describe('the limits of a proportion', () => {
  // 5 of 7 satisfied means 36 to 92 % (domain.md 3.4 H).
  // z² = 3.8415. Middle 5 + 1.9207 = 6.9207; width 1.96 · √(5 · 2 / 7 + 0.9604) = 1.96 · 1.5456 = 3.0292; over 10.8415.
  test('of few are wide', () => {
    const limits = wilsonLimits({ hits: 5, of: 7 });
    expect(limits?.low).toBeCloseTo(0.359, 3);
    expect(limits?.high).toBeCloseTo(0.918, 3);
  });

  // None of ten: upper limit z² / (n + z²) = 3.8415 / 13.8415.
  test('of none begin at nothing, and of nothing there are none', () => {
    expect(wilsonLimits({ hits: 0, of: 10 })).toStrictEqual({ low: 0, high: expect.closeTo(0.27753, 5) });
    expect(wilsonLimits({ hits: 0, of: 0 })).toBeNull();
  });

  test('enclose it, stay between 0 and 1, and are those of the misses turned round', () => {
    fc.assert(
      fc.property(parts, ({ hits, of }) => {
        fc.pre(of > 0);
        const limits = wilsonLimits({ hits, of });
        const misses = wilsonLimits({ hits: of - hits, of });
        if (limits === null || misses === null) throw new Error('there are limits');
        expect(limits.low).toBeGreaterThanOrEqual(0);
        expect(limits.low).toBeLessThanOrEqual(hits / of);
        expect(limits.high).toBeGreaterThanOrEqual(hits / of);
        expect(misses.low).toBeCloseTo(1 - limits.high, 12);
      }),
    );
  });
});

describe('the test of two proportions', () => {
  // The lady tasting tea (Fisher 1935): of C(8, 4) = 70 ways, 16 have three right and 16 one right, 1 has four and 1
  // none; three right are no rarer than 1 + 16 + 16 + 1 = 34 of 70.
  test('counts the ways that are no more likely', () => {
    expect(fisherTest({ hits: 3, of: 4 }, { hits: 1, of: 4 })).toBeCloseTo(34 / 70, 12);
    expect(fisherTest({ hits: 4, of: 4 }, { hits: 0, of: 4 })).toBeCloseTo(2 / 70, 12);
  });

  // SciPy 1.17.1, fisher_exact([[9, 31], [20, 240]]): 0.0073073.
  test('finds 9 of 40 after 20 of 260', () => {
    expect(fisherTest({ hits: 9, of: 40 }, { hits: 20, of: 260 })).toBeCloseTo(0.0073073, 7);
  });

  test('sees no difference where there is nothing, or everywhere the same', () => {
    expect(fisherTest({ hits: 0, of: 12 }, { hits: 0, of: 90 })).toBe(1);
    expect(fisherTest({ hits: 12, of: 12 }, { hits: 90, of: 90 })).toBe(1);
  });

  test('is a chance, the same from either side, and for hits as for misses', () => {
    const missed = ({ hits, of }: Part): Part => ({ hits: of - hits, of });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const chance = fisherTest(one, other);
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(fisherTest(other, one)).toBeCloseTo(chance, 9);
        expect(fisherTest(missed(one), missed(other))).toBeCloseTo(chance, 9);
      }),
    );
  });

  test('holds for very many', () => {
    const chance = fisherTest({ hits: 5_200, of: 10_000 }, { hits: 50_000, of: 100_000 });
    expect(chance).toBeGreaterThan(0.0001);
    expect(chance).toBeLessThan(0.0002);
  });
});

describe('the last four weeks', () => {
  const each = (count: number, value: number) => Array.from({ length: count }, () => value);

  test('are compared with the 26 before, and nothing older', () => {
    const hits = [...each(10, 9), ...each(26, 1), ...each(4, 3)];
    expect(compareProportion('late', hits, each(40, 10))).toMatchObject({
      name: 'late',
      now: { hits: 12, of: 40 },
      before: { hits: 26, of: 260 },
    });
  });

  test('are compared with what there is from the eighth week on', () => {
    expect(compareProportion('late', each(8, 1), each(8, 5))?.before).toStrictEqual({ hits: 4, of: 20 });
    expect(compareProportion('late', each(7, 1), each(7, 5))).toBeNull();
  });

  test('are not compared while there are fewer than ten', () => {
    expect(compareProportion('late', each(40, 0), [...each(36, 5), 2, 2, 2, 3])).toBeNull();
    expect(compareProportion('late', each(40, 0), [...each(36, 5), 2, 2, 3, 3])).not.toBeNull();
  });
});
