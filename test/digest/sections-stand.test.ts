/** How the desk stands and how long things take, counted on paper. */
import { describe, expect, test } from 'vitest';
import { ageClasses, ageName, speedSection, standSection } from '../../src/digest/sections-stand.ts';
import { aBusyWeek, aNewDesk, materialOf } from '../support/digest-facts.ts';

const tableOf = (blocks: ReturnType<typeof standSection>['blocks'], index: number) => {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  return tables[index]?.rows ?? [];
};

describe('the stand', () => {
  const { blocks } = standSection(materialOf(aBusyWeek()));

  test('sets a week beside what is normal, thirteen weeks, and the same thirteen a year before', () => {
    // 17 in the last week; before it six weeks of 11 and six of 9; a year before six of 11 and seven of 9... by turns.
    const [received, closed] = tableOf(blocks, 0);
    expect(received?.slice(1)).toMatchObject([
      17,
      { parts: { low: 4, high: 17 } },
      17 + 6 * 11 + 6 * 9,
      expect.any(Number),
    ]);
    expect(closed?.slice(1)).toStrictEqual([8, null, 8 + 12 * 10, 130]);
  });

  test('says for whom the open cases wait', () => {
    expect(tableOf(blocks, 1).map(([, count]) => count)).toStrictEqual([31, 19, 7, 5, 3, 1, 1, 1]);
  });

  test('of a new desk has nothing of last year', () => {
    const young = standSection(materialOf(aNewDesk()));
    expect(tableOf(young.blocks, 0)[0]?.[4]).toBeNull();
  });
});

describe('how long things take', () => {
  test('counts the cases that are not ready: half decided in 9 days, 80 % not yet', () => {
    // 120 cases: 60 ended at 9 (half left), 30 at 17 (a quarter left), 30 go on at 20.
    const rows = tableOf(speedSection(materialOf(aBusyWeek())).blocks, 0);
    expect(rows[0]?.slice(1)).toStrictEqual([0, 0, 120]);
    expect(rows[1]?.slice(1)).toMatchObject([9, { key: 'digest.not-yet' }, 120]);
    expect(rows[2]?.slice(1)).toMatchObject([12, { key: 'digest.not-yet' }, 20]);
  });
});

test('open cases fall in four classes of age', () => {
  const classes = ageClasses([
    { days: 7, cases: 2 },
    { days: 8, cases: 3 },
    { days: 56, cases: 1 },
    { days: 57, cases: 4 },
  ]);
  expect(classes.map(({ cases }) => cases)).toStrictEqual([2, 3, 1, 4]);
  expect(classes.map((age) => ageName(age).parts)).toStrictEqual([
    { from: 0, to: 7 },
    { from: 8, to: 28 },
    { from: 29, to: 56 },
    { from: 56 },
  ]);
});
