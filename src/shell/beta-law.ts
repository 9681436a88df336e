/** The beta distribution out of jStat, which the weekly analysis computes all its probabilities with (domain.md 3.4). */
import jStat from 'jstat';
import type { BetaLaw } from '../digest/beta-law.ts';

/**
 * From here on jStat stops its continued fraction before it has settled: measured against SciPy its relative error is
 * below 5e-7 while the smaller parameter is at most 10,000, and 1e-3 at 30,000.
 */
const MOST_FOR_FRACTION = 10_000;

/**
 * The beta distribution, with a relative error below 5e-7 while the smaller parameter is at most 10,000, and below
 * 5e-4 for greater ones.
 */
export const betaLaw: BetaLaw = {
  cdf: (x, a, b) => {
    if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
    return Math.min(a, b) > MOST_FOR_FRACTION ? normalCdf(x, a, b) : jStat.ibeta(x, a, b);
  },
  quantile: (p, a, b) => jStat.ibetainv(p, a, b),
};

/** Cube roots of a beta variable are nearly normal. Source: Abramowitz & Stegun 1964, 26.5.21. */
function normalCdf(x: number, a: number, b: number): number {
  const left = Math.cbrt(b * x);
  const right = Math.cbrt(a * (1 - x));
  const distance = 3 * (left * (1 - 1 / (9 * b)) - right * (1 - 1 / (9 * a)));
  return jStat.normal.cdf(distance / Math.hypot(left / Math.sqrt(b), right / Math.sqrt(a)), 0, 1);
}
