/**
 * Registers of a desk in which nothing changes, but chance, and of one in which one category begins to fail: what the
 * statistics of the digest are tried on. Counts are negative binomial with variance φ times the mean.
 */
import type { Row } from '../../src/digest/row-window.ts';
import type { Register } from '../../src/digest/trends.ts';
import type { Chance } from './random.ts';

/** Draws a count of one week. */
export type Draw = () => number;

/** Weeks of the counts of each category, in order of time. */
export type CountsOfCategories = readonly (readonly number[])[];

/** The means a week of twelve categories, 9 / rank as such lists go: 9, 4.5, 3, … 0.75, and 27.9 together. */
export const WEEKLY_MEANS: readonly number[] = Array.from({ length: 12 }, (_, index) => 9 / (index + 1));

/** Counts of the law by its cumulative chances: by far the quickest for many draws of one mean. */
export function drawCounts(mean: number, dispersion: number, chance: Chance): Draw {
  const cumulative = cumulativeChances(mean, dispersion);
  return () => {
    const level = chance.next();
    const found = cumulative.findIndex((reached) => level < reached);
    return found === -1 ? cumulative.length : found;
  };
}

/** How many of these happen, each with this chance. */
export function drawHits(of: number, chanceOfEach: number, chance: Chance): number {
  let hits = 0;
  for (let each = 0; each < of; each += 1) if (chance.next() < chanceOfEach) hits += 1;
  return hits;
}

/** The register as the digest of one week sees it: what came before, the total, and each category beside the others. */
export function registerUntil(categories: CountsOfCategories, weeks: number, volumeKnown: boolean): Register {
  const seen = categories.map((counts) => counts.slice(0, weeks));
  const total = Array.from({ length: weeks }, (_, week) =>
    seen.reduce((points, counts) => points + (counts[week] ?? 0), 0),
  );
  const rows = seen.map(
    (counts, index): Row => ({
      dimension: 'category',
      value: `category ${index + 1}`,
      counts,
      others: total.map((points, week) => points - (counts[week] ?? 0)),
      known: weeks,
    }),
  );
  const totalRow: Row = { dimension: 'total', value: '', counts: total, others: null, known: weeks };
  return { rows: [totalRow, ...rows], exposures: total.map(() => 5), volumeKnown };
}

// The recurrence of the negative binomial chances, and of the Poisson chances where nothing is dispersed.
function cumulativeChances(mean: number, dispersion: number): readonly number[] {
  const size = mean / (dispersion - 1);
  const ratio = (count: number): number =>
    dispersion === 1 ? mean / (count + 1) : ((count + size) / (count + 1)) * (mean / (mean + size));
  let chance = dispersion === 1 ? Math.exp(-mean) : (size / (mean + size)) ** size;
  const cumulative = [chance];
  for (let count = 0; (cumulative[count] ?? 1) < 1 - 1e-12; count += 1) {
    chance *= ratio(count);
    cumulative.push((cumulative[count] ?? 1) + chance);
  }
  return cumulative;
}
