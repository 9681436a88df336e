/** What the numbers rest on: data quality and the words of complaints (domain.md 3.1 block 11). */
import { sql } from 'kysely';
import { BODY_CHECK_DAYS, type DisputeBody } from '../../case/dispute-body.ts';
import { printReference } from '../../case/reference.ts';
import type { IsoDate } from '../../case/vocabulary.ts';
import { addDays, localDay } from '../../case/working-days.ts';
import { MOST_LINES, type QualityFacts } from '../../digest/facts.ts';
import type { CaseText } from '../../digest/new-words.ts';
import { mondayOf, weekOf } from '../../digest/weeks.ts';
import {
  firstDayOf,
  instantsAround,
  type LineRow,
  lastDayOf,
  lineOf,
  listCases,
  type Scope,
  sinceOf,
  weekNumber,
  weekOfNumber,
} from './digest-scope.ts';
import type { Db } from './tables.ts';

const CAUSE_WEEKS = 13;
const TEXT_WEEKS = 30;
const RECENT_WEEKS = 4;
/** More subjects than this are not read: the words of so many are better looked at by other means. */
const MOST_TEXTS = 50_000;
/** One in so many of what was no complaint is shown, to see whether that was right. */
const SAMPLE = 10;

/** Block 11. */
export async function readQuality(
  db: Db,
  scope: Scope,
  bodies: readonly DisputeBody[],
): Promise<QualityFacts> {
  const { desk, period, today, calendar } = scope;
  const { rows: causes } = await sql<QualityFacts['unknownCause']>`
    select count(*) filter (where cause is null or cause = 'unknown')::int as points, count(*)::int as "of"
    from case_points where desk = ${desk} and finding in ('founded', 'partly')
      and decided_on between ${sinceOf(scope, CAUSE_WEEKS)}::date and ${period.to}::date
  `.execute(db);
  const { rows: late } = await sql<{ week: number; cases: number }>`
    select ${weekNumber('received_on')} as week, count(*)::int as cases from case_tallies
    where counts and desk = ${desk} and registered_on between ${period.from}::date and ${period.to}::date
      and received_on < ${mondayOf(weekOf(period.from))}::date
    group by 1 order by 1
  `.execute(db);
  const { rows: tasks } = await sql<{ kind: string; count: number; oldest: Date }>`
    select kind, count(*)::int as count, min(opened_at) as oldest from staff_tasks
    where desk = ${desk} and done_at is null group by kind order by kind
  `.execute(db);
  return {
    unknownCause: causes[0] ?? { points: 0, of: 0 },
    uncategorised: await listCases(
      db,
      sql`select case_id, handler as who, received_on as day, '' as detail from case_tallies
        where closed_on is null and desk = ${desk} and handler is not null and category is null`,
    ),
    bounced: await listCases(
      db,
      sql`select task.case_id, handler as who, (opened_at at time zone ${calendar.timeZone})::date as day, letter as detail
        from staff_tasks as task join case_tallies using (case_id) join outbound_mails on outbound_mails.id = task.outbound_id
        where task.kind = 'not-delivered' and task.desk = ${desk} and audience = 'complainant'
          and (opened_at at time zone ${calendar.timeZone})::date between ${period.from}::date and ${period.to}::date`,
    ),
    lateRegistered: late.map(({ week, cases }) => ({ week: weekOfNumber(week), cases })),
    notComplaints: await drawNotComplaints(db, scope),
    staleBodies: bodies.flatMap(({ name, checkedOn }) =>
      addDays(checkedOn, BODY_CHECK_DAYS) < today ? [{ name, checkedOn }] : [],
    ),
    tasks: tasks.map((task) => ({ ...task, oldest: localDay(task.oldest, calendar.timeZone) })),
  };
}

// Drawn by the reference alone, so that nobody can choose what is looked at.
async function drawNotComplaints(db: Db, { desk, period }: Scope): Promise<QualityFacts['notComplaints']> {
  const { rows } = await sql<LineRow>`
    select case_id as "caseId", handler as who, closed_on as day, '' as detail,
      count(*) over ()::int as total from case_tallies
    where desk = ${desk} and closing_reason = 'not-a-complaint'
      and closed_on between ${period.from}::date and ${period.to}::date
    order by md5(case_id::text) limit ${10 * MOST_LINES}
  `.execute(db);
  const count = rows[0]?.total ?? 0;
  return { count, sample: rows.slice(0, Math.min(MOST_LINES, Math.ceil(count / SAMPLE))).map(lineOf) };
}

/** Subjects of the complaints of thirty weeks; none where there are too many to read. */
export async function readTexts(db: Db, scope: Scope): Promise<readonly CaseText[]> {
  const [first, last] = [firstDayOf(scope, TEXT_WEEKS), lastDayOf(scope)];
  const inSpan = sql`counts and tally.desk = ${scope.desk} and received_on between ${first}::date and ${last}::date`;
  const { rows: counted } = await sql<{ cases: number }>`
    select count(*)::int as cases from (
      select from case_tallies as tally where ${inSpan} limit ${MOST_TEXTS + 1}) as found
  `.execute(db);
  if ((counted[0]?.cases ?? 0) > MOST_TEXTS) return [];
  const { rows } = await sql<{ caseId: number; day: IsoDate; text: string }>`
    select case_id as "caseId", received_on as day, subject as text
    from case_tallies as tally join cases on cases.id = case_id
    where ${inSpan} and received_at ${instantsAround(first, last)} order by received_on, case_id
  `.execute(db);
  return rows.map(({ caseId, day, text }) => ({
    reference: printReference(caseId),
    week: weekOf(day),
    text,
  }));
}

/** Parts of the names of those who complained lately, in small letters. */
export async function readNameWords(db: Db, scope: Scope): Promise<readonly string[]> {
  const [first, last] = [firstDayOf(scope, RECENT_WEEKS), lastDayOf(scope)];
  const { rows } = await sql<{ word: string }>`
    select distinct word from case_tallies as tally join cases on cases.id = case_id,
      regexp_split_to_table(lower(complainant_name), '[^[:alpha:]]+') as word
    where tally.desk = ${scope.desk} and word <> ''
      and received_on between ${first}::date and ${last}::date and received_at ${instantsAround(first, last)}
  `.execute(db);
  return rows.map(({ word }) => word);
}
