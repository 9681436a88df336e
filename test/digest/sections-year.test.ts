/** The digest of a year: beside the year before, with what came of its trends and measures. */
import { expect, test } from 'vitest';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { type DigestPast, judgeFacts } from '../../src/digest/judge.ts';
import { yearSections } from '../../src/digest/sections-year.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';
import { aYear, someFacts } from '../support/digest-facts.ts';

const CALENDAR = {
  timeZone: 'Europe/Amsterdam',
  closedDays: new Set<string>(),
  officeHours: { from: '09:00', until: '17:00' },
};
const PAST: DigestPast = {
  flags: [
    { row: 'category:planning', since: '2025-W50', lastFlagged: '2025-W51', fate: 'real' },
    { row: 'category:lekkage dakkapel', since: '2026-W12', lastFlagged: '2026-W15', fate: 'real' },
    { row: 'project:Zuidhof', since: '2026-W30', lastFlagged: '2026-W31', fate: 'nothing-found' },
  ],
  snoozes: [],
  volumes: new Map(),
  breaks: [],
};
const material = (facts: DigestFacts) => {
  const judged = judgeFacts(facts, PAST, CALENDAR, betaLaw);
  return { facts, judged, trendNumbers: new Map<string, number>(), rowCases: [], rareRows: [] };
};

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
