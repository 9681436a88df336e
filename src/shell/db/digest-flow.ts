/** What came in and went out by week, in points and in cases: what trends are found in (domain.md 3.1 blocks 2 and 3). */
import { sql } from 'kysely';
import type { IsoDate } from '../../case/vocabulary.ts';
import type { RowName, WeekCount } from '../../digest/counting.ts';
import type { CaseWeek, PointGroup, RowCases } from '../../digest/facts.ts';
import type { Dimension } from '../../digest/row-window.ts';
import { weeksUntil } from '../../digest/weeks.ts';
import { firstDayOf, lastDayOf, listCases, type Scope, weekNumber, weekOfNumber } from './digest-scope.ts';
import type { Db } from './tables.ts';

/** Weeks of the analysis: a baseline of the same weeks of two years before fits in. */
const WEEKS_BACK = 110;
const RECENT_WEEKS = 4;

/** Columns of case_points by dimension; a product is not kept. */
const COLUMNS = {
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

/** Points by row and week. */
export async function readWeekCounts(db: Db, scope: Scope): Promise<readonly WeekCount[]> {
  const counts: WeekCount[] = [];
  for (const [dimension, column] of [['total', null], ...Object.entries(COLUMNS)] as const) {
    const value = column === null ? sql`''` : sql.ref(column);
    const { rows } = await sql<{ week: number; value: string; points: number }>`
      select ${weekNumber('received_on')} as week, ${value} as value, count(*)::int as points
      from case_points
      where desk = ${scope.desk} and ${value} is not null
        and received_on between ${firstDayOf(scope, WEEKS_BACK)}::date and ${lastDayOf(scope)}::date
      group by 1, 2
    `.execute(db);
    const name = dimensionOf(dimension);
    for (const { week, value: row, points } of rows)
      counts.push({ dimension: name, value: row, week: weekOfNumber(week), points });
  }
  return counts;
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

/** The cases of rows of the analysis, received between two days, both included. */
export async function readRowCases(
  db: Db,
  {
    desk,
    rows,
    from,
    to,
  }: {
    readonly desk: string;
    readonly rows: readonly RowName[];
    readonly from: IsoDate;
    readonly to: IsoDate;
  },
): Promise<readonly RowCases[]> {
  const found: RowCases[] = [];
  for (const { dimension, value } of rows) {
    const column = Object.entries(COLUMNS).find(([name]) => name === dimension)?.[1];
    const isIn = column === undefined ? sql`true` : sql`point.${sql.ref(column)} = ${value}`;
    const ofDesk = sql`point.desk = ${desk} and ${isIn} and point.received_on <= ${to}::date`;
    const cases = await listCases(
      db,
      sql`select distinct case_id, handler as who, point.received_on as day, '' as detail
        from case_points as point join case_tallies using (case_id)
        where ${ofDesk} and point.received_on >= ${from}::date`,
    );
    const days = await sql<{ day: IsoDate }>`
      select received_on as day from case_points as point where ${ofDesk} order by 1 desc limit 2
    `.execute(db);
    const [last, before] = days.rows;
    found.push({ dimension, value, cases, last: last?.day ?? null, lastBefore: before?.day ?? null });
  }
  return found;
}

type WeekRow = { readonly kind: string; readonly week: number; readonly cases: number };

/** Cases by week. */
export async function readCaseWeeks(db: Db, scope: Scope): Promise<readonly CaseWeek[]> {
  const counted = sql`from case_tallies where counts and desk = ${scope.desk}`;
  const { rows } = await sql<WeekRow>`
    select 'received' as kind, ${weekNumber('received_on')} as week, count(*)::int as cases ${counted} group by 2
    union all
    select 'closed', ${weekNumber('closed_on')}, count(*)::int ${counted} and closed_on is not null group by 2
    union all
    select 'objections', ${weekNumber('objected_on')}, count(*)::int ${counted} and objected_on is not null group by 2
    union all
    select 'reopened', (day - date '1970-01-05') / 7, count(*)::int
      from case_tallies, unnest(reopenings) as day
      where counts and desk = ${scope.desk} and reopenings[1] is not null and day is not null group by 2
  `.execute(db);
  const byWeek = new Map(rows.map(({ kind, week, cases }) => [`${kind} ${weekOfNumber(week)}`, cases]));
  const weeks = weeksUntil(scope.week, WEEKS_BACK);
  const [first = scope.week] = weeks;
  const before = (kind: string): number =>
    rows.reduce(
      (sum, row) => (row.kind === kind && weekOfNumber(row.week) < first ? sum + row.cases : sum),
      0,
    );
  let open = before('received') - before('closed');
  return weeks.map((week) => {
    const of = (kind: string): number => byWeek.get(`${kind} ${week}`) ?? 0;
    const [received, closed] = [of('received'), of('closed')];
    open += received - closed;
    return { week, received, closed, reopened: of('reopened'), objections: of('objections'), open };
  });
}

function dimensionOf(name: string): Dimension {
  return Object.keys(COLUMNS).find((each): each is keyof typeof COLUMNS => each === name) ?? 'total';
}

function known(values: Readonly<Partial<Record<Dimension, string | null>>>): PointGroup['values'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
