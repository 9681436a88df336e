/**
 * How much more the counts of a desk jump about than pure chance lets them (procedure step 5; domain.md 3.4 B): one
 * storm brings ten leaks at once. Without this factor every storm would be a trend.
 */

/** The counts of a row in the weeks of its baseline, and how much could go wrong in each (domain.md 3.3). */
export type BaselineCounts = { readonly counts: readonly number[]; readonly exposures: readonly number[] };

/** Rows that see less than this a week say too little about how much counts jump. */
const LOWEST_WEEKLY_MEAN = 0.5;

/**
 * The dispersion φ, estimated over all rows together: the sum of (y − e)² / e over the weeks of every row, divided by
 * the sum of (weeks − 1), where e is what the row's mean lets expect in that week; never below 1. Without a row of at
 * least one count in two weeks it is 1.
 * Source: Pearson's estimate of the dispersion, McCullagh & Nelder 1989, Generalized Linear Models, 6.2.4.
 */
export function pooledDispersion(rows: readonly BaselineCounts[]): number {
  let distances = 0;
  let freedom = 0;
  for (const { counts, exposures } of rows) {
    const total = sum(counts);
    if (total / counts.length < LOWEST_WEEKLY_MEAN) continue;
    const perExposure = total / sum(exposures);
    distances += sum(
      counts.map((count, week) => {
        const expected = perExposure * (exposures[week] ?? 0);
        return (count - expected) ** 2 / expected;
      }),
    );
    freedom += counts.length - 1;
  }
  return freedom === 0 ? 1 : Math.max(1, distances / freedom);
}

/** The sum of a list of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
