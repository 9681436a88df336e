/**
 * Proportions: late, founded, satisfied (procedure step 5; domain.md 3.4 H). Nobody who did not answer is dropped: no
 * answer is a category of its own, and counts in `of`.
 */

import type { Interval } from './beta-law.ts';
import { sum } from './dispersion.ts';

/** So many of so many. */
export type Part = { readonly hits: number; readonly of: number };

/** A proportion in the last four weeks beside the weeks before. */
export type ProportionShift = {
  readonly name: string;
  readonly now: Part;
  readonly before: Part;
  /** How often chance alone gives this or something as rare or rarer. */
  readonly chance: number;
};

/** Fewer than this many in the window are never tested: 5 of 7 satisfied means 36 to 92 %. */
const FEWEST_IN_WINDOW = 10;
const WINDOW_WEEKS = 4;
const FEWEST_WEEKS = 8;
const BASELINE_WEEKS = 26;
/** The 97.5 % point of the normal law, for limits that leave out 5 %. */
const NORMAL_975 = 1.959963984540054;

/**
 * Limits of a proportion that leave out 5 %; unlike hits ± 2 deviations they stay between 0 and 1 and hold for few.
 * @returns null when there is nothing to take a proportion of
 * Source: Wilson 1927, J. Am. Statist. Assoc. 22:209; Newcombe 1998, Statist. Med. 17:857, method 3.
 */
export function wilsonLimits({ hits, of }: Part): (Interval & { readonly high: number }) | null {
  if (of === 0) return null;
  const squared = NORMAL_975 ** 2;
  const middle = hits + squared / 2;
  const width = NORMAL_975 * Math.sqrt((hits * (of - hits)) / of + squared / 4);
  return {
    low: hits === 0 ? 0 : (middle - width) / (of + squared),
    high: hits === of ? 1 : (middle + width) / (of + squared),
  };
}

/**
 * Fisher's exact test of two proportions, two-sided: of all ways to divide the same hits, the chance of those that are
 * no more likely than what was seen.
 * Source: Fisher 1935, J. R. Statist. Soc. 98:39; two-sided by likelihood as Freeman & Halton 1951, Biometrika 38:141.
 */
export function fisherTest(one: Part, other: Part): number {
  const hits = one.hits + other.hits;
  const lowest = Math.max(0, hits - other.of);
  const highest = Math.min(hits, one.of);
  const weights = hypergeometricWeights(lowest, highest, hits, one.of, other.of);
  const seen = weights[one.hits - lowest] ?? 0;
  // Equal chances may differ in their last digits.
  return Math.min(1, sum(weights.filter((weight) => weight <= seen * (1 + 1e-9))) / sum(weights));
}

/**
 * Compares the last four weeks with the 26 before, or with what there is of them.
 * @param hits  by week, in order of time; `of` has the same length
 * @returns     null when it is not tested: fewer than 8 weeks, or fewer than 10 in the window
 */
export function compareProportion(
  name: string,
  hits: readonly number[],
  of: readonly number[],
): ProportionShift | null {
  if (of.length < FEWEST_WEEKS) return null;
  const part = (first: number, end: number | undefined): Part => ({
    hits: sum(hits.slice(first, end)),
    of: sum(of.slice(first, end)),
  });
  const now = part(-WINDOW_WEEKS, undefined);
  const before = part(-WINDOW_WEEKS - BASELINE_WEEKS, -WINDOW_WEEKS);
  if (now.of < FEWEST_IN_WINDOW || before.of === 0) return null;
  return { name, now, before, chance: fisherTest(now, before) };
}

/** Chances of each number of hits in the first group, up to one common factor: the likeliest has weight 1. */
function hypergeometricWeights(lowest: number, highest: number, hits: number, one: number, other: number) {
  const odds = (count: number): number =>
    ((hits - count) * (one - count)) / ((count + 1) * (other - hits + count + 1));
  const likeliest = Math.floor(((hits + 1) * (one + 1)) / (one + other + 2));
  const mode = Math.min(highest, Math.max(lowest, likeliest));
  const weights = Array.from({ length: highest - lowest + 1 }, () => 1);
  for (let count = mode; count < highest; count += 1) {
    weights[count + 1 - lowest] = (weights[count - lowest] ?? 0) * odds(count);
  }
  for (let count = mode; count > lowest; count -= 1) {
    weights[count - 1 - lowest] = (weights[count - lowest] ?? 0) / odds(count - 1);
  }
  return weights;
}
