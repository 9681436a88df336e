/** Cases for tests of the stores: a log and a register row as the jobs write them, and the chain as it lies there. */
import { sql } from 'kysely';
import type { ChainRow } from '../../src/case/chain.ts';
import { clocksOf } from '../../src/case/clocks.ts';
import type { CaseEvent, RecordedEvent } from '../../src/case/events.ts';
import { replay } from '../../src/case/evolve.ts';
import { printReference } from '../../src/case/reference.ts';
import { countCase } from '../../src/digest/case-tally.ts';
import { insertEvents, sealEvents } from '../../src/shell/db/case-log.ts';
import { saveCases } from '../../src/shell/db/case-rows.ts';
import { type ChainEnd, type NewEvent, newChain, nextCaseNumbers } from '../../src/shell/db/case-store.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import { ASKED, logOf, PIETER, RULES, registered, TUESDAY } from './given.ts';

/** A note of Pieter. */
export function note(text: string): CaseEvent {
  return { type: 'note_added', author: PIETER, text };
}

/** Facts as they are put on a log by the bot at the frozen instant. */
export function asked(...facts: readonly CaseEvent[]): readonly NewEvent[] {
  return facts.map((fact) => ({ ...ASKED, fact }));
}

/** A number for a case that will be registered. */
export async function takeNumber(db: Db): Promise<number> {
  const [caseId] = await nextCaseNumbers(db, 1);
  if (caseId === undefined) throw new Error('a number was asked for');
  return caseId;
}

/** Seals facts behind the end of a chain and inserts them. @returns them as events */
export async function append(
  db: Db,
  end: ChainEnd,
  ...facts: readonly CaseEvent[]
): Promise<readonly RecordedEvent[]> {
  const { sealed, events } = sealEvents(end, asked(...facts));
  await insertEvents(db, sealed);
  return events;
}

/** Anna's complaint in the register, and what happened to it since. @returns its number */
export async function registerCase(db: Db, ...later: readonly CaseEvent[]): Promise<number> {
  const caseId = await takeNumber(db);
  const facts = [registered({ reference: printReference(caseId) }), ...later];
  const state = replay(logOf(facts));
  await db.transaction().execute(async (tx) => {
    await append(tx, newChain(caseId), ...facts);
    await saveCases(
      tx,
      [{ caseId, state, clocks: clocksOf(state, RULES), promises: [], counts: countCase(state, RULES) }],
      TUESDAY,
    );
  });
  return caseId;
}

/** The rows of the log of a case as the database holds them. */
export async function chainOf(db: Db, caseId: number): Promise<readonly ChainRow[]> {
  const rows = await db
    .selectFrom('case_events')
    .leftJoin('case_event_payloads', 'event_id', 'id')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map(({ payload, salt, ...row }) => ({
    caseId: row.case_id,
    seq: row.seq,
    type: row.type,
    at: row.at,
    mailId: row.mail_id,
    payloadDigest: row.payload_digest,
    previousDigest: row.previous_digest,
    digest: row.digest,
    kept: payload === null || salt === null ? null : { payload, salt },
  }));
}

/** How many statements wait for a lock on this database. */
export async function waitingForLock(db: Db): Promise<number> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows.length;
}
