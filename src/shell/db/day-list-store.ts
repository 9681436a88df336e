/**
 * What the handlers have to do in the next days: their tasks, and their terms that run, which those of a closed case do
 * only where a body outside waits for us (domain.md 3.1).
 */
import { sql } from 'kysely';
import { printReference } from '../../case/reference.ts';
import type { ClockName, IsoDate } from '../../case/vocabulary.ts';
import type { Db } from './tables.ts';

/** One thing to do; `what` names a clock (`clock.decision`) or a kind of task (`task.to-pay`). */
export type HandlerTask = {
  readonly handler: string;
  readonly desk: string;
  readonly reference: string;
  readonly what: string;
  readonly dueOn: IsoDate;
};

/**
 * Everything that is due until a day, for every handler, in order of the days. A task is due at once, but money on the
 * day for which it was promised.
 * @param clocks  the terms that are the handler's own
 */
export async function listHandlerTasks(
  db: Db,
  asked: { readonly clocks: readonly ClockName[]; readonly until: IsoDate; readonly timeZone: string },
): Promise<readonly HandlerTask[]> {
  const { clocks, until, timeZone } = asked;
  const { rows } = await sql<Omit<HandlerTask, 'reference'> & { caseId: number }>`
    select cases.handler_address as handler, cases.desk, cases.id as "caseId",
      'clock.' || case_clocks.clock as what, case_clocks.due_on as "dueOn"
    from case_clocks join cases on cases.id = case_id
    where stopped_at is null and due_on <= ${until}::date and clock = any(${[...clocks]}::text[])
      and handler_address is not null and merged_into is null
    union all
    select cases.handler_address, cases.desk, cases.id, 'task.' || kind, due.day
    from staff_tasks join cases on cases.id = case_id cross join lateral (
      select coalesce(case when kind = 'to-pay' then (
          select min(due_on) from promises
          where promises.case_id = cases.id and promises.kind = 'payment' and state = 'open') end,
        (opened_at at time zone ${timeZone})::date) as day) as due
    where done_at is null and handler_address is not null and merged_into is null and due.day <= ${until}::date
    order by "dueOn", "caseId", what
  `.execute(db);
  return rows.map(({ caseId, ...task }) => ({ ...task, reference: printReference(caseId) }));
}
