/**
 * Does a measure work? Judged by counts, at a date fixed when the measure is made, and never against the weeks that led
 * to it: what is looked at because it was high falls by itself (procedure step 4; domain.md 3.4 G).
 */
import type { IsoDate, Verdict } from '../case/vocabulary.ts';
import { addDays } from '../case/working-days.ts';
import { type BetaLaw, binomialAtMost, exactProportionLimits } from './beta-law.ts';
import type { Ratio } from './expectation.ts';
import { addWeeks, type IsoWeek, weekOf } from './weeks.ts';

/** The weeks that are compared, each range from its first to its last week. */
export type EffectWeeks = {
  readonly before: { readonly first: IsoWeek; readonly last: IsoWeek };
  /** The first week that counts after the measure; its last is that of the verdict. */
  readonly afterFrom: IsoWeek;
};

/** Points in a number of weeks, and how much could go wrong in them. */
export type Exposed = { readonly points: number; readonly exposure: number };

/** What is fixed when the measure is made. */
export type EffectPlan = {
  /** The last week that is counted; null when counts cannot measure the effect within half a year. */
  readonly verdictIn: IsoWeek | null;
  /** With fewer points before, there would be no verdict by counts. */
  readonly leastBefore: number;
  /** φ of the desk, at least 1. */
  readonly dispersion: number;
};

/** What the counts say: the points expected without effect, and the ratio to them with 95 % limits. */
export type Effect = {
  readonly verdict: Verdict;
  readonly expected: number;
  readonly ratio: Ratio;
  /** How often a measure that does nothing is followed by so few points; 0 to 1. */
  readonly chance: number;
};

const BEFORE_WEEKS = 26;
const RUN_IN_DAYS = 14;
/** A longer wait for a verdict by counts is no verdict. */
const MOST_AFTER_WEEKS = 26;
/** A measure that does nothing is called effective, or harmful, with at most this chance. */
const LEVEL = 0.05;
/** Points expected without effect that let a halving be seen in about three of four cases. */
const ENOUGH_FOR_A_HALVING = 30;
const HALVING = 0.5;

/**
 * Which weeks are compared: the 26 before the window that led to the measure, and those from the first Monday at least
 * 14 days after it was carried out.
 * @param trigger        the first week of the window that led to the measure
 * @param implementedOn  the day on which it was carried out
 */
export function weeksToCompare(trigger: IsoWeek, implementedOn: IsoDate): EffectWeeks {
  return {
    before: { first: addWeeks(trigger, -BEFORE_WEEKS), last: addWeeks(trigger, -1) },
    afterFrom: weekOf(addDays(implementedOn, RUN_IN_DAYS + 6)),
  };
}

/**
 * What is fixed when a measure is made: until which week has to be counted before a verdict is possible. By then so many
 * points would have come without effect that the hoped-for fall can be seen: 30 for a halving, 13 for 70 % less, other
 * falls by the square root of the count, whose variance does not depend on the count; times the dispersion.
 * @param before      points in a number of weeks before; without any there is nothing to measure
 * @param fall        the share of points that the measure shall take away, above 0 and at most 1
 * @param dispersion  φ of the desk, at least 1
 * Source: domain.md 3.4 G; the square root: Bartlett 1936, Suppl. J. R. Statist. Soc. 3:68.
 */
export function planVerdict(
  afterFrom: IsoWeek,
  before: { readonly points: number; readonly weeks: number },
  fall: number,
  dispersion: number,
): EffectPlan {
  const rootFall = (share: number): number => 1 - Math.sqrt(1 - share);
  const needed = Math.round(ENOUGH_FOR_A_HALVING * (rootFall(HALVING) / rootFall(fall)) ** 2) * dispersion;
  const weeks = Math.ceil((needed * before.weeks) / before.points);
  return {
    verdictIn: weeks <= MOST_AFTER_WEEKS ? addWeeks(afterFrom, weeks - 1) : null,
    leastBefore: (needed * before.weeks) / MOST_AFTER_WEEKS,
    dispersion,
  };
}

/**
 * What the counts say of a measure: the exact test on the share of points that came after, P(X <= a) with
 * X = Bin(a + b, exposure after / all exposure), given that at least `leastBefore` came before. Without that condition
 * a rare category, judged only because it happened to be frequent before, would mostly be found to be healed.
 * Both counts are divided by the dispersion first.
 * @param lastWeek  the last week counted in `after`
 * Source: Przyborowski & Wilenski 1940, Biometrika 31:313; counts divided by their dispersion: Rao & Scott 1992,
 * Biometrics 48:577; the condition cuts off the law of X at a + b − leastBefore.
 */
export function judgeEffect(
  before: Exposed,
  after: Exposed,
  plan: EffectPlan,
  lastWeek: IsoWeek,
  beta: BetaLaw,
): Effect {
  const shareAfter = after.exposure / (after.exposure + before.exposure);
  const seen = after.points / plan.dispersion;
  const all = seen + before.points / plan.dispersion;
  const mostAfter = all - plan.leastBefore / plan.dispersion;
  const isJudged = plan.verdictIn !== null && mostAfter >= seen;
  const chance = isJudged
    ? binomialAtMost(seen, all, shareAfter, beta) / binomialAtMost(mostAfter, all, shareAfter, beta)
    : 1;
  const chanceOfMore = binomialAtMost(all - seen, all, 1 - shareAfter, beta);
  return {
    verdict: verdictOf(chance, chanceOfMore, lastWeek, plan.verdictIn),
    expected: (before.points * after.exposure) / before.exposure,
    ratio: ratioAfter(before, after, plan.dispersion, beta),
    chance,
  };
}

function verdictOf(
  chance: number,
  chanceOfMore: number,
  lastWeek: IsoWeek,
  verdictIn: IsoWeek | null,
): Verdict {
  if (verdictIn === null) return 'not-measurable';
  if (lastWeek < verdictIn) return 'too-early';
  if (chance <= LEVEL) return 'works';
  return chanceOfMore <= LEVEL ? 'worse' : 'no-effect-shown';
}

// Limits leave out 2.5 % on either side, and the whole 5 % above when nothing came after: o = 0.05^(-1/b) - 1.
function ratioAfter(before: Exposed, after: Exposed, dispersion: number, beta: BetaLaw): Ratio {
  const perExposure = before.exposure / after.exposure;
  const seen = after.points / dispersion;
  const all = seen + before.points / dispersion;
  const outside = seen === 0 ? 2 * LEVEL : LEVEL;
  if (all === 0) return { value: null, limits: { low: 0, high: null } };
  const { low, high } = exactProportionLimits(seen, all, outside, beta);
  return {
    value: before.points === 0 ? null : (after.points / before.points) * perExposure,
    limits: {
      low: (low / (1 - low)) * perExposure,
      high: high === 1 ? null : (high / (1 - high)) * perExposure,
    },
  };
}
