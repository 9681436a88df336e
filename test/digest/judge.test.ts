/** From counts to what deserves attention, on hand-made facts of which the answer is known. */
import { describe, expect, test } from 'vitest';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { type DigestPast, rowNameOf, rowOfName } from '../../src/digest/judge.ts';
import { addWeeks, weeksUntil } from '../../src/digest/weeks.ts';
import {
  aBusyMonth,
  aBusyWeek,
  aNewDesk,
  aYear,
  judge,
  NO_PAST,
  someFacts,
  steadyPoints,
  steadyWeeks,
  WEEK,
} from '../support/digest-facts.ts';

const LEAKS = 'category:lekkage dakkapel';

describe('a row', () => {
  test('that saw nine where two are normal is flagged, with the place that has seven of them', () => {
    const { shown, maturity } = judge(aBusyWeek());
    expect(maturity).toBe('full');
    expect(shown).toMatchObject([
      {
        shown: { state: 'new', week: 1, flag: { row: LEAKS, since: WEEK, lastFlagged: WEEK } },
        trend: { window: 1, observed: 9, by: 'share' },
        within: { dimension: 'project', value: 'Zuidhof fase 2', points: 7 },
      },
    ]);
  });

  test('of the last week is no news of a year, and is kept all the same', () => {
    const { shown, flags } = judge({ ...aBusyWeek(), year: aYear().year });
    expect(shown).toStrictEqual([]);
    expect(flags.map(({ row }) => row)).toContain(LEAKS);
  });

  test('that was flagged before goes on, and one that a manager silenced is not shown but kept', () => {
    const earlier = { row: LEAKS, since: addWeeks(WEEK, -2), lastFlagged: addWeeks(WEEK, -1), fate: null };
    const [going] = judge(aBusyWeek(), { ...NO_PAST, flags: [earlier] }).shown;
    expect(going?.shown).toMatchObject({ state: 'ongoing', week: 3 });
    const snoozes = [{ row: LEAKS, until: '2026-12-31', why: 'known: phase 2 is being repaired' }];
    const silenced = judge(aBusyWeek(), { ...NO_PAST, flags: [earlier], snoozes });
    expect(silenced.shown).toStrictEqual([]);
    expect(silenced.flags).toMatchObject([{ row: LEAKS, lastFlagged: WEEK }]);
  });

  test('of a desk of five weeks is never tested', () => {
    const judged = judge(aNewDesk());
    expect(judged).toMatchObject({ maturity: 'new', weeks: 5, usual: null, trends: [], shown: [] });
    expect(judged.band.every(({ low }) => low === null)).toBe(true);
  });

  test('of a desk of twenty weeks is tested over four weeks only, and provisionally', () => {
    const facts = someFacts({ weekCounts: steadyPoints(20, 2), caseWeeks: steadyWeeks(20) });
    const { maturity, trends, usual } = judge(facts);
    expect(maturity).toBe('young');
    expect(usual).toBeNull();
    expect(new Set(trends.map(({ window }) => window))).toStrictEqual(new Set([4]));
    expect(trends.every(({ provisional }) => provisional)).toBe(true);
  });
});

describe('what is normal', () => {
  test('for ten cases a week without any scatter is what a Poisson count with that baseline does', () => {
    // Mean 10, variance 10 · (1 + 1/26): the smallest ranges that leave 2.5 % at most at either end.
    const { usual, band } = judge(someFacts());
    expect(usual).toStrictEqual({ low: 4, high: 17 });
    expect(band).toHaveLength(52);
    expect(band.at(-1)).toStrictEqual({ week: WEEK, received: 10, low: 4, high: 17 });
  });

  test('counts the volume that managers mailed, when it is known for every week', () => {
    const volumes = new Map(weeksUntil(WEEK, 80).map((week) => [week, week === WEEK ? 80 : 40]));
    const judged = judge(someFacts(), { ...NO_PAST, volumes });
    expect(judged.volumeKnown).toBe(true);
    expect(judged.usual?.low).toBeGreaterThan(8);
  });
});

describe('a row that is counted in another way since a week', () => {
  const leaks = (weeks: number) => ({
    dimension: 'category' as const,
    value: 'lekkage dakkapel',
    from: addWeeks(WEEK, 1 - weeks),
    why: 'dakramen apart',
  });
  const flaggedRows = (breaks: DigestPast['breaks']) =>
    judge(someFacts({ weekCounts: steadyPoints(80, 9) }), { ...NO_PAST, breaks }).shown.map(
      ({ shown }) => shown.flag.row,
    );

  test('is not tested in the eight weeks after it, and then like that of a young desk', () => {
    expect(flaggedRows([])).toContain('category:lekkage dakkapel');
    expect(flaggedRows([leaks(7)])).not.toContain('category:lekkage dakkapel');
    const { trends } = judge(someFacts(), { ...NO_PAST, breaks: [leaks(8)] });
    const own = trends.filter(({ value }) => value === 'lekkage dakkapel');
    expect(own).toMatchObject([{ window: 4, provisional: true }]);
  });

  test('is every row when all complaints are; the picture knows no normal for some weeks then', () => {
    const all = { ...leaks(7), dimension: 'total' as const, value: '' };
    const { trends, band, usual } = judge(someFacts(), { ...NO_PAST, breaks: [all] });
    expect(trends).toStrictEqual([]);
    expect(usual).toBeNull();
    expect(band.at(-8)?.low).not.toBeNull();
  });
});

test('a volume for some weeks is told of, and the band of the weeks before it stands as it was', () => {
  const volumes = new Map(weeksUntil(WEEK, 30).map((week) => [week, 40]));
  const judged = judge(someFacts({ caseWeeks: steadyWeeks(52, { received: 10 }) }), { ...NO_PAST, volumes });
  expect(judged.volumes).toStrictEqual({ missing: [], of: 30 });
  expect(judged.band.filter(({ low }) => low !== null)).toHaveLength(23);
});

test('a share that changed is a flag as well: 3 late of 200 before, 8 of 20 now', () => {
  const shares = weeksUntil(WEEK, 30).map((week, index) => ({
    name: 'late' as const,
    week,
    hits: index >= 26 ? 2 : index % 9 === 0 ? 1 : 0,
    of: index >= 26 ? 5 : 8,
  }));
  const [flag] = judge(someFacts({ shares })).shown;
  expect(flag).toMatchObject({
    shown: { flag: { row: 'share:late' } },
    trend: null,
    share: { now: { hits: 8, of: 20 }, before: { hits: 3, of: 208 } },
  });
});

test('falls are looked for in the digest of a month, not in that of a week', () => {
  const facts = { weekCounts: steadyPoints(80, 2).map((count) => fallen(count)) };
  expect(judge(someFacts(facts)).falls).toStrictEqual([]);
  const month = { ...aBusyMonth(), ...facts, recentPoints: [] };
  expect(judge(month).falls.map(rowNameOf)).toContain('category:planning');
});

test('a row is found again by the name that the register of flags has', () => {
  expect(rowOfName('category:lekkage: dak')).toStrictEqual({ dimension: 'category', value: 'lekkage: dak' });
  expect(rowOfName('share:late')).toBeNull();
});

/** Planning had eight a week and none in the last four; leaks took their place, so that the total stays. */
function fallen(count: DigestFacts['weekCounts'][number]): DigestFacts['weekCounts'][number] {
  if (count.week < addWeeks(WEEK, -3) || count.dimension === 'total') return count;
  return { ...count, points: count.value === 'planning' ? 0 : 10 };
}
