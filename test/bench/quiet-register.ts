/**
 * Desks in which nothing changes but by chance, and one in which a category begins to fail: what the statistics of the
 * digest are tried on. Counts are negative binomial with variance φ times the mean.
 */
import { sum } from '../../src/digest/dispersion.ts';
import { compareProportion, type ProportionShift } from '../../src/digest/proportions.ts';
import type { Dimension, Row } from '../../src/digest/row-window.ts';
import type { Register } from '../../src/digest/trends.ts';
import type { Chance } from '../../src/sandbox/chance.ts';

/** Draws a count of one week. */
export type Draw = () => number;

/** Points of each category by week, in order of time. */
export type Categories = readonly (readonly number[])[];

/** A desk: its categories, and every point of them with a cause, a channel, a project and a fate. */
export type Desk = {
  readonly rows: readonly Row[];
  readonly parts: readonly { readonly name: string; readonly hits: readonly number[] }[];
  readonly total: readonly number[];
};

/** The means a week of twelve categories, 9 / rank as such lists go: 9, 4.5, 3, … 0.75, and 27.9 together. */
export const WEEKLY_MEANS: readonly number[] = Array.from({ length: 12 }, (_, index) => 9 / (index + 1));

const WORKING_DAYS = 5;
/** How points fall into rows of other dimensions; the rest has no such row. */
const SHARES: readonly { readonly dimension: Dimension; readonly shares: readonly number[] }[] = [
  { dimension: 'cause', shares: [0.3, 0.2, 0.15, 0.1, 0.1, 0.05] },
  { dimension: 'channel', shares: [0.6, 0.3, 0.1] },
  { dimension: 'project', shares: [0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05] },
];
/** Shares of points that are late, founded, and satisfied. */
const PARTS = { late: 0.1, founded: 0.5, satisfied: 0.7 };

/** Counts of the law by its cumulative chances: by far the quickest for many draws of one mean. */
export function drawCounts(mean: number, dispersion: number, chance: Chance): Draw {
  const cumulative = cumulativeChances(mean, dispersion);
  return () => {
    const level = chance.next();
    const found = cumulative.findIndex((reached) => level < reached);
    return found === -1 ? cumulative.length : found;
  };
}

/** The desk of these categories: what else its points are falls to them by chance. */
export function deskOf(categories: Categories, chance: Chance): Desk {
  const total = (categories[0] ?? []).map((_, week) => sum(categories.map((counts) => counts[week] ?? 0)));
  const rowOf = (dimension: Dimension, index: number, counts: readonly number[]): Row => ({
    dimension,
    value: `${dimension} ${index + 1}`,
    counts,
    others: total.map((points, week) => points - (counts[week] ?? 0)),
    known: total.length,
  });
  return {
    rows: [
      { dimension: 'total', value: '', counts: total, others: null, known: total.length },
      ...categories.map((counts, index) => rowOf('category', index, counts)),
      ...SHARES.flatMap(({ dimension, shares }) =>
        divide(total, shares, chance).map((counts, index) => rowOf(dimension, index, counts)),
      ),
    ],
    parts: Object.entries(PARTS).flatMap(([name, share]) =>
      divide(total, [share], chance).map((hits) => ({ name, hits })),
    ),
    total,
  };
}

/** The desk as the digest sees it that looks back on so many weeks, and the proportions that it compares. */
export function seenAfter(
  { rows, parts, total }: Desk,
  weeks: number,
  volumeKnown: boolean,
): { readonly register: Register; readonly shifts: readonly ProportionShift[] } {
  const until = (counts: readonly number[]) => counts.slice(0, weeks);
  return {
    register: {
      rows: rows.map((row) => ({
        ...row,
        counts: until(row.counts),
        others: row.others && until(row.others),
        known: weeks,
      })),
      exposures: until(total.map(() => WORKING_DAYS)),
      volumeKnown,
    },
    shifts: parts.flatMap(({ name, hits }) => compareProportion(name, until(hits), until(total)) ?? []),
  };
}

/** Lets each point of each week fall into one of the shares, or into none. */
function divide(total: readonly number[], shares: readonly number[], chance: Chance): readonly number[][] {
  const divided = shares.map(() => total.map(() => 0));
  for (const [week, points] of total.entries()) {
    for (let point = 0; point < points; point += 1) {
      let level = chance.next();
      const counts = divided.find((_, index) => {
        level -= shares[index] ?? 0;
        return level < 0;
      });
      if (counts !== undefined) counts[week] = (counts[week] ?? 0) + 1;
    }
  }
  return divided;
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
