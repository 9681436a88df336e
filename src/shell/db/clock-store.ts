/** Due clocks: the rows at which somebody must hear of a term (domain.md 2.3). */
import { sql } from 'kysely';
import type { ClockName } from '../../case/vocabulary.ts';
import type { Db } from './tables.ts';

/** A clock of a case that reached a percentage that nobody was told of yet. */
export type DueClock = {
  readonly caseId: number;
  readonly clock: ClockName;
  readonly startsAt: Date;
  readonly dueAt: Date;
};

/**
 * Finds the next due clock and holds its case until the transaction ends (the case, not the clock, so that
 * everybody takes locks in the same order); null when none is due or others work on what is.
 */
export async function takeDueClock(tx: Db, at: Date): Promise<DueClock | null> {
  const { rows } = await sql<DueClock>`
    select case_id as "caseId", clock, starts_at as "startsAt", due_at as "dueAt"
    from case_clocks join cases on cases.id = case_id
    where next_at <= ${at} order by next_at, case_id, clock limit 1
    for update of cases skip locked
  `.execute(tx);
  return rows[0] ?? null;
}

/** Takes a clock out of the schedule that the case itself says is no longer due. */
export async function dropDueClock(tx: Db, due: DueClock): Promise<void> {
  await tx
    .updateTable('case_clocks')
    .set({ next_at: null, next_percent: null })
    .where('case_id', '=', due.caseId)
    .where('clock', '=', due.clock)
    .execute();
}
