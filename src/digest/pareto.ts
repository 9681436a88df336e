/**
 * Where most complaints come from: category by cause, the greatest first (procedure step 5; domain.md 3.1 block 4).
 */
import { sum } from './dispersion.ts';

/** What the list needs of one point; `cause` is null while it is not known. */
export type CausedPoint = {
  readonly category: string;
  readonly cause: string | null;
  /** What was spent on it, in cents; 0 while nothing is known. */
  readonly costCents: number;
};

/** One category with one cause. */
export type ParetoRow = {
  readonly category: string;
  readonly cause: string | null;
  readonly points: number;
  readonly costCents: number;
  /** The share of all points that this row and those before it hold, 0 to 1. */
  readonly cumulative: number;
};

/** The rows by points, then by cost, then by the alphabet. */
export function paretoOf(points: readonly CausedPoint[]): readonly ParetoRow[] {
  const rows = new Map<
    string,
    { category: string; cause: string | null; points: number; costCents: number }
  >();
  for (const { category, cause, costCents } of points) {
    const key = JSON.stringify([category, cause]);
    const row = rows.get(key) ?? { category, cause, points: 0, costCents: 0 };
    row.points += 1;
    row.costCents += costCents;
    rows.set(key, row);
  }
  const falling = [...rows.values()].toSorted(
    (left, right) =>
      right.points - left.points ||
      right.costCents - left.costCents ||
      nameOf(left).localeCompare(nameOf(right)),
  );
  return falling.map((row, index) => ({
    ...row,
    cumulative: sum(falling.slice(0, index + 1).map((each) => each.points)) / points.length,
  }));
}

function nameOf({ category, cause }: Pick<ParetoRow, 'category' | 'cause'>): string {
  return `${category} ${cause ?? ''}`;
}
