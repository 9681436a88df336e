/**
 * The tail probabilities of the weekly analysis (procedure step 5; domain.md 3.4), all of them values of the beta
 * distribution, which comes from a statistics library by way of the shell: this folder imports no package.
 */

/** The beta distribution with parameters a > 0 and b > 0. Source of the notation I_x(a, b): NIST DLMF 8.17.2. */
export type BetaLaw = {
  /** P(X <= x) = I_x(a, b), for x from 0 to 1. */
  readonly cdf: (x: number, a: number, b: number) => number;
  /** The x of which P(X <= x) = p. */
  readonly quantile: (p: number, a: number, b: number) => number;
};

/** A negative binomial law by its mean and its size k: the variance is mean + mean² / k. Both are above 0. */
export type CountLaw = { readonly mean: number; readonly size: number };

/** Two limits between which a value lies; null where there is no limit. */
export type Interval = { readonly low: number; readonly high: number | null };

/**
 * P(X >= count) of a negative binomial count; 1 for a count of 0.
 * Source: Abramowitz & Stegun 1964, 26.5.26, I_q(count, k) with q = mean / (mean + k).
 */
export function countAtLeast(count: number, { mean, size }: CountLaw, beta: BetaLaw): number {
  return count <= 0 ? 1 : beta.cdf(mean / (mean + size), count, size);
}

/** P(X <= count) of a negative binomial count. Source: Abramowitz & Stegun 1964, 26.5.26. */
export function countAtMost(count: number, { mean, size }: CountLaw, beta: BetaLaw): number {
  return count < 0 ? 0 : beta.cdf(size / (mean + size), size, count + 1);
}

/**
 * The counts that are nothing special: the smallest range from below that a count leaves with a chance of at most
 * `outside / 2` at either end. Printed as "normal is 8 to 19" (domain.md 3.1 block 2).
 */
export function usualRange(
  law: CountLaw,
  outside: number,
  beta: BetaLaw,
): Interval & { readonly high: number } {
  const smallest = (isReached: (count: number) => boolean): number => {
    let above = 1;
    while (!isReached(above)) above *= 2;
    let below = -1;
    while (above - below > 1) {
      const middle = Math.floor((above + below) / 2);
      if (isReached(middle)) above = middle;
      else below = middle;
    }
    return above;
  };
  return {
    low: smallest((count) => countAtMost(count, law, beta) > outside / 2),
    high: smallest((count) => countAtMost(count, law, beta) >= 1 - outside / 2),
  };
}

/**
 * P(X <= hits) of a binomial count of `trials`, each with this chance; the numbers need not be whole.
 * Source: Abramowitz & Stegun 1964, 26.5.24, as I_(1-chance)(trials - hits, hits + 1).
 */
export function binomialAtMost(hits: number, trials: number, chance: number, beta: BetaLaw): number {
  return hits >= trials ? 1 : beta.cdf(1 - chance, trials - hits, hits + 1);
}

/**
 * The exact limits of a proportion: with a chance of at least 1 - `outside` they enclose it, however few trials.
 * Source: Clopper & Pearson 1934, Biometrika 26:404.
 */
export function exactProportionLimits(
  hits: number,
  trials: number,
  outside: number,
  beta: BetaLaw,
): Interval & { readonly high: number } {
  const misses = trials - hits;
  return {
    low: hits <= 0 ? 0 : beta.quantile(outside / 2, hits, misses + 1),
    high: misses <= 0 ? 1 : beta.quantile(1 - outside / 2, hits + 1, misses),
  };
}
