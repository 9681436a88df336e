/** What every question of one digest has in common: whose cases, which days, and how a list of cases is read. */
import { type RawBuilder, sql } from 'kysely';
import { printReference } from '../../case/reference.ts';
import type { IsoDate } from '../../case/vocabulary.ts';
import { addDays, type Calendar } from '../../case/working-days.ts';
import { type CaseLine, type CaseList, MOST_LINES } from '../../digest/facts.ts';
import type { Period } from '../../digest/period.ts';
import { addWeeks, type IsoWeek, mondayOf, weekOf } from '../../digest/weeks.ts';
import type { Db } from './tables.ts';

/** Whose cases are counted, and when. */
export type Scope = {
  readonly desk: string;
  readonly period: Period;
  /** The week that trends are judged by. */
  readonly week: IsoWeek;
  readonly readAt: Date;
  /** The day of reading. */
  readonly today: IsoDate;
  readonly calendar: Calendar;
};

/** A Monday; weeks are counted from it as whole numbers in the database. */
const WEEK_ZERO = '1970-01-05';

/** The number of the week in which a day lies. */
export function weekNumber(day: string): RawBuilder<number> {
  return sql<number>`((${sql.ref(day)} - date '1970-01-05') / 7)`;
}

/** The week of that number. */
export function weekOfNumber(number: number): IsoWeek {
  const known = weekNames.get(number);
  if (known !== undefined) return known;
  const week = weekOf(addDays(WEEK_ZERO, number * 7));
  if (weekNames.size >= MOST_NAMES) weekNames.clear();
  weekNames.set(number, week);
  return week;
}

// Tens of thousands of rows of one digest lie in the same hundred weeks.
const weekNames = new Map<number, IsoWeek>();
const MOST_NAMES = 1_000;

/**
 * A condition on an instant that holds for every instant of some days in any time zone, and of few days beside them: with
 * one on the day itself, so that of both tables of a join only that part is read.
 */
export function instantsAround(from: IsoDate, to: IsoDate): RawBuilder<unknown> {
  return sql`between ${addDays(from, -2)}::date and ${addDays(to, 3)}::date`;
}

/** The first day of a number of weeks of which the week of the digest is the last. */
export function firstDayOf({ week }: Pick<Scope, 'week'>, weeks: number): IsoDate {
  return mondayOf(addWeeks(week, 1 - weeks));
}

/** The last day of the week of the digest. */
export function lastDayOf({ week }: Pick<Scope, 'week'>): IsoDate {
  return addDays(mondayOf(week), 6);
}

/** The earlier of the beginning of the period and that of a number of weeks up to its end. */
export function sinceOf({ period }: Pick<Scope, 'period'>, weeks: number): IsoDate {
  const first = addDays(period.to, 1 - 7 * weeks);
  return first < period.from ? first : period.from;
}

/** One line as the database gives it: `total` is how many there are in all. */
export type LineRow = {
  readonly caseId: number;
  readonly who: string | null;
  readonly day: IsoDate;
  readonly detail: string;
  readonly total: number;
};

/**
 * The first cases of a list, by day.
 * @param from  a query that gives `case_id`, `who`, `day` and `detail`
 */
export async function listCases(db: Db, from: RawBuilder<unknown>, most = MOST_LINES): Promise<CaseList> {
  const { rows } = await sql<LineRow>`
    select case_id as "caseId", who, day, detail, count(*) over ()::int as total
    from (${from}) as found order by day, case_id limit ${most}
  `.execute(db);
  return { count: rows[0]?.total ?? 0, lines: rows.map(lineOf) };
}

/** A line for people. */
export function lineOf({ caseId, who, day, detail }: Omit<LineRow, 'total'>): CaseLine {
  return { reference: printReference(caseId), who, day, detail };
}
