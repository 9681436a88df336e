/** The first screen of a year, for the people who decide about the organisation. */
import { describe, expect, test } from 'vitest';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { type DigestPast, judgeFacts } from '../../src/digest/judge.ts';
import { yearOpening } from '../../src/digest/year-opening.ts';
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

test('a week has no such opening', () => {
  expect(yearOpening(material(someFacts()))).toStrictEqual([]);
});

describe('the opening of a year', () => {
  const told = JSON.stringify(yearOpening(material(aYear())));

  test('says how many came, this year and the year before', () => {
    expect(told).toContain('"digest.year.received.many","parts":{"count":512}');
    expect(told).toContain('"digest.year.year-before","parts":{"count":470}');
    const { year } = aYear();
    const first = { ...aYear(), year: year === null ? null : { ...year, before: null } };
    expect(JSON.stringify(yearOpening(material(first)))).toContain('digest.year.no-year-before');
  });

  test('says how many of the trends of this year proved real after somebody looked', () => {
    expect(told).toMatch(
      /"digest\.year\.flags-real","parts":\{"part":\{"key":"digest\.part","parts":\{"hits":1,"of":2/u,
    );
  });

  test('says what was founded of what was decided, and what was decided in time', () => {
    expect(told).toContain('"hits":306,"of":346');
  });
});
