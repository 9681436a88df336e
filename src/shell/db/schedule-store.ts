/** Work that is done once per period, whichever daemon does it (DESIGN §3 "Several daemons on one database"). */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** Whether the work of a period was done. */
export async function isPeriodDone(db: Db, task: string, period: string): Promise<boolean> {
  const row = await db
    .selectFrom('schedule_runs')
    .select('task')
    .where('task', '=', task)
    .where('period', '=', period)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes the work of a period, in the transaction that does it; who comes at the same moment waits for its outcome.
 * @returns false when it was done
 */
export async function takePeriod(tx: Db, task: string, period: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into schedule_runs (task, period, at) values (${task}, ${period}, ${at})
    on conflict do nothing returning task
  `.execute(tx);
  return rows.length > 0;
}
