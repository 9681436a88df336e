/** What came in and went out by week, in points and in cases: what trends are found in (domain.md 3.1 blocks 2 and 3). */
import { type RawBuilder, sql } from 'kysely';
import type { IsoDate } from '../../case/vocabulary.ts';
import type { RowName, WeekCount } from '../../digest/counting.ts';
import type { CaseWeek, PointGroup, RowCases } from '../../digest/facts.ts';
import type { Dimension } from '../../digest/row-window.ts';
import { type IsoWeek, weeksUntil } from '../../digest/weeks.ts';
import { firstDayOf, lastDayOf, listCases, type Scope, weekNumber, weekOfNumber } from './digest-scope.ts';
import type { Db } from './tables.ts';

/** Weeks of the analysis: a baseline of the same weeks of two years before fits in. */
const WEEKS_BACK = 110;
const RECENT_WEEKS = 4;

/** Columns of case_points by dimension; a product is not kept. */
export const POINT_COLUMNS = {
  category: 'category',
  cause: 'cause',
  project: 'project',
  'third-party': 'third_party',
  channel: 'channel',
} as const satisfies Readonly<Partial<Record<Dimension, string>>>;

type GroupRow = {
  readonly week: number;
  readonly category: string | null;
  readonly cause: string | null;
  readonly project: string | null;
  readonly third_party: string | null;
  readonly channel: string | null;
  readonly points: number;
};

/** Dimensions that are read together: few values, so that one look at the points serves them all. */
const READ_TOGETHER = [
  ['total', 'category', 'cause', 'channel'],
  ['project'],
  ['third-party'],
] as const satisfies readonly (readonly Dimension[])[];

/** Points by row and week. */
export async function readWeekCounts(db: Db, scope: Scope): Promise<readonly WeekCount[]> {
  const counts: WeekCount[] = [];
  for (const dimensions of READ_TOGETHER) {
    const columns = dimensions.flatMap((dimension) =>
      dimension === 'total' ? [] : [POINT_COLUMNS[dimension]],
    );
    const list = sql.join(columns.map((column) => sql.ref(column)));
    const { rows } = await sql<Omit<WeekCount, 'week'> & { readonly week: number }>`
      with counted as materialized (
        select ${weekNumber('received_on')} as week, ${list}, count(*) as points from case_points
        where desk = ${scope.desk}
          and received_on between ${firstDayOf(scope, WEEKS_BACK)}::date and ${lastDayOf(scope)}::date
        group by week, ${list})
      ${sql.join(dimensions.map(sumOf), sql` union all `)}
    `.execute(db);
    for (const row of rows) counts.push({ ...row, week: weekOfNumber(row.week) });
  }
  return counts;
}

// What is not known of a point stands in no row but the total.
function sumOf(dimension: (typeof READ_TOGETHER)[number][number]): RawBuilder<unknown> {
  const value = dimension === 'total' ? sql.lit('') : sql.ref(POINT_COLUMNS[dimension]);
  return sql`
    select ${sql.lit(dimension)} as dimension, ${value} as value, week, sum(points)::int as points from counted
    where ${value} is not null group by week, value`;
}

/** Points of the last weeks that have the same value everywhere. */
export async function readRecentPoints(db: Db, scope: Scope): Promise<readonly PointGroup[]> {
  const { rows } = await sql<GroupRow>`
    select ${weekNumber('received_on')} as week, category, cause, project, third_party, channel,
      count(*)::int as points
    from case_points
    where desk = ${scope.desk}
      and received_on between ${firstDayOf(scope, RECENT_WEEKS)}::date and ${lastDayOf(scope)}::date
    group by 1, 2, 3, 4, 5, 6
  `.execute(db);
  return rows.map(({ week, points, category, cause, project, third_party: thirdParty, channel }) => ({
    week: weekOfNumber(week),
    values: known({ category, cause, project, 'third-party': thirdParty, channel }),
    points,
  }));
}

/**
 * The cases of rows of the analysis, received between two days, both included.
 * @param isRare  true for rows too rare to be tested: then it is also asked when there was one before
 */
export async function readRowCases(
  db: Db,
  {
    desk,
    rows,
    from,
    to,
    isRare = false,
  }: {
    readonly desk: string;
    readonly rows: readonly RowName[];
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly isRare?: boolean;
  },
): Promise<readonly RowCases[]> {
  const earlier = isRare ? await readEarlierDays(db, desk, rows, from) : new Map<string, IsoDate>();
  const found: RowCases[] = [];
  for (const { dimension, value } of rows) {
    const column = Object.entries(POINT_COLUMNS).find(([name]) => name === dimension)?.[1];
    const isIn = column === undefined ? sql`true` : sql`point.${sql.ref(column)} = ${value}`;
    const ofDesk = sql`point.desk = ${desk} and ${isIn} and point.received_on <= ${to}::date`;
    const lately = sql`${ofDesk} and point.received_on >= ${from}::date`;
    const cases = await listCases(
      db,
      sql`select distinct case_id, tally.handler as who, point.received_on as day, '' as detail
        from case_points as point join case_tallies as tally using (case_id)
        where ${lately} and tally.received_on between ${from}::date and ${to}::date`,
    );
    const last = await readLastDay(db, lately);
    const lastBefore = earlier.get(`${dimension} ${value}`) ?? null;
    found.push({ dimension, value, cases, last, lastBefore });
  }
  return found;
}

// A look at every point of the register: one for all rows of a dimension.
async function readEarlierDays(
  db: Db,
  desk: string,
  rows: readonly RowName[],
  from: IsoDate,
): Promise<ReadonlyMap<string, IsoDate>> {
  const days = new Map<string, IsoDate>();
  for (const [dimension, column] of Object.entries(POINT_COLUMNS)) {
    const values = rows.flatMap((row) => (row.dimension === dimension ? [row.value] : []));
    if (values.length === 0) continue;
    const last = await sql<{ value: string; day: IsoDate }>`
      select ${sql.ref(column)} as value, max(received_on) as day from case_points
      where desk = ${desk} and received_on < ${from}::date and ${sql.ref(column)} = any(${values}::text[]) group by 1
    `.execute(db);
    for (const { value, day } of last.rows) days.set(`${dimension} ${value}`, day);
  }
  return days;
}

async function readLastDay(db: Db, which: RawBuilder<unknown>): Promise<IsoDate | null> {
  const { rows } = await sql<{ day: IsoDate }>`
    select received_on as day from case_points as point where ${which} order by 1 desc limit 1
  `.execute(db);
  return rows[0]?.day ?? null;
}

type CourseRow = { readonly received: number; readonly closed: number | null; readonly cases: number };
type WeekRow = { readonly week: number; readonly cases: number };

/** Cases by week. */
export async function readCaseWeeks(db: Db, scope: Scope): Promise<readonly CaseWeek[]> {
  const { desk } = scope;
  // One look at every case there is: what is open at the end of a week began at any time before it.
  const { rows } = await sql<CourseRow>`
    select ${weekNumber('received_on')} as received, ${weekNumber('closed_on')} as closed, count(*)::int as cases
    from case_tallies where counts and desk = ${desk} group by 1, 2
  `.execute(db);
  const { rows: objected } = await sql<WeekRow>`
    select ${weekNumber('objected_on')} as week, count(*)::int as cases
    from case_tallies where counts and desk = ${desk} and objected_on is not null group by 1
  `.execute(db);
  const { rows: again } = await sql<WeekRow>`
    select (day - date '1970-01-05') / 7 as week, count(*)::int as cases
    from case_tallies, unnest(reopenings) as day
    where counts and desk = ${desk} and reopenings[1] is not null and day is not null group by 1
  `.execute(db);
  const received = sumBy(rows, (row) => row.received);
  const closed = sumBy(rows, (row) => row.closed);
  const objections = sumBy(objected, (row) => row.week);
  const reopened = sumBy(again, (row) => row.week);
  const weeks = weeksUntil(scope.week, WEEKS_BACK);
  const [first = scope.week] = weeks;
  const before = (counts: ReadonlyMap<IsoWeek, number>): number =>
    [...counts].reduce((sum, [week, cases]) => (week < first ? sum + cases : sum), 0);
  let open = before(received) - before(closed);
  return weeks.map((week) => {
    const of = (counts: ReadonlyMap<IsoWeek, number>): number => counts.get(week) ?? 0;
    open += of(received) - of(closed);
    return {
      week,
      received: of(received),
      closed: of(closed),
      reopened: of(reopened),
      objections: of(objections),
      open,
    };
  });
}

function sumBy<Row extends { readonly cases: number }>(
  rows: readonly Row[],
  weekIn: (row: Row) => number | null,
): ReadonlyMap<IsoWeek, number> {
  const sums = new Map<IsoWeek, number>();
  for (const row of rows) {
    const number = weekIn(row);
    if (number === null) continue;
    const week = weekOfNumber(number);
    sums.set(week, (sums.get(week) ?? 0) + row.cases);
  }
  return sums;
}

function known(values: Readonly<Partial<Record<Dimension, string | null>>>): PointGroup['values'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
