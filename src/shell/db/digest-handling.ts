/** Whether complaints were handled correctly and how long it took: the checks, promises, shares and durations (domain.md 3.5). */
import { type RawBuilder, sql } from 'kysely';
import { CHECKS } from '../../digest/checks.ts';
import { MOST_LINES } from '../../digest/facts.ts';
import type {
  CheckFacts,
  DayUnit,
  DurationCount,
  DurationName,
  FailedLine,
  PromiseFacts,
  ProofMail,
  ShareName,
  ShareWeek,
} from '../../digest/facts-handling.ts';
import { type CheckedMeasures, checkCarriedOut, checkJudged } from '../../digest/measure-facts.ts';
import { weeksUntil } from '../../digest/weeks.ts';
import { checkEqualCauses, readUnknownShare } from './digest-learning.ts';
import {
  firstDayOf,
  type LineRow,
  lastDayOf,
  lineOf,
  type Scope,
  sinceOf,
  weekNumber,
  weekOfNumber,
} from './digest-scope.ts';
import { type ProofRow, proofOf } from './duty-proof.ts';
import { readMeasures } from './measure-store.ts';
import type { Db } from './tables.ts';

const WEEKS_OF_SHARES = 30;
const FOUR_WEEKS = 4;
/** Cases that began in these weeks are in the durations. */
export const WEEKS_OF_DURATIONS = 26;

/** Duties that became known between two days: done in time, done late, or over without being done. */
export function knownDuties({ desk, today }: Scope, from: string, to: string): RawBuilder<unknown> {
  return sql`
    case_duties.desk = ${desk} and known_on between ${from}::date and ${to}::date
      and (passed is not null or known_on < ${today}::date)`;
}

type CountRow = { readonly check: number; readonly passed: number; readonly failed: number };
type WeekRow = CountRow & { readonly week: number };

/** Every check of the table, with what the period says of it, and the shares that are tested beside it. */
export async function readChecks(db: Db, scope: Scope): Promise<readonly CheckFacts[]> {
  const { from, to } = scope.period;
  const { rows } = await sql<CountRow>`
    select check_number as "check", count(*) filter (where passed)::int as passed,
      count(*) filter (where passed is not true)::int as failed
    from case_duties where ${knownDuties(scope, from, to)} group by 1
  `.execute(db);
  const failing = await readFailing(db, scope);
  const byWeek = await readDutyWeeks(db, scope);
  const learning = await readLearning(db, scope);
  const unknown = await readUnknownShare(db, scope);
  return CHECKS.map(({ check, source }) => {
    const weeks = weeksOf(byWeek, check, scope);
    const counted = rows.find((row) => row.check === check) ?? { passed: 0, failed: 0 };
    const own = {
      population: counted.passed + counted.failed,
      failed: { count: counted.failed, lines: failing.get(check) ?? [] },
    };
    const { population, failed } = source === 'duties' ? own : (learning.get(check) ?? NOT_MEASURED);
    return {
      check,
      population,
      passed: population === null ? null : population - failed.count,
      failed,
      failedInFourWeeks: sum(weeks, 'failed'),
      share: check === UNKNOWN_CHECK ? unknown : null,
      weeks,
    };
  });
}

type Counted = Pick<CheckFacts, 'population' | 'failed'>;

const NOT_MEASURED: Counted = { population: null, failed: { count: 0, lines: [] } };
const UNKNOWN_CHECK = 18;

async function readLearning(db: Db, scope: Scope): Promise<ReadonlyMap<number, Counted>> {
  const counted = ({ population, failed }: CheckedMeasures): Counted => ({
    population,
    failed: { count: failed.length, lines: failed.slice(0, MOST_LINES) },
  });
  const { desk, period, today } = scope;
  const measures = (await readMeasures(db)).filter((measure) => measure.desk === desk);
  return new Map([
    [19, counted(await checkEqualCauses(db, scope))],
    [20, counted(checkCarriedOut(measures, period, today))],
    [21, counted(checkJudged(measures, period, today))],
  ]);
}

function weeksOf(rows: readonly WeekRow[], check: number, { week: last }: Scope): CheckFacts['weeks'] {
  const own = rows.filter((row) => row.check === check);
  return weeksUntil(last, FOUR_WEEKS).map((week) => {
    const found = own.filter((row) => weekOfNumber(row.week) === week);
    return { week, passed: sum(found, 'passed'), failed: sum(found, 'failed') };
  });
}

type FailedRow = LineRow & ProofRow & { readonly check: number };

async function readFailing(db: Db, scope: Scope): Promise<ReadonlyMap<number, readonly FailedLine[]>> {
  const { from, to } = scope.period;
  // An index finds each of the two; what is not true it does not find.
  const isFailing = sql`(passed = false or passed is null)`;
  const { rows } = await sql<FailedRow>`
    select "check", case_id as "caseId", handler as who, due_on as day, about as detail, 0 as total, proof.*
    from (
      select check_number as "check", case_id, due_on, about, done_at, mail_id, outbound_id,
        row_number() over (partition by check_number order by due_on, case_id, number) as place
      from case_duties where ${knownDuties(scope, from, to)} and ${isFailing}
    ) as duty join case_tallies using (case_id) left join lateral (${proofOf('duty')}) as proof on true
    where place <= ${MOST_LINES} order by "check", due_on, case_id
  `.execute(db);
  const byCheck = Map.groupBy(rows, ({ check }) => check);
  return new Map(
    [...byCheck].map(([check, failed]) => [
      check,
      failed.map((row) => ({ ...lineOf(row), mail: mailOf(row) })),
    ]),
  );
}

function mailOf({ direction, at, messageId }: ProofRow): ProofMail | null {
  return direction === null || at === null ? null : { direction, at, messageId };
}

async function readDutyWeeks(db: Db, scope: Scope): Promise<readonly WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    select check_number as "check", ${weekNumber('known_on')} as week,
      count(*) filter (where passed)::int as passed, count(*) filter (where passed is not true)::int as failed
    from case_duties where ${knownDuties(scope, firstDayOf(scope, FOUR_WEEKS), lastDayOf(scope))} group by 1, 2
  `.execute(db);
  return rows;
}

/** Late of decided, founded of judged, content of asked, by week. */
export async function readShares(db: Db, scope: Scope): Promise<readonly ShareWeek[]> {
  const [from, to] = [firstDayOf(scope, WEEKS_OF_SHARES), lastDayOf(scope)];
  const { rows } = await sql<{ name: ShareName; week: number; hits: number; of: number }>`
    select 'late' as name, ${weekNumber('known_on')} as week, count(*) filter (where passed is not true)::int as hits, count(*)::int as "of"
    from case_duties where ${knownDuties(scope, from, to)} and check_number = 8 and about = 'decision' group by 2
    union all
    select 'founded', ${weekNumber('decided_on')}, count(*) filter (where finding in ('founded', 'partly'))::int,
      count(*)::int
    from case_points where desk = ${scope.desk} and decided_on between ${from}::date and ${to}::date group by 2
    union all
    select 'satisfied', ${weekNumber('satisfaction_on')}, count(*) filter (where satisfaction = 'yes')::int,
      count(*)::int
    from case_tallies where counts and desk = ${scope.desk} and satisfaction <> 'pending'
      and satisfaction_on between ${from}::date and ${to}::date group by 2
  `.execute(db);
  const names: readonly ShareName[] = ['late', 'founded', 'satisfied'];
  return names.flatMap((name) =>
    weeksUntil(scope.week, WEEKS_OF_SHARES).map((week) => {
      const found = rows.find((row) => row.name === name && weekOfNumber(row.week) === week);
      return { name, week, hits: found?.hits ?? 0, of: found?.of ?? 0 };
    }),
  );
}

/** Promises whose last day lies in the period. */
export async function readPromises(db: Db, { desk, period, today }: Scope): Promise<PromiseFacts> {
  const { rows } = await sql<{ kind: string; kept: number; moved: number; broken: number }>`
    select kind, count(*) filter (where state = 'kept')::int as kept,
      count(*) filter (where state in ('kept', 'broken') and moves > 0)::int as moved,
      count(*) filter (where state = 'broken' or (state = 'open' and due_on < ${today}::date))::int as broken
    from promises join case_tallies using (case_id)
    where counts and desk = ${desk} and due_on between ${period.from}::date and ${period.to}::date
    group by kind order by kind
  `.execute(db);
  return {
    kept: sum(rows, 'kept'),
    moved: sum(rows, 'moved'),
    broken: sum(rows, 'broken'),
    byKind: rows.map(({ kind, kept, broken }) => ({ kind, kept, broken })),
  };
}

/** From which day to which each duration lasts, and what ends it besides: a case that is closed is not confirmed any more. */
const SPANS = [
  { name: 'confirm', began: 'received_on', ended: 'confirmed_on', over: 'closed_on' },
  { name: 'decide', began: 'received_on', ended: 'decided_on', over: 'closed_on' },
  { name: 'repair', began: 'repair_from', ended: 'repaired_on', over: 'repaired_on' },
  { name: 'close', began: 'received_on', ended: 'closed_on', over: 'closed_on' },
] as const;

function spanOf(
  { desk, today, period }: Scope,
  { name, began, ended, over }: (typeof SPANS)[number],
  from: string,
): RawBuilder<unknown> {
  const until = sql`coalesce(${sql.ref(ended)}, ${sql.ref(over)}, ${today}::date)`;
  return sql`
    select ${name} as name, ${sql.ref(began)} as began, ${until} as until,
      ${sql.ref(ended)} is not null as ended, count(*)::int as cases
    from case_tallies
    where counts and desk = ${desk} and ${sql.ref(began)} between ${from}::date and ${period.to}::date
    group by 2, 3, 4`;
}

/** How long things took, or have lasted until the day of reading. */
export async function readDurations(db: Db, scope: Scope): Promise<readonly DurationCount[]> {
  const { today, calendar } = scope;
  const from = sinceOf(scope, WEEKS_OF_DURATIONS);
  const closedDays = [...calendar.closedDays].filter((day) => day >= from && day <= today);
  const { rows } = await sql<{
    name: DurationName;
    unit: DayUnit;
    days: number;
    ended: boolean;
    cases: number;
  }>`
    with working as materialized (
      select day::date as day, sum(case when extract(isodow from day) < 6 and day::date <> all(${closedDays}::date[])
        then 1 else 0 end) over (order by day)::int as ordinal
      from generate_series(${from}::date - 7, ${today}::date, interval '1 day') as day),
    spans as materialized (${sql.join(
      SPANS.map((span) => spanOf(scope, span, from)),
      sql` union all `,
    )})
    select name, unit, days, ended, sum(cases)::int as cases
    from spans join working as first on first.day = began join working as last on last.day = least(until, ${today}::date),
      lateral (values ('calendar-days', greatest(0, until - began)),
        ('working-days', greatest(0, last.ordinal - first.ordinal))) as counted (unit, days)
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
  `.execute(db);
  return rows;
}

function sum<K extends string>(rows: readonly Readonly<Record<K, number>>[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
