/**
 * Cases out of the database: their logs are loaded and replayed, and their rows are held while somebody works
 * on them (style.md 3.1, decisions 1 and 10). Writing them stands in case-log.ts and case-rows.ts.
 */
import { sql } from 'kysely';
import type { Case } from '../../case/case.ts';
import { CHAIN_START } from '../../case/chain.ts';
import { EVENT_TYPES } from '../../case/event-types.ts';
import type { Actor, CaseEvent, RecordedEvent } from '../../case/events.ts';
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
export type Payload = { readonly by: Actor; readonly fact: CaseEvent };

/** The registration of the case was erased: nothing can be done on it, only its line in the register is left. */
export class ErasedCaseError extends Error {
  override readonly name = 'ErasedCaseError';
}

/** Numbers of the next cases; a number is never given twice, also not after a rollback. */
export async function nextCaseNumbers(db: Db, count: number): Promise<readonly number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ number: number }>`
    select nextval('case_numbers') as number from generate_series(1, ${count}::int)
  `.execute(db);
  return rows.map((row) => row.number);
}

/** The chain of a case that is about to be registered. */
export function newChain(caseId: number): ChainEnd {
  return { caseId, lastSeq: 0, lastDigest: CHAIN_START };
}

/**
 * Loads cases and holds their rows until the transaction ends; rows are taken in one order, so that two
 * transactions never wait for each other. A number without a case is left out.
 * @throws as `loadEvents`
 */
export async function lockCases(
  tx: Db,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, StoredCase>> {
  if (caseIds.length === 0) return new Map();
  const ids = [...new Set(caseIds)];
  await sql`select from cases where id = any(${ids}::bigint[]) order by id for update`.execute(tx);
  return loadCases(tx, ids);
}

/** The same for who can come back later: a case that another transaction holds is left out as well. */
export async function lockFreeCases(
  tx: Db,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, StoredCase>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number }>`
    select id from cases where id = any(${[...new Set(caseIds)]}::bigint[]) order by id for update skip locked
  `.execute(tx);
  return loadCases(
    tx,
    rows.map(({ id }) => id),
  );
}

async function loadCases(tx: Db, ids: readonly number[]): Promise<ReadonlyMap<number, StoredCase>> {
  const logs = Map.groupBy(await loadLogs(tx, ids), (row) => row.case_id);
  return new Map([...logs].map(([caseId, rows]) => [caseId, storedCase(caseId, rows)]));
}

/**
 * Loads a case without holding it.
 * @returns null when there is no such case
 * @throws  as `loadEvents`
 */
export async function loadCase(db: Db, caseId: number): Promise<StoredCase | null> {
  const rows = await loadLogs(db, [caseId]);
  return rows.length === 0 ? null : storedCase(caseId, rows);
}

function storedCase(caseId: number, rows: readonly LogRow[]): StoredCase {
  const last = rows.at(-1);
  if (last === undefined) throw new Error(`case ${caseId} has no log`);
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
  return readEvents(caseId, await loadLogs(db, [caseId]));
}

type LogRow = {
  readonly case_id: number;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly mail_id: number | null;
  readonly digest: string;
  /** Null once it has been erased. */
  readonly payload: string | null;
};

async function loadLogs(db: Db, caseIds: readonly number[]): Promise<readonly LogRow[]> {
  const { rows } = await sql<LogRow>`
    select case_id, seq, type, at, mail_id, digest, payload
    from case_events left join case_event_payloads on event_id = id
    where case_id = any(${[...caseIds]}::bigint[])
    order by case_id, seq
  `.execute(db);
  return rows;
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
