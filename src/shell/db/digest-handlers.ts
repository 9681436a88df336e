/** The work of each colleague: for the coordinator, and never ranked (domain.md 3.5, last line). */
import { sql } from 'kysely';
import type { DurationCount } from '../../digest/facts-handling.ts';
import type { HandlerFacts } from '../../digest/facts-results.ts';
import { type Scope, sinceOf } from './digest-scope.ts';
import type { Db } from './tables.ts';

const JUDGED_WEEKS = 13;

type WorkRow = Omit<HandlerFacts, 'founded' | 'durations'> & { readonly hits: number; readonly of: number };

/** @param durations  as `readDurations` gives them */
export async function readHandlers(
  db: Db,
  scope: Scope,
  durations: readonly (DurationCount & { readonly who: string | null })[],
): Promise<readonly HandlerFacts[]> {
  const { desk, today, period } = scope;
  const inPeriod = sql`between ${period.from}::date and ${period.to}::date`;
  const { rows } = await sql<WorkRow>`
    with late as (
      select distinct case_id from case_duties
      where passed is null and due_on < ${today}::date and desk = ${desk}),
    work as (
      select handler as who, count(*) filter (where closed_on is null)::int as open,
        count(*) filter (where closed_on is null and late.case_id is not null)::int as late,
        count(*) filter (where waiting_on = 'us')::int as "waitingOnUs",
        count(*) filter (where decided_on ${inPeriod})::int as decided,
        count(*) filter (where closed_on ${inPeriod})::int as closed
      from case_tallies left join late using (case_id)
      where counts and desk = ${desk} and (closed_on is null or closed_on ${inPeriod} or decided_on ${inPeriod}) group by 1),
    judged as (
      select handler as who, count(*) filter (where finding in ('founded', 'partly'))::int as hits, count(*)::int as "of"
      from case_points as point join case_tallies using (case_id)
      where point.desk = ${desk}
        and point.decided_on between ${sinceOf(scope, JUDGED_WEEKS)}::date and ${period.to}::date
      group by 1)
    select work.*, coalesce(hits, 0) as hits, coalesce("of", 0) as "of"
    from work left join judged on judged.who is not distinct from work.who
    where open > 0 or decided > 0 or closed > 0 or "of" > 0 order by work.who nulls last
  `.execute(db);
  return rows.map(({ hits, of, ...work }) => ({
    ...work,
    founded: { hits, of },
    durations: durations.flatMap(({ who, ...count }) =>
      who === work.who && count.name === 'decide' && count.unit === 'calendar-days' ? [count] : [],
    ),
  }));
}
