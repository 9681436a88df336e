import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagged } from '../../src/digest/false-discovery.ts';

const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

describe('the tests that raise a flag', () => {
  // The worked example of Benjamini & Hochberg 1995, section 3.2: fifteen comparisons with q = 0.05. The fourth,
  // 0.0095 <= 0.05 · 4 / 15 = 0.0133, is the last that stays below its line: 0.0201 > 0.05 · 5 / 15 = 0.0167.
  test('are the first four of the example of the authors', () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(count(flagged(published, 0.05))).toBe(4);
    expect(flagged(published.toReversed(), 0.05)).toStrictEqual(flagged(published, 0.05).toReversed());
  });

  // 0.04 > 0.1 / 3, but 0.06 <= 0.1 · 2 / 3: the second carries the first with it.
  test('a test is carried by a weaker one that stays below its own line', () => {
    expect(flagged([0.06, 0.04, 0.9], 0.1)).toStrictEqual([true, true, false]);
  });

  test('none of none', () => {
    expect(flagged([], 0.1)).toStrictEqual([]);
  });

  test('are at least those of Bonferroni and at most those of every test by itself', () => {
    fc.assert(
      fc.property(chances, (each) => {
        const flags = flagged(each, 0.1);
        expect(count(flags)).toBeGreaterThanOrEqual(
          each.filter((chance) => chance <= 0.1 / each.length).length,
        );
        expect(count(flags)).toBeLessThanOrEqual(each.filter((chance) => chance <= 0.1).length);
      }),
    );
  });

  test('grow with the share of false flags that is allowed, and shrink with each hopeless test', () => {
    fc.assert(
      fc.property(chances, (each) => {
        expect(count(flagged(each, 0.05))).toBeLessThanOrEqual(count(flagged(each, 0.1)));
        expect(count(flagged([...each, 1], 0.1))).toBeLessThanOrEqual(count(flagged(each, 0.1)));
      }),
    );
  });
});
