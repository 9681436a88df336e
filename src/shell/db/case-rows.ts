/**
 * The register rows and the clocks of cases: caches of their logs, written in the transaction that appends to
 * the logs, one statement for any number of cases.
 */
import { sql } from 'kysely';
import type { Case } from '../../case/case.ts';
import type { RunningClock } from '../../case/clocks.ts';
import { objectKeyOf } from '../../case/object-key.ts';
import type { CasePromise } from '../../case/promises.ts';
import { parseReference } from '../../case/reference.ts';
import type { CaseCounts } from '../../digest/tally-rows.ts';
import { savePromises } from './promise-store.ts';
import { caseRowsTable, replaceRows } from './replace-rows.ts';
import type { Db } from './tables.ts';
import { saveCounts } from './tally-store.ts';

/** A case as its register row and clocks shall say. */
export type CaseRow = {
  readonly caseId: number;
  readonly state: Case;
  readonly clocks: readonly RunningClock[];
  readonly promises: readonly CasePromise[];
  readonly counts: CaseCounts;
};

/** Writes register rows and clocks as the states say. */
export async function saveCases(tx: Db, rows: readonly CaseRow[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map(({ caseId, state }) => registerRow(caseId, state, at)));
  await sql`
    insert into cases (id, reference, desk, profile, language, channel, stage, complainant_address,
      complainant_name, subject, received_at, registered_at, decision_due_on, acknowledged_at, missing,
      handler_address, handler_name, category, severity, merged_into, object_key, revision, updated_at, closed_at)
    select row.* from json_to_recordset(${json}::json) as row (
      id bigint, reference text, desk text, profile text, language text, channel text, stage text,
      complainant_address text, complainant_name text, subject text, received_at timestamptz,
      registered_at timestamptz, decision_due_on date, acknowledged_at timestamptz, missing text[],
      handler_address text, handler_name text, category text, severity text,
      merged_into bigint, object_key text, revision int, updated_at timestamptz, closed_at timestamptz)
    on conflict (id) do update set
      language = excluded.language, channel = excluded.channel, stage = excluded.stage,
      complainant_address = excluded.complainant_address, complainant_name = excluded.complainant_name,
      subject = excluded.subject, received_at = excluded.received_at,
      decision_due_on = excluded.decision_due_on,
      acknowledged_at = excluded.acknowledged_at, missing = excluded.missing,
      handler_address = excluded.handler_address, handler_name = excluded.handler_name,
      category = excluded.category, severity = excluded.severity, merged_into = excluded.merged_into,
      object_key = excluded.object_key,
      revision = excluded.revision, updated_at = excluded.updated_at, closed_at = excluded.closed_at
  `.execute(tx);
  await saveClocks(tx, rows);
  await savePromises(tx, rows);
  await saveCounts(
    tx,
    rows.map(({ caseId, state, counts }) => ({ caseId, revision: state.revision, ...counts })),
  );
}

const CLOCK_COLUMNS = {
  case_id: 'bigint',
  clock: 'text',
  starts_at: 'timestamptz',
  due_on: 'date',
  due_at: 'timestamptz',
  stopped_at: 'timestamptz',
  next_at: 'timestamptz',
  next_percent: 'int',
} as const;
const CLOCKS = caseRowsTable('case_clocks', CLOCK_COLUMNS, ['case_id', 'clock']);

/** Writes the clocks alone: what is due, and when. A clock that no longer runs on a case loses its row. */
export async function saveClocks(tx: Db, rows: readonly Pick<CaseRow, 'caseId' | 'clocks'>[]): Promise<void> {
  await replaceRows(
    tx,
    CLOCKS,
    rows.map(({ caseId }) => caseId),
    rows.flatMap(({ caseId, clocks }) => clocks.map((clock) => clockRow(caseId, clock))),
  );
}

function registerRow(caseId: number, state: Case, at: Date) {
  return {
    id: caseId,
    reference: state.reference,
    desk: state.desk,
    profile: state.profile,
    language: state.language,
    channel: state.channel,
    stage: state.stage,
    complainant_address: state.complainant.address,
    complainant_name: state.complainant.name,
    subject: state.subject,
    received_at: state.receivedAt,
    registered_at: state.registeredAt,
    decision_due_on: state.decisionDue,
    acknowledged_at: state.acknowledgement.state === 'given' ? state.acknowledgement.at : null,
    missing: state.missing,
    handler_address: state.handler?.address ?? null,
    handler_name: state.handler?.name ?? null,
    category: state.category,
    severity: state.severity,
    merged_into: state.mergedInto === null ? null : parseReference(state.mergedInto),
    object_key: objectKeyOf(state),
    revision: state.revision,
    updated_at: at,
    closed_at: state.closing?.at ?? null,
  };
}

function clockRow(caseId: number, clock: RunningClock) {
  return {
    case_id: caseId,
    clock: clock.name,
    starts_at: clock.startsAt,
    due_on: clock.dueOn,
    due_at: clock.dueAt,
    stopped_at: clock.stoppedAt,
    next_at: clock.next?.at ?? null,
    next_percent: clock.next?.percent ?? null,
  };
}
