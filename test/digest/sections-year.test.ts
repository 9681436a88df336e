/** The digest of a year: beside the year before, with what came of its trends and measures. */
import { expect, test } from 'vitest';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { yearSections } from '../../src/digest/sections-year.ts';
import { aYear, FLAGS_OF_A_YEAR, materialOf, someFacts } from '../support/digest-facts.ts';

const material = (facts: DigestFacts) => materialOf(facts, FLAGS_OF_A_YEAR);

test('a week has no figures of a year', () => {
  expect(yearSections(material(someFacts()))).toStrictEqual([]);
});

test('the figures stand beside those of the year before, and each category with its own', () => {
  const [year, trends] = yearSections(material(aYear()));
  const tables = year?.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : [])) ?? [];
  expect(tables[0]?.[0]?.slice(1)).toStrictEqual([512, 470]);
  expect(tables[1]?.map((row) => row.slice(1, 3))).toStrictEqual([
    [250, 180],
    [108, 60],
  ]);
  expect(JSON.stringify(trends)).not.toContain('2025-W50');
  expect(JSON.stringify(trends)).toContain('digest.fate.nothing-found');
});
