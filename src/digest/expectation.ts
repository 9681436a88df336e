/**
 * How many points are to be expected in the window when nothing has changed, and with what law (procedure step 5;
 * domain.md 3.4 B and C): the uncertainty of the baseline and of the week itself are both in it.
 */
import { type BetaLaw, type CountLaw, exactProportionLimits, type Interval } from './beta-law.ts';

/** A baseline that saw nothing is taken to have seen half a point: nothing is impossible. */
const LEAST_BASELINE = 0.5;
/** The limits of a ratio leave out 5 %. */
const OUTSIDE = 0.05;

/** What the row itself saw before: `exposureRatio` is the exposure of the window divided by that of the baseline. */
export type OwnPast = { readonly before: number; readonly exposureRatio: number };

/** What the row and all other rows saw in the baseline, and the other rows in the window. */
export type SharePast = {
  readonly before: number;
  readonly othersBefore: number;
  readonly othersNow: number;
};

/** A ratio to what was normal, with 95 % limits; null where it has no value: nothing was seen before. */
export type Ratio = { readonly value: number | null; readonly limits: Interval };

/**
 * The law of the count in the window, predicted from a baseline: mean μ = S·r, variance φ·μ·(1 + r), with S what the
 * baseline saw (at least 0.5), r the ratio of exposures and φ the dispersion. For φ = 1 it is the exact predictive law
 * of a Poisson count.
 * @param dispersion  φ, at least 1
 * Source: domain.md 3.4 B; the exact law: Gelman et al. 2013, Bayesian Data Analysis, 2.6.
 */
export function fromOwnPast({ before, exposureRatio }: OwnPast, dispersion: number): CountLaw {
  const mean = Math.max(before, LEAST_BASELINE) * exposureRatio;
  return { mean, size: mean / (dispersion * (1 + exposureRatio) - 1) };
}

/**
 * The law of the count when the share of the row in all points is what stays the same, for a desk that grows:
 * mean μ = S·Yo / So, variance φ·(μ + μ²·(1/S + 1/So + 1/Yo)); o are all other rows.
 * @param dispersion  φ, at least 1
 * Source: domain.md 3.4 C; the variance is that of a ratio of counts by the delta method.
 */
export function fromShare({ before, othersBefore, othersNow }: SharePast, dispersion: number): CountLaw {
  const own = Math.max(before, LEAST_BASELINE);
  const mean = (own * othersNow) / othersBefore;
  const variance = dispersion * (mean + mean ** 2 * (1 / own + 1 / othersBefore + 1 / othersNow));
  return { mean, size: mean ** 2 / (variance - mean) };
}

/**
 * How many times as much as before, per exposure: now / (before · exposureRatio), with exact limits from the share of
 * the window in all that was seen. As an interval of chance alone it knows no dispersion.
 * Source: Clopper & Pearson 1934; the ratio of two Poisson rates by their sum: Przyborowski & Wilenski 1940.
 */
export function ratioToPast(now: number, before: number, exposureRatio: number, beta: BetaLaw): Ratio {
  if (now + before === 0) return { value: null, limits: { low: 0, high: null } };
  const { low, high } = exactProportionLimits(now, now + before, OUTSIDE, beta);
  const ratioAt = (share: number): number => share / (1 - share) / exposureRatio;
  return {
    value: before === 0 ? null : now / (before * exposureRatio),
    limits: { low: ratioAt(low), high: high === 1 ? null : ratioAt(high) },
  };
}
