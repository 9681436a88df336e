import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/digest/row-window.ts';
import { findFalls, findRises, type Register, ratioOf } from '../../src/digest/trends.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';

const weeks = (count: number, points: (week: number) => number) =>
  Array.from({ length: count }, (_, week) => points(week));

/** A quiet row: two and three points by turns. */
const quiet = (count: number) => weeks(count, (week) => 2 + (week % 2));

/** A desk whose first category is given, beside a quiet second one; five working days a week. */
function desk(
  leaks: readonly number[],
  others = quiet(leaks.length),
  more: Partial<Register> = {},
): Register {
  const known = leaks.length;
  const total = leaks.map((points, week) => points + (others[week] ?? 0));
  const row = (value: string, counts: readonly number[], rest: readonly number[]): Row => ({
    dimension: 'category',
    value,
    counts,
    others: rest,
    known,
  });
  return {
    rows: [
      { dimension: 'total', value: '', counts: total, others: null, known },
      row('dormer leak', leaks, others),
      row('late repair', others, leaks),
    ],
    exposures: leaks.map(() => 5),
    volumeKnown: true,
    ...more,
  };
}

const rises = (register: Register) => findRises(register, [], betaLaw).trends;
const flaggedRows = (register: Register) =>
  rises(register)
    .filter((trend) => trend.flagged)
    .map(({ value, window }) => `${value || 'total'} ${window}`);
/** In so small a desk the total follows its categories. */
const flaggedCategories = (register: Register) =>
  flaggedRows(register).filter((row) => !row.startsWith('total'));

describe('a rise', () => {
  test('of one category in the last week is flagged, and the quiet one beside it is not', () => {
    const leaks = quiet(40).with(-1, 14);
    expect(flaggedCategories(desk(leaks))).toStrictEqual(['dormer leak 1', 'dormer leak 4']);
  });

  // Before: 26 weeks that end three weeks before the last, 2 and 3 by turns: 65 points, 2.5 a week.
  test('says what was seen, what was expected and how many times that is', () => {
    const [, leak] = rises(desk(quiet(40).with(-1, 14)));
    expect(leak).toMatchObject({ value: 'dormer leak', window: 1, observed: 14, provisional: false });
    if (leak === undefined) throw new Error('the leak was tested');
    expect(ratioOf(leak, betaLaw).value).toBeCloseTo(14 / leak.expected, 9);
  });

  test('that comes slowly shows in four weeks, not in one', () => {
    const leaks = quiet(40).map((points, week) => (week >= 36 ? points + 3 : points));
    expect(flaggedCategories(desk(leaks))).toStrictEqual(['dormer leak 4']);
  });

  test('of two points is none, however rare they are', () => {
    const none = weeks(40, () => 0);
    expect(flaggedRows(desk(none.with(-1, 2)))).toStrictEqual([]);
    expect(flaggedRows(desk(none.with(-1, 3)))).toContain('dormer leak 1');
  });

  test('of the whole desk is no trend of its categories', () => {
    const doubled = quiet(40).map((points, week) => (week >= 36 ? points * 3 : points));
    expect(flaggedRows(desk(doubled, doubled))).toStrictEqual(['total 1', 'total 4']);
  });

  test('is judged by the share of the category when no volume is known', () => {
    const leaks = quiet(40).with(-1, 14);
    const judged = rises(
      desk(
        leaks,
        quiet(40).map((points) => 3 * points),
        { volumeKnown: false },
      ),
    );
    expect(judged.map(({ dimension, by }) => `${dimension} ${by}`).slice(0, 3)).toStrictEqual([
      'total own-past',
      'category share',
      'category share',
    ]);
    expect(judged[1]?.flagged).toBe(true);
  });

  test('is judged by its own past when the others are too few to compare with', () => {
    const leaks = quiet(40).with(-1, 14);
    const judged = rises(
      desk(
        leaks,
        weeks(40, () => 0),
        { volumeKnown: false },
      ),
    );
    expect(judged[1]).toMatchObject({ by: 'own-past', flagged: true });
  });

  test('is provisional until there are thirty weeks, and not looked for in the first eight', () => {
    const early = desk(quiet(12).with(-1, 20));
    expect(rises(early).map(({ window, provisional }) => ({ window, provisional }))).toStrictEqual(
      Array.from({ length: 3 }, () => ({ window: 4, provisional: true })),
    );
    expect(rises(desk(quiet(7).with(-1, 20)))).toStrictEqual([]);
  });

  test('is not looked for in a category that was renamed less than eight weeks ago', () => {
    const register = desk(quiet(40).with(-1, 14));
    const renamed = register.rows.map((row) => (row.value === 'dormer leak' ? { ...row, known: 7 } : row));
    expect(flaggedCategories({ ...register, rows: renamed })).toStrictEqual([]);
  });

  test('in a week without work is not looked for, and such a week is no part of what is normal', () => {
    const register = desk(quiet(40).with(-1, 14).with(-2, 99));
    const holidays = register.exposures.with(-1, 0).with(-2, 0);
    expect(
      rises({ ...register, exposures: holidays }).map(({ window, observed }) => ({ window, observed })),
    ).toContainEqual({
      window: 4,
      observed: 5,
    });
    expect(rises({ ...register, exposures: holidays }).some(({ window }) => window === 1)).toBe(false);
  });

  test('of late decisions stands in the same family', () => {
    const late = { name: 'late', now: { hits: 9, of: 10 }, before: { hits: 1, of: 90 }, chance: 1e-9 };
    const founded = { ...late, name: 'founded', chance: 0.05 };
    const { proportions } = findRises(desk(quiet(40)), [late, founded], betaLaw);
    expect(proportions.map(({ name, flagged }) => ({ name, flagged }))).toStrictEqual([
      { name: 'late', flagged: true },
      { name: 'founded', flagged: false },
    ]);
  });

  test('is never less rare with one more point', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 30, maxLength: 40 }), (leaks) => {
        const chanceOf = (counts: readonly number[]) => rises(desk(counts))[1]?.chance ?? 1;
        expect(chanceOf(leaks.with(-1, (leaks.at(-1) ?? 0) + 1))).toBeLessThanOrEqual(chanceOf(leaks) + 1e-6);
      }),
    );
  });

  test('does not depend on the unit of exposure', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 30, maxLength: 40 }), (leaks) => {
        const register = desk(leaks);
        const inHours = { ...register, exposures: register.exposures.map((days) => 8 * days) };
        const chances = (each: Register) => rises(each).map(({ chance }) => chance);
        for (const [index, chance] of chances(inHours).entries()) {
          expect(chance).toBeCloseTo(chances(register)[index] ?? -1, 9);
        }
      }),
    );
  });
});

describe('a fall', () => {
  test('of a category to nothing for four weeks is flagged', () => {
    const leaks = weeks(40, (week) => (week >= 36 ? 0 : 5 + (week % 3)));
    const falls = findFalls(desk(leaks), betaLaw).filter(({ flagged }) => flagged);
    expect(falls.map(({ value, window }) => `${value} ${window}`)).toContain('dormer leak 4');
  });

  test('is not seen in a quiet desk', () => {
    expect(findFalls(desk(quiet(40)), betaLaw).filter(({ flagged }) => flagged)).toStrictEqual([]);
  });
});
