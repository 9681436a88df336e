/** Due clocks: the rows at which somebody must hear of a term (domain.md 2.3). */
import { sql } from 'kysely';
import { CLOCK_NAMES, type ClockName } from '../../case/vocabulary.ts';
import type { Db } from './tables.ts';

/** A clock of a case that reached a percentage that nobody was told of yet. */
export type DueClock = { readonly caseId: number; readonly clock: ClockName };

/** So many are read at once: after a long standstill everything may be due. */
const LOT = 5_000;

/** A clock of a newer version waits for a daemon that knows it; how things stand is told last. */
const IN_TURN: readonly (readonly ClockName[])[] = [
  CLOCK_NAMES.filter((name) => name !== 'update'),
  ['update'],
];

/**
 * Every clock that is due, in the order in which they became so. How things stand is told last: any other letter to the
 * complainant makes that one needless.
 */
export async function* dueClocks(db: Db, at: Date): AsyncGenerator<DueClock> {
  for (const names of IN_TURN) {
    let last: DueRow | undefined;
    do {
      const rows = await readLot(db, at, names, last);
      for (const { caseId, clock } of rows) yield { caseId, clock };
      last = rows.length < LOT ? undefined : rows.at(-1);
    } while (last !== undefined);
  }
}

/** The instant as the database prints it, to the microsecond. */
type DueRow = DueClock & { readonly nextAt: string };

async function readLot(
  db: Db,
  at: Date,
  names: readonly ClockName[],
  last: DueRow | undefined,
): Promise<readonly DueRow[]> {
  const behind =
    last === undefined
      ? sql`true`
      : sql`(next_at, case_id, clock) > (${last.nextAt}::timestamptz, ${last.caseId}, ${last.clock})`;
  const { rows } = await sql<DueRow>`
    select case_id as "caseId", clock, next_at::text as "nextAt" from case_clocks
    where next_at <= ${at} and clock = any(${[...names]}::text[]) and ${behind}
    order by next_at, case_id, clock limit ${LOT}
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
