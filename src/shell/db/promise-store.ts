/** The promises of cases: a cache of their logs, so that it can be counted how many were kept (case/promises.ts). */
import { sql } from 'kysely';
import type { CasePromise } from '../../case/promises.ts';
import type { PromisesTable } from './case-tables.ts';
import { caseRowsTable, replaceRows } from './replace-rows.ts';
import type { Db } from './tables.ts';

/** What erasing does to each column (personal-data.ts): days and counts say nothing of a person. */
export const PROMISE_ERASURE = {
  case_id: 'none',
  number: 'none',
  kind: 'none',
  about: 'none',
  made_at: 'none',
  due_on: 'none',
  first_due_on: 'none',
  moves: 'none',
  settled_at: 'none',
  state: 'none',
} as const;

/** The promises of one case. */
export type PromiseRows = { readonly caseId: number; readonly promises: readonly CasePromise[] };

const PROMISE_COLUMNS = {
  case_id: 'bigint',
  number: 'int',
  kind: 'text',
  about: 'text',
  made_at: 'timestamptz',
  due_on: 'date',
  first_due_on: 'date',
  moves: 'int',
  settled_at: 'timestamptz',
  state: 'text',
} as const;
const PROMISES = caseRowsTable('promises', PROMISE_COLUMNS, ['case_id', 'number']);

/** Writes the promises of cases as their logs say; what an undo took back goes. */
export async function savePromises(tx: Db, rows: readonly PromiseRows[]): Promise<void> {
  await replaceRows(
    tx,
    PROMISES,
    rows.map(({ caseId }) => caseId),
    rows.flatMap(({ caseId, promises }) => promises.map((each) => rowOf(caseId, each))),
  );
}

/** The promises of a case, in the order in which they were made. */
export function promisesOnCase(db: Db, caseId: number): Promise<readonly PromisesTable[]> {
  return db.selectFrom('promises').selectAll().where('case_id', '=', caseId).orderBy('number').execute();
}

/** How many promises there are whose day lies in a span, by what became of them. */
export type PromiseCount = { readonly kept: number; readonly moved: number; readonly broken: number };

/**
 * Counts promises whose last day lies from one day to another, both included: "kept 31 of 34".
 * @param today  what is open after its day is broken
 * @returns      `moved` counts those among them that were given another day in time; a released promise counts nowhere
 */
export async function countPromises(
  db: Db,
  { from, until, today }: { readonly from: string; readonly until: string; readonly today: string },
): Promise<PromiseCount> {
  const { rows } = await sql<PromiseCount>`
    select count(*) filter (where state = 'kept')::int as kept,
      count(*) filter (where state in ('kept', 'broken') and moves > 0)::int as moved,
      count(*) filter (where state = 'broken' or (state = 'open' and due_on < ${today}::date))::int as broken
    from promises where due_on between ${from}::date and ${until}::date
  `.execute(db);
  return rows[0] ?? { kept: 0, moved: 0, broken: 0 };
}

function rowOf(caseId: number, promise: CasePromise) {
  return {
    case_id: caseId,
    number: promise.number,
    kind: promise.kind,
    about: promise.about,
    made_at: promise.madeAt,
    due_on: promise.due,
    first_due_on: promise.firstDue,
    moves: promise.moves,
    settled_at: promise.settledAt,
    state: promise.state,
  };
}
