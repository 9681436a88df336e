/**
 * The log of a case in the database: load and lock it, append to it, and keep the register row and the
 * clocks in step, all inside the caller's transaction (style.md 3.1, decisions 1 and 10).
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Case } from '../../case/case.ts';
import { CHAIN_START, digestLink, digestPayload } from '../../case/chain.ts';
import type { RunningClock } from '../../case/clocks.ts';
import { type Actor, type CaseEvent, EVENT_TYPES, type RecordedEvent } from '../../case/events.ts';
import { replay } from '../../case/evolve.ts';
import { printReference } from '../../case/reference.ts';
import type { Db } from './tables.ts';

/** The end of the chain of a case, behind which events are appended. */
export type ChainEnd = {
  readonly caseId: number;
  readonly lastSeq: number;
  readonly lastDigest: string;
};

/** A case as it stands in the database. */
export type StoredCase = ChainEnd & { readonly state: Case };

/** What a caller adds; sequence and digests are given here. */
export type NewEvent = {
  readonly at: Date;
  readonly by: Actor;
  readonly mailId: number | null;
  readonly fact: CaseEvent;
};

/** The payload as stored: erasing it erases the fact and who caused it. */
type Payload = { readonly by: Actor; readonly fact: CaseEvent };

/** The registration of the case was erased: nothing can be done on it, only its line in the register is left. */
export class ErasedCaseError extends Error {
  override readonly name = 'ErasedCaseError';
}

/** The number of the next case; a number is never given twice, also not after a rollback. */
export async function nextCaseNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ number: number }>`select nextval('case_numbers') as number`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the sequence case_numbers gave no number');
  return row.number;
}

/** The chain of a case that is about to be registered. */
export function newChain(caseId: number): ChainEnd {
  return { caseId, lastSeq: 0, lastDigest: CHAIN_START };
}

/**
 * Loads a case and holds its row until the transaction ends.
 * @returns null when there is no such case
 * @throws  as `loadEvents`
 */
export async function lockCase(tx: Db, caseId: number): Promise<StoredCase | null> {
  const row = await tx
    .selectFrom('cases')
    .select('id')
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : loadCase(tx, caseId);
}

/**
 * Loads a case without holding it.
 * @returns null when there is no such case
 * @throws  as `loadEvents`
 */
export async function loadCase(db: Db, caseId: number): Promise<StoredCase | null> {
  const rows = await loadLog(db, caseId);
  const last = rows.at(-1);
  if (last === undefined) return null;
  // An event that was erased happened all the same: it counts, although nothing can be told of it.
  const state = { ...replay(readEvents(caseId, rows)), revision: last.seq };
  return { caseId, state, lastSeq: last.seq, lastDigest: last.digest };
}

/**
 * The log of a case in order, without the events that were erased; empty when there is no such case.
 * @throws ErasedCaseError when the registration was erased
 * @throws Error           when a newer version of the program wrote an event that this one does not know
 */
export async function loadEvents(db: Db, caseId: number): Promise<readonly RecordedEvent[]> {
  return readEvents(caseId, await loadLog(db, caseId));
}

type LogRow = {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly mail_id: number | null;
  readonly digest: string;
  /** Null once it has been erased. */
  readonly payload: string | null;
};

function loadLog(db: Db, caseId: number): Promise<readonly LogRow[]> {
  return db
    .selectFrom('case_events')
    .leftJoin('case_event_payloads', 'case_event_payloads.event_id', 'case_events.id')
    .select(['seq', 'type', 'at', 'mail_id', 'digest', 'payload'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
}

function readEvents(caseId: number, rows: readonly LogRow[]): readonly RecordedEvent[] {
  return rows.flatMap(({ seq, type, at, mail_id: mailId, payload }) => {
    if (!EVENT_TYPES.has(type)) {
      const event = `event ${seq} of ${printReference(caseId)}`;
      throw new Error(`${event} is "${type}", which this version does not know: a newer one wrote it`);
    }
    if (payload === null) {
      if (type === 'complaint_registered') throw new ErasedCaseError(`${printReference(caseId)} was erased`);
      return [];
    }
    const { by, fact }: Payload = JSON.parse(payload);
    return [{ seq, at, by, mailId, fact }];
  });
}

/** Appends events behind the end of the chain as the caller loaded it. */
export async function appendEvents(
  tx: Db,
  end: ChainEnd,
  events: readonly NewEvent[],
): Promise<readonly RecordedEvent[]> {
  let { lastSeq: seq, lastDigest: previousDigest } = end;
  const rows = events.map(({ at, by, mailId, fact }) => {
    seq += 1;
    const written: Payload = { by, fact };
    const payload = JSON.stringify(written);
    const salt = randomBytes(32);
    const payloadDigest = digestPayload(payload, salt);
    const link = { caseId: end.caseId, seq, type: fact.type, at, mailId, payloadDigest };
    const digest = digestLink(previousDigest, link);
    const row = { ...link, previousDigest, digest, payload, salt };
    previousDigest = digest;
    return row;
  });
  await sql`
    with added as (
      insert into case_events (case_id, seq, type, at, mail_id, payload_digest, previous_digest, digest)
      select * from unnest(
        ${rows.map((row) => row.caseId)}::bigint[], ${rows.map((row) => row.seq)}::int[],
        ${rows.map((row) => row.type)}::text[], ${rows.map((row) => row.at)}::timestamptz[],
        ${rows.map((row) => row.mailId)}::bigint[], ${rows.map((row) => row.payloadDigest)}::text[],
        ${rows.map((row) => row.previousDigest)}::text[], ${rows.map((row) => row.digest)}::text[])
      returning id, digest)
    insert into case_event_payloads (event_id, payload, salt)
    select added.id, written.payload, written.salt
    from added join unnest(
      ${rows.map((row) => row.digest)}::text[], ${rows.map((row) => row.payload)}::text[],
      ${rows.map((row) => row.salt)}::bytea[]) as written (digest, payload, salt) using (digest)
  `.execute(tx);
  return rows.map((row, index) => recorded(events[index], row.seq));
}

function recorded(event: NewEvent | undefined, seq: number): RecordedEvent {
  if (event === undefined) throw new Error('every row comes from an event');
  return { seq, ...event };
}

/** Writes the register row and the clocks as the state says. */
export async function saveCase(
  tx: Db,
  caseId: number,
  state: Case,
  clocks: readonly RunningClock[],
  at: Date,
): Promise<void> {
  const row = {
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
    missing: [...state.missing],
    revision: state.revision,
    updated_at: at,
  };
  await tx
    .insertInto('cases')
    .values({ id: caseId, reference: state.reference, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await saveClocks(tx, caseId, clocks);
}

/** Writes the clocks alone: what is due, and when. */
export async function saveClocks(tx: Db, caseId: number, clocks: readonly RunningClock[]): Promise<void> {
  await tx
    .insertInto('case_clocks')
    .values(clocks.map((clock) => clockRow(caseId, clock)))
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'clock']).doUpdateSet((excluded) => ({
        starts_at: excluded.ref('excluded.starts_at'),
        due_on: excluded.ref('excluded.due_on'),
        due_at: excluded.ref('excluded.due_at'),
        stopped_at: excluded.ref('excluded.stopped_at'),
        next_at: excluded.ref('excluded.next_at'),
        next_percent: excluded.ref('excluded.next_percent'),
      })),
    )
    .execute();
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
