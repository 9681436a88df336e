/**
 * How points and cases become counts by week: points for categories and causes, cases for workload, always by the day
 * on which the complaint was received (procedure step 5; domain.md 3.3).
 */
import { addDays, type Calendar, isWorkingDay } from '../case/working-days.ts';
import type { Dimension, Row } from './row-window.ts';
import { type IsoWeek, mondayOf, weekAt, weeksBetween } from './weeks.ts';

/** One way in which a point is divided into rows, and where it falls: `category`, `leak`. */
export type RowName = { readonly dimension: Dimension; readonly value: string };

/** What the counts need of one point of complaint; what is not known of it stands in no row but the total. */
export type CountedPoint = { readonly receivedAt: Date; readonly rows: readonly RowName[] };

/** How many points of one row were received in a week; every point is in the row `total` with value '' as well. */
export type WeekCount = RowName & { readonly week: IsoWeek; readonly points: number };

/** From this week on a row can be compared: its category was split or merged, or counted in another way. */
export type SeriesBreak = RowName & { readonly from: IsoWeek };

/** What late registrations need of one case. */
export type RegisteredCase = { readonly receivedAt: Date; readonly registeredAt: Date };

/** Name of the row in which every point is. */
export const TOTAL: RowName = { dimension: 'total', value: '' };
const WEEK_DAYS = [0, 1, 2, 3, 4, 5, 6];

/** The counts of points by row and week, in order of first sight. */
export function countPoints(points: readonly CountedPoint[], timeZone: string): readonly WeekCount[] {
  const counts = new Map<string, { -readonly [field in keyof WeekCount]: WeekCount[field] }>();
  for (const { receivedAt, rows } of points) {
    const week = weekAt(receivedAt, timeZone);
    for (const row of [TOTAL, ...rows]) {
      const key = `${week} ${keyOf(row)}`;
      const count = counts.get(key);
      if (count === undefined) counts.set(key, { ...row, week, points: 1 });
      else count.points += 1;
    }
  }
  return [...counts.values()];
}

/**
 * The rows of the analysis from counts by week, such as the register keeps them; weeks without a count are 0, and
 * counts of other weeks are left out.
 * @param weeks   in order of time, without gaps; the last is the one judged
 * @param breaks  rows whose earlier weeks cannot be compared; the last break of a row counts
 */
export function rowsOf(
  counts: readonly WeekCount[],
  weeks: readonly IsoWeek[],
  breaks: readonly SeriesBreak[],
): readonly Row[] {
  const indexOf = new Map(weeks.map((week, index) => [week, index]));
  const rows = new Map([[keyOf(TOTAL), { ...TOTAL, counts: weeks.map(() => 0) }]]);
  for (const { dimension, value, week, points } of counts) {
    const index = indexOf.get(week);
    if (index === undefined) continue;
    const key = keyOf({ dimension, value });
    const row = rows.get(key) ?? { dimension, value, counts: weeks.map(() => 0) };
    rows.set(key, row);
    row.counts[index] = (row.counts[index] ?? 0) + points;
  }
  const total = rows.get(keyOf(TOTAL))?.counts ?? [];
  return [...rows.values()].map((row) => ({
    ...row,
    others:
      row.dimension === 'total' ? null : total.map((points, index) => points - (row.counts[index] ?? 0)),
    known: knownWeeks(row, weeks, breaks),
  }));
}

/** How many points each value has, in order of first sight. */
export function pointsBy(
  counts: readonly { readonly value: string; readonly points: number }[],
): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { value, points } of counts) totals.set(value, (totals.get(value) ?? 0) + points);
  return totals;
}

/** On how many days of a week the organisation works. */
export function workingDaysIn(week: IsoWeek, calendar: Calendar): number {
  const monday = mondayOf(week);
  return WEEK_DAYS.filter((day) => isWorkingDay(addDays(monday, day), calendar)).length;
}

/**
 * Cases that were registered after the digest of the week in which they were received: the counts of those weeks have
 * changed since, and the digest says so.
 * @param lastDigestAt  the instant at which the digest before this one was made
 * @param week          the week of this digest; its own cases are not late
 * @returns             how many by week, in order of time
 */
export function lateRegistrations(
  cases: readonly RegisteredCase[],
  lastDigestAt: Date,
  week: IsoWeek,
  timeZone: string,
): readonly { readonly week: IsoWeek; readonly cases: number }[] {
  const late = new Map<IsoWeek, number>();
  for (const { receivedAt, registeredAt } of cases) {
    const receivedIn = weekAt(receivedAt, timeZone);
    if (registeredAt > lastDigestAt && receivedIn < week)
      late.set(receivedIn, (late.get(receivedIn) ?? 0) + 1);
  }
  return [...late]
    .map(([receivedIn, count]) => ({ week: receivedIn, cases: count }))
    .toSorted((left, right) => (left.week < right.week ? -1 : 1));
}

/**
 * How many weeks of a row can be compared up to a week, itself included; a break of the total is one of every row.
 * @returns Infinity for a row that was never broken before
 */
export function weeksSinceBreak(row: RowName, week: IsoWeek, breaks: readonly SeriesBreak[]): number {
  const own = breaks.filter((each) => [keyOf(row), keyOf(TOTAL)].includes(keyOf(each)) && each.from <= week);
  return Math.min(...own.map(({ from }) => weeksBetween(from, week) + 1));
}

function knownWeeks(row: RowName, weeks: readonly IsoWeek[], breaks: readonly SeriesBreak[]): number {
  const last = weeks.at(-1);
  return last === undefined ? 0 : Math.min(weeks.length, weeksSinceBreak(row, last, breaks));
}

function keyOf({ dimension, value }: RowName): string {
  return `${dimension}:${value}`;
}
