/**
 * The counting tables: one statement for each of them, for any number of cases, in the transaction that appends to the
 * logs.
 */
import { type RawBuilder, sql } from 'kysely';
import type { CaseCounts } from '../../digest/tally-rows.ts';
import { caseRowsTable, replaceRows } from './replace-rows.ts';
import type { Db } from './tables.ts';

/** The rows of one case, at a revision of it. */
export type CountRows = CaseCounts & { readonly caseId: number; readonly revision: number };

const TALLY_COLUMNS = {
  case_id: 'bigint',
  revision: 'int',
  desk: 'text',
  counts: 'boolean',
  received_on: 'date',
  registered_on: 'date',
  confirmed_on: 'date',
  decided_on: 'date',
  repair_from: 'date',
  repaired_on: 'date',
  closed_on: 'date',
  closing_reason: 'text',
  closings: 'date[]',
  reopenings: 'date[]',
  channel: 'text',
  category: 'text',
  severity: 'text',
  project: 'text',
  third_party: 'text',
  handler: 'text',
  waiting_on: 'text',
  satisfaction: 'text',
  satisfaction_on: 'date',
  reworks: 'int',
  rework_on: 'date',
  is_repeat: 'boolean',
  objected_on: 'date',
  reviewed_on: 'date',
  award_on: 'date',
  award_against: 'boolean',
  rung: 'text',
  rung_body: 'text',
  rung_until: 'date',
  dispute_since: 'date',
  learnt: 'boolean',
  exposure_cents: 'bigint',
  hold_since: 'date',
  hold_review_on: 'date',
  hold_automatic: 'boolean',
  own_cents: 'bigint',
  claimed_cents: 'bigint',
  paid_cents: 'bigint',
  recovered_cents: 'bigint',
} as const;
const TALLIES = caseRowsTable('case_tallies', TALLY_COLUMNS, ['case_id']);

const POINT_COLUMNS = {
  case_id: 'bigint',
  number: 'int',
  desk: 'text',
  received_on: 'date',
  decided_on: 'date',
  channel: 'text',
  category: 'text',
  cause: 'text',
  cause_text: 'text',
  project: 'text',
  third_party: 'text',
  finding: 'text',
} as const;
const POINTS = caseRowsTable('case_points', POINT_COLUMNS, ['case_id', 'number']);

const DUTY_COLUMNS = {
  case_id: 'bigint',
  number: 'int',
  desk: 'text',
  check_number: 'int',
  about: 'text',
  due_on: 'date',
  done_at: 'timestamptz',
  passed: 'boolean',
  known_on: 'date',
  mail_id: 'bigint',
  outbound_id: 'bigint',
} as const;
const DUTIES = caseRowsTable('case_duties', DUTY_COLUMNS, ['case_id', 'number']);

/** Writes what is counted of cases, in place of what was. */
export async function saveCounts(tx: Db, rows: readonly CountRows[]): Promise<void> {
  if (rows.length === 0) return;
  const caseIds = rows.map(({ caseId }) => caseId);
  await replaceRows(
    tx,
    TALLIES,
    [],
    rows.map(({ caseId, revision, tally }) => ({ case_id: caseId, revision, ...tally })),
  );
  await replaceRows(
    tx,
    POINTS,
    caseIds,
    rows.flatMap(({ caseId, points }) => points.map((point) => ({ case_id: caseId, ...point }))),
  );
  await replaceRows(
    tx,
    DUTIES,
    caseIds,
    rows.flatMap(({ caseId, duties }) => duties.map((duty) => ({ case_id: caseId, ...duty }))),
  );
}

// What was erased cannot be counted any more; its row stays as it was.
const UNCOUNTED: RawBuilder<unknown> = sql`
  from cases left join case_tallies as tally on tally.case_id = cases.id
  where tally.revision is distinct from cases.revision
    and exists (select from case_events join case_event_payloads on event_id = case_events.id
      where case_events.case_id = cases.id and seq = 1)`;

/** The numbers of the first cases after a number that are to be counted, in order. */
export async function uncountedAfter(db: Db, after: number, most: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select cases.id ${UNCOUNTED} and cases.id > ${after} order by cases.id limit ${most}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** How many cases are to be counted. */
export async function countUncounted(db: Db): Promise<number> {
  const { rows } = await sql<{ cases: number }>`select count(*)::int as cases ${UNCOUNTED}`.execute(db);
  return rows[0]?.cases ?? 0;
}
