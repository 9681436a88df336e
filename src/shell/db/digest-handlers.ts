/** The work of each colleague: for the coordinator, and never ranked (domain.md 3.5, last line). */
import { sql } from 'kysely';
import type { DurationCount } from '../../digest/facts-handling.ts';
import type { HandlerFacts } from '../../digest/facts-results.ts';
import { WEEKS_OF_DURATIONS } from './digest-handling.ts';
import { type Scope, sinceOf } from './digest-scope.ts';
import type { Db } from './tables.ts';

const JUDGED_WEEKS = 13;

type WorkRow = Omit<HandlerFacts, 'founded' | 'durations'> & { readonly hits: number; readonly of: number };

/** Everybody who has work, or had some lately. */
export async function readHandlers(db: Db, scope: Scope): Promise<readonly HandlerFacts[]> {
  const { desk, today, period } = scope;
  const inPeriod = sql`between ${period.from}::date and ${period.to}::date`;
  const isJudged = sql`between ${sinceOf(scope, JUDGED_WEEKS)}::date and ${period.to}::date`;
  const { rows } = await sql<WorkRow>`
    with late as (
      select handler as who, count(*)::int as late from case_tallies as tally join (
        select distinct case_id from case_duties
        where passed is null and due_on < ${today}::date and desk = ${desk}) as duty using (case_id)
      where counts and tally.desk = ${desk} and closed_on is null group by 1),
    work as (
      select handler as who, count(*) filter (where closed_on is null)::int as open,
        count(*) filter (where waiting_on = 'us')::int as "waitingOnUs",
        count(*) filter (where decided_on ${inPeriod})::int as decided,
        count(*) filter (where closed_on ${inPeriod})::int as closed
      from case_tallies
      where counts and desk = ${desk} and (closed_on is null or closed_on ${inPeriod} or decided_on ${inPeriod}) group by 1),
    judged as (
      select handler as who, count(*) filter (where finding in ('founded', 'partly'))::int as hits, count(*)::int as "of"
      from case_points as point join case_tallies as tally using (case_id)
      where point.desk = ${desk} and point.decided_on ${isJudged} and tally.decided_on ${isJudged} group by 1)
    select work.*, coalesce(late, 0) as late, coalesce(hits, 0) as hits, coalesce("of", 0) as "of"
    from work left join judged on judged.who is not distinct from work.who
      left join late on late.who is not distinct from work.who
    where open > 0 or decided > 0 or closed > 0 or "of" > 0 order by work.who nulls last
  `.execute(db);
  const durations = await readDecisionDays(db, scope);
  return rows.map(({ hits, of, ...work }) => ({
    ...work,
    founded: { hits, of },
    durations: durations.flatMap(({ who, ...count }) =>
      who === work.who ? [{ name: 'decide', unit: 'calendar-days', ...count } as const] : [],
    ),
  }));
}

type DayRow = Pick<DurationCount, 'days' | 'ended' | 'cases'> & { readonly who: string | null };

async function readDecisionDays(db: Db, scope: Scope): Promise<readonly DayRow[]> {
  const { desk, today, period } = scope;
  const { rows } = await sql<DayRow>`
    select handler as who, greatest(0, coalesce(decided_on, closed_on, ${today}::date) - received_on) as days,
      decided_on is not null as ended, count(*)::int as cases
    from case_tallies where counts and desk = ${desk}
      and received_on between ${sinceOf(scope, WEEKS_OF_DURATIONS)}::date and ${period.to}::date
    group by 1, 2, 3
  `.execute(db);
  // Asked for in order, the database sorts every case and not only the sums.
  return rows.toSorted((one, other) => one.days - other.days || Number(one.ended) - Number(other.ended));
}
