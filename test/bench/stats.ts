/**
 * How honest the statistics of the digest are, on made-up desks: how often a desk in which nothing happens gets a
 * flag, how often a category that triples is found, and how often a measure that does nothing is called effective.
 */
import type { Verdict } from '../../src/case/vocabulary.ts';
import { findFalls, findRises } from '../../src/digest/trends.ts';
import { type Chance, chanceFrom } from '../../src/sandbox/chance.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';
import { anyTrigger, MEASURE_WEEKS, verdictOnIdle, worstTrigger } from './idle-measures.ts';
import type { Bench } from './place.ts';
import { type Categories, type Desk, deskOf, drawCounts, seenAfter, WEEKLY_MEANS } from './quiet-register.ts';
import type { BenchLine } from './table.ts';

const DISPERSIONS = [1, 1.3, 1.6];
const SEED = 20_261_122;
/** Weeks of a desk before the first digest that is looked at: from the next on every test is done. */
const PAST_WEEKS = 29;
/** A month of digests; the last one looks for falls as well. */
const DIGESTS = [1, 2, 3, 4];
const ALL_WEEKS = PAST_WEEKS + DIGESTS.length;
/** The category of three points a week. */
const TRIPLED = { index: 2, value: 'category 3' };

/** Every printed test, with twelve categories; so many desks for each dispersion. */
export const STATS: Bench = {
  word: 'stats',
  mails: 4_000,
  needs: 'nothing',
  run: (_place, desks) =>
    Promise.resolve(
      DISPERSIONS.flatMap((dispersion) => [
        ...trendLines(dispersion, desks, chanceFrom(SEED)),
        measureLine(dispersion, desks, chanceFrom(SEED)),
      ]),
    ),
};

function trendLines(dispersion: number, desks: number, chance: Chance): readonly BenchLine[] {
  const quietDesk = desksOf(dispersion, ALL_WEEKS, chance);
  const tripled = drawCounts(3 * (WEEKLY_MEANS[TRIPLED.index] ?? 0), dispersion, chance);
  const flagged = { volume: 0, share: 0 };
  const found = { volume: 0, share: 0 };
  for (let count = 0; count < desks; count += 1) {
    const categories = quietDesk();
    const failing = (categories[TRIPLED.index] ?? []).map((points, week) =>
      week < PAST_WEEKS ? points : tripled(),
    );
    const quiet = deskOf(categories, chance);
    const ill = deskOf(categories.with(TRIPLED.index, failing), chance);
    flagged.volume += flaggedWeeks(quiet, true);
    flagged.share += flaggedWeeks(quiet, false);
    if (isFound(ill, true)) found.volume += 1;
    if (isFound(ill, false)) found.share += 1;
  }
  const both = ({ volume, share }: typeof found, of: number) =>
    `${percent(volume, of)} by volume, ${percent(share, of)} by share`;
  return [
    {
      name: `stats: quiet weeks with a flag, φ ${dispersion}`,
      measured: both(flagged, desks * DIGESTS.length),
      goal: 'at most 10 %',
    },
    {
      name: `stats: a tripling of 3 a week found in 4 weeks, φ ${dispersion}`,
      measured: both(found, desks),
      goal: 'at least 80 %',
    },
  ];
}

function measureLine(dispersion: number, desks: number, chance: Chance): BenchLine {
  const quietDesk = desksOf(dispersion, MEASURE_WEEKS, chance);
  const atWorst: Verdict[] = [];
  const atAny: Verdict[] = [];
  for (let count = 0; count < desks; count += 1) {
    const categories = quietDesk();
    atWorst.push(verdictOnIdle(categories, worstTrigger(categories)));
    atAny.push(verdictOnIdle(categories, anyTrigger(categories, chance)));
  }
  return {
    name: `stats: idle measures called effective, φ ${dispersion}`,
    measured: `${calledEffective(atWorst)} of the worst, ${calledEffective(atAny)} of any`,
    goal: 'at most 5 %',
  };
}

/** Of those that got a verdict by counts. */
function calledEffective(verdicts: readonly Verdict[]): string {
  const judged = verdicts.filter((verdict) => verdict !== 'not-measurable');
  return percent(judged.filter((verdict) => verdict === 'works').length, judged.length);
}

function desksOf(dispersion: number, weeks: number, chance: Chance): () => Categories {
  const draws = WEEKLY_MEANS.map((mean) => drawCounts(mean, dispersion, chance));
  return () => draws.map((draw) => Array.from({ length: weeks }, draw));
}

function flaggedWeeks(desk: Desk, volumeKnown: boolean): number {
  return DIGESTS.filter((digest) => {
    const { register, shifts } = seenAfter(desk, PAST_WEEKS + digest, volumeKnown);
    const { trends, proportions } = findRises(register, shifts, betaLaw);
    const falls = digest === DIGESTS.length ? findFalls(register, betaLaw) : [];
    return [...trends, ...proportions, ...falls].some((test) => test.flagged);
  }).length;
}

function isFound(desk: Desk, volumeKnown: boolean): boolean {
  return DIGESTS.some((digest) => {
    const { register, shifts } = seenAfter(desk, PAST_WEEKS + digest, volumeKnown);
    const { trends } = findRises(register, shifts, betaLaw);
    return trends.some((trend) => trend.flagged && trend.value === TRIPLED.value);
  });
}

function percent(count: number, of: number): string {
  return `${((count / of) * 100).toFixed(1)} %`;
}
