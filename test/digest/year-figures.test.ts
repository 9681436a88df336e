import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishable, type YearCount, yearSheet } from '../../src/digest/year-figures.ts';

const count = (category: string, points: number): YearCount => ({
  category,
  finding: 'founded',
  inTime: true,
  points,
});

const published = (...points: readonly number[]) =>
  publishable(points.map((each, index) => count(`c${index}`, each))).map((each) => each.points);

describe('what is published', () => {
  test('leaves out numbers below five', () => {
    expect(published(12, 4, 1, 5, 0)).toEqual([12, null, null, 5, 0]);
  });

  test('leaves out the next smallest as well where one alone could be worked out from the total', () => {
    expect(published(12, 4, 30)).toEqual([null, null, 30]);
  });

  test('never shows a number from one to four, nor lets a single one be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 12 }), (numbers) => {
        const shown = published(...numbers);
        expect(shown.filter((each) => each !== null && each > 0 && each < 5)).toEqual([]);
        const hidden = shown.filter((each) => each === null).length;
        if (hidden === 1) expect(numbers.filter((each) => each >= 5)).toEqual([]);
      }),
    );
  });
});

test('the sheet says in words what is not shown and what is not decided', () => {
  const rows = [
    { category: '', finding: null, inTime: null, points: 7 },
    { category: 'lekkage', finding: 'founded', inTime: false, points: null },
  ] as const;
  const sheet = yearSheet(rows, { say: (key) => `<${key}>`, wordOf: (finding) => finding });
  expect(sheet.rows).toEqual([
    ['<no-category>', '<undecided>', '', 7, ''],
    ['lekkage', 'founded', '<too-late>', null, '<masked>'],
  ]);
});
