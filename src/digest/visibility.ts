/**
 * What we could not have seen: the smallest lasting increase that the tests find (procedure step 5; domain.md 3.4 F).
 * It stands in the small print, because no flag is not the same as no change.
 */

/**
 * The smallest factor that is found within four weeks with a chance of 80 %, by points a week in rising order. Read by
 * simulation with φ = 1.3, by share, on the desk of `npm run bench stats` (from 10 a week on enlarged with the row): all
 * printed tests together see less than the twelve categories alone of domain.md 3.4 F.
 */
const VISIBLE_FACTORS: readonly { readonly weekly: number; readonly factor: number }[] = [
  { weekly: 0.5, factor: 6.3 },
  { weekly: 1, factor: 4.4 },
  { weekly: 2, factor: 3.2 },
  { weekly: 3, factor: 2.8 },
  { weekly: 5, factor: 2.4 },
  { weekly: 10, factor: 2 },
  { weekly: 20, factor: 1.7 },
  { weekly: 40, factor: 1.5 },
];

/** Below this every single case is shown, with the days since the last one, instead of a test. */
const FEWEST_FOR_A_TEST = 1;

/**
 * How many times as many points a week there have to be before four weeks show it; between the known rates it is read
 * off on a scale of logarithms, beyond the last it stays.
 * @param weekly  points a week that are normal
 * @returns       one decimal; null below half a point a week, where no increase is found reliably
 */
export function smallestVisibleFactor(weekly: number): number | null {
  const next = VISIBLE_FACTORS.findIndex((row) => row.weekly >= weekly);
  const [left, right] = [VISIBLE_FACTORS[next - 1], VISIBLE_FACTORS.at(next)];
  if (right === undefined || next === -1) return right?.factor ?? null;
  if (left === undefined) return weekly === right.weekly ? right.factor : null;
  const way = Math.log(weekly / left.weekly) / Math.log(right.weekly / left.weekly);
  return Math.round(10 * left.factor * (right.factor / left.factor) ** way) / 10;
}

/** True for a row so rare that the digest shows its cases and the days since the last one, and no test. */
export function isShownByCase(weekly: number): boolean {
  return weekly < FEWEST_FOR_A_TEST;
}
