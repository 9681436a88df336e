/**
 * How honest the statistics of the digest are, on made-up desks: how often a desk in which nothing happens gets a
 * flag, how often a category that triples is found, and how often a measure that does nothing is called effective.
 */
import { pooledDispersion, sum } from '../../src/digest/dispersion.ts';
import { judgeEffect, planVerdict, weeksToCompare } from '../../src/digest/measure-effect.ts';
import { compareProportion } from '../../src/digest/proportions.ts';
import { findFalls, findRises } from '../../src/digest/trends.ts';
import { addWeeks, mondayOf, weeksBetween } from '../../src/digest/weeks.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';
import type { Bench } from './place.ts';
import {
  type CountsOfCategories,
  drawCounts,
  drawHits,
  registerUntil,
  WEEKLY_MEANS,
} from './quiet-register.ts';
import { type Chance, chanceFrom } from './random.ts';
import type { BenchLine } from './table.ts';

const DISPERSIONS = [1, 1.3, 1.6];
/** Weeks of a desk before the first digest that is looked at: enough for every test. */
const PAST_WEEKS = 29;
/** A month of digests: four weeks, of which the last also looks for falls. */
const DIGESTS = 4;
/** Shares of points decided late, founded and satisfied. */
const PROPORTIONS = { late: 0.1, founded: 0.5, satisfied: 0.7 };
/** The category of three points a week. */
const TRIPLING = 2;
const VOLUME_KNOWN = [true, false];

/** Every printed test on twelve categories; runs are desks, for each dispersion. */
export const STATS: Bench = {
  word: 'stats',
  mails: 4_000,
  needs: 'nothing',
  run: (_place, runs) => Promise.resolve(DISPERSIONS.flatMap((dispersion) => linesFor(dispersion, runs))),
};

function linesFor(dispersion: number, runs: number): readonly BenchLine[] {
  const chance = chanceFrom(20_261_122);
  const draws = WEEKLY_MEANS.map((mean) => drawCounts(mean, dispersion, chance));
  const desk = (weeks: number): CountsOfCategories =>
    draws.map((draw) => Array.from({ length: weeks }, draw));
  const tripled = drawCounts(3 * (WEEKLY_MEANS[TRIPLING] ?? 0), dispersion, chance);
  const flaggedWeeks = VOLUME_KNOWN.map(() => 0);
  const found = VOLUME_KNOWN.map(() => 0);
  const verdicts = [newTally(), newTally()] as const;
  for (let run = 0; run < runs; run += 1) {
    const quiet = desk(PAST_WEEKS + DIGESTS);
    const shifts = proportionsOf(quiet, chance);
    const ill = quiet.with(TRIPLING, [
      ...(quiet[TRIPLING] ?? []).slice(0, PAST_WEEKS),
      ...Array.from({ length: DIGESTS }, tripled),
    ]);
    for (const [index, volumeKnown] of VOLUME_KNOWN.entries()) {
      flaggedWeeks[index] = (flaggedWeeks[index] ?? 0) + countFlagged(quiet, shifts, volumeKnown);
      found[index] = (found[index] ?? 0) + (isFound(ill, volumeKnown) ? 1 : 0);
    }
    const long = desk(LONG_WEEKS);
    const worst = worstWeeks(long);
    tallyVerdict(verdicts[0], long, worst.category, worst.trigger);
    tallyVerdict(verdicts[1], long, chance.whole(0, long.length - 1), chance.whole(26, LAST_TRIGGER));
  }
  const both = (counts: readonly number[], of: number) =>
    `${percent(counts[0] ?? 0, of)} by volume, ${percent(counts[1] ?? 0, of)} by share`;
  const falseVerdicts = verdicts.map(({ works, judged }) => percent(works, judged)).join(', ');
  return [
    {
      name: `stats: quiet weeks with a flag, φ ${dispersion}`,
      measured: both(flaggedWeeks, runs * DIGESTS),
      goal: 'at most 10 %',
    },
    {
      name: `stats: a tripling of 3 a week found within 4 weeks, φ ${dispersion}`,
      measured: both(found, runs),
      goal: 'at least 80 %',
    },
    {
      name: `stats: idle measures called effective, made at the worst and at any time, φ ${dispersion}`,
      measured: falseVerdicts,
      goal: 'at most 5 %',
    },
  ];
}

type Weekly = { readonly name: string; readonly hits: readonly number[]; readonly of: readonly number[] };

function proportionsOf(categories: CountsOfCategories, chance: Chance): readonly Weekly[] {
  const of = (categories[0] ?? []).map((_, week) => sum(categories.map((counts) => counts[week] ?? 0)));
  return Object.entries(PROPORTIONS).map(([name, share]) => ({
    name,
    hits: of.map((points) => drawHits(points, share, chance)),
    of,
  }));
}

function countFlagged(
  categories: CountsOfCategories,
  shifts: readonly Weekly[],
  volumeKnown: boolean,
): number {
  let weeks = 0;
  for (let until = PAST_WEEKS + 1; until <= PAST_WEEKS + DIGESTS; until += 1) {
    const register = registerUntil(categories, until, volumeKnown);
    const compared = shifts.flatMap(
      ({ name, hits, of }) => compareProportion(name, hits.slice(0, until), of.slice(0, until)) ?? [],
    );
    const { trends, proportions } = findRises(register, compared, betaLaw);
    const falls = until === PAST_WEEKS + DIGESTS ? findFalls(register, betaLaw) : [];
    if ([...trends, ...proportions, ...falls].some(({ flagged }) => flagged)) weeks += 1;
  }
  return weeks;
}

function isFound(categories: CountsOfCategories, volumeKnown: boolean): boolean {
  return Array.from({ length: DIGESTS }, (_, index) => PAST_WEEKS + 1 + index).some((until) => {
    const register = registerUntil(categories, until, volumeKnown);
    const { trends } = findRises(register, [], betaLaw);
    return trends.some(({ value, flagged }) => flagged && value === register.rows[TRIPLING + 1]?.value);
  });
}

const FIRST_WEEK = '2025-W01';
/** The window that leads to a measure begins at the latest here, and the verdict comes within the desk's weeks. */
const LAST_TRIGGER = 56;
const LONG_WEEKS = 100;
/** Weeks from the first of the window until the measure is carried out: four of the window, four of work. */
const UNTIL_DONE = 8;
const HOPED_FALL = 0.5;

type Tally = { judged: number; works: number };

function newTally(): Tally {
  return { judged: 0, works: 0 };
}

/** The four weeks of a category that stood out most: what a measure is made for in a desk where nothing happens. */
function worstWeeks(categories: CountsOfCategories): { category: number; trigger: number } {
  let worst = { category: 0, trigger: 26, excess: Number.NEGATIVE_INFINITY };
  for (const [category, counts] of categories.entries()) {
    const expected = 4 * (WEEKLY_MEANS[category] ?? 1);
    for (let trigger = 26; trigger <= LAST_TRIGGER; trigger += 1) {
      const excess = (sum(counts.slice(trigger, trigger + 4)) - expected) / Math.sqrt(expected);
      if (excess > worst.excess) worst = { category, trigger, excess };
    }
  }
  return worst;
}

/** Judges a measure that does nothing on the day fixed for it, with the dispersion that the desk showed before. */
function tallyVerdict(tally: Tally, categories: CountsOfCategories, category: number, trigger: number): void {
  const implementedOn = mondayOf(addWeeks(FIRST_WEEK, trigger + UNTIL_DONE));
  const { before, afterFrom } = weeksToCompare(addWeeks(FIRST_WEEK, trigger), implementedOn);
  const [first, afterFirst] = [before.first, afterFrom].map((week) => weeksBetween(FIRST_WEEK, week));
  const past = categories.map((counts) => counts.slice(first, trigger));
  const exposures = Array.from({ length: trigger - (first ?? 0) }, () => 1);
  const dispersion = pooledDispersion(past.map((counts) => ({ counts, exposures })));
  const points = sum(past[category] ?? []);
  const plan = planVerdict(afterFrom, { points, weeks: exposures.length }, HOPED_FALL, dispersion);
  if (plan.verdictIn === null) return;
  const weeks = weeksBetween(afterFrom, plan.verdictIn) + 1;
  const after = (categories[category] ?? []).slice(afterFirst, (afterFirst ?? 0) + weeks);
  if (after.length !== weeks) throw new Error('the desk has too few weeks');
  const { verdict } = judgeEffect(
    { points, exposure: exposures.length },
    { points: sum(after), exposure: weeks },
    plan,
    plan.verdictIn,
    betaLaw,
  );
  tally.judged += 1;
  if (verdict === 'works') tally.works += 1;
}

function percent(count: number, of: number): string {
  return `${((count / of) * 100).toFixed(1)} %`;
}
