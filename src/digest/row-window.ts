/**
 * One row of the analysis in one window: what it saw now and in its baseline, beside all other rows (procedure step 5;
 * domain.md 3.4 B to D).
 */
import { baselineOf, type Window } from './baseline.ts';
import { type BaselineCounts, sum } from './dispersion.ts';

/** Every way in which points are divided into rows. */
export const DIMENSIONS = [
  'total',
  'category',
  'cause',
  'project',
  'product',
  'third-party',
  'channel',
] as const;
/** One way in which points are divided into rows; `total` has one row. */
export type Dimension = (typeof DIMENSIONS)[number];

/** The counts of one row by week, in order of time; the last week is the one judged. */
export type Row = {
  readonly dimension: Dimension;
  /** The category, cause, …; empty for the total. */
  readonly value: string;
  readonly counts: readonly number[];
  /** What all other rows of the dimension saw, by week; null for the total. */
  readonly others: readonly number[] | null;
  /** How many last weeks can be compared: fewer than all after a category was renamed or split. */
  readonly known: number;
};

/** A row beside its past. */
export type RowWindow = {
  readonly row: Row;
  readonly window: Window;
  /** The weeks of the baseline, from the last to the first. */
  readonly past: BaselineCounts;
  readonly before: number;
  readonly now: number;
  /** The exposure of the window divided by that of the baseline. */
  readonly exposureRatio: number;
  /** The same weeks of all other rows; null for the total. */
  readonly others: { readonly before: number; readonly now: number } | null;
  readonly provisional: boolean;
};

/**
 * Sets a row beside its past; weeks without exposure are left out on both sides.
 * @param exposures  by week, as long as the counts of the row
 * @returns          null when the row cannot be tested in this window: too few weeks, or nothing could go wrong in it
 */
export function besidePast(row: Row, window: Window, exposures: readonly number[]): RowWindow | null {
  const last = row.counts.length - 1;
  const baseline = baselineOf(window, Math.min(row.known, row.counts.length));
  if (baseline === null) return null;
  const isExposed = (week: number): boolean => (exposures[week] ?? 0) > 0;
  const past = baseline.weeksAgo.map((ago) => last - ago).filter(isExposed);
  const present = Array.from({ length: window }, (_, ago) => last - ago).filter(isExposed);
  if (past.length < 2 || present.length === 0) return null;
  const pastExposures = pick(exposures, past);
  return {
    row,
    window,
    past: { counts: pick(row.counts, past), exposures: pastExposures },
    before: sum(pick(row.counts, past)),
    now: sum(pick(row.counts, present)),
    exposureRatio: sum(pick(exposures, present)) / sum(pastExposures),
    others: row.others && { before: sum(pick(row.others, past)), now: sum(pick(row.others, present)) },
    provisional: baseline.provisional,
  };
}

function pick(values: readonly number[], weeks: readonly number[]): readonly number[] {
  return weeks.map((week) => values[week] ?? 0);
}
