/** Due clocks: the rows at which somebody must hear of a term (domain.md 2.3). */
import { sql } from 'kysely';
import { CLOCK_NAMES, type ClockName } from '../../case/vocabulary.ts';
import type { Db } from './tables.ts';

/** A clock of a case that reached a percentage that nobody was told of yet. */
export type DueClock = { readonly caseId: number; readonly clock: ClockName };

/**
 * Every clock that is due, in the order in which they became so. How things stand is told last: any other letter to the
 * complainant makes that one needless.
 */
export async function listDueClocks(db: Db, at: Date): Promise<readonly DueClock[]> {
  // A clock of a newer version waits for a daemon that knows it.
  const { rows } = await sql<DueClock>`
    select case_id as "caseId", clock from case_clocks
    where next_at <= ${at} and clock = any(${[...CLOCK_NAMES]}::text[])
    order by clock = 'update', next_at, case_id, clock
  `.execute(db);
  return rows;
}

/**
 * Holds the case of a due clock until the transaction ends (the case, not the clock, so that everybody takes
 * locks in the same order).
 * @returns false when it is no longer due, or others work on its case
 */
export async function takeDueClock(tx: Db, due: DueClock, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from case_clocks join cases on cases.id = case_id
    where case_id = ${due.caseId} and clock = ${due.clock} and next_at <= ${at}
    for update of cases skip locked
  `.execute(tx);
  return rows.length > 0;
}
