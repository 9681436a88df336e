/**
 * The logs of measures: sealed into a hash chain of their own, appended, loaded and replayed (procedure step 4.2;
 * DESIGN §3 "Register and data"). Made like the logs of cases (case-log.ts, case-store.ts).
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { CHAIN_START, digestLink, digestPayload } from '../../case/chain.ts';
import { type Actor, transactionOf } from '../../case/events.ts';
import { printMeasure } from '../../case/reference.ts';
import type { MeasureEvent, RecordedMeasureEvent } from '../../measure/events.ts';
import { replayMeasure } from '../../measure/evolve.ts';
import type { Measure } from '../../measure/measure.ts';
import type { Db } from './tables.ts';

/** The end of the chain of a measure. */
export type MeasureChainEnd = {
  readonly number: number;
  readonly lastSeq: number;
  readonly lastDigest: string;
};

/** A measure as it stands in the database, with its log. */
export type StoredMeasure = MeasureChainEnd & {
  readonly state: Measure;
  readonly log: readonly RecordedMeasureEvent[];
};

/** What a caller adds; sequence and digests are given here. */
export type NewMeasureEvent = Omit<RecordedMeasureEvent, 'seq'>;

/** An event with its place in the chain, as a row. */
export type SealedMeasureEvent = {
  readonly measure: number;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly mailId: number | null;
  readonly transaction: number | null;
  readonly payloadDigest: string;
  readonly previousDigest: string;
  readonly digest: string;
  readonly payload: string;
  /** 32 random bytes. */
  readonly salt: Buffer;
};

type Payload = { readonly by: Actor; readonly fact: MeasureEvent };

/** The chain of a measure that is about to be decided. */
export function newMeasureChain(number: number): MeasureChainEnd {
  return { number, lastSeq: 0, lastDigest: CHAIN_START };
}

/** Gives an event its place behind the end of a chain. */
export function sealMeasureEvent(
  { number, lastSeq, lastDigest }: MeasureChainEnd,
  { at, by, mailId, fact }: NewMeasureEvent,
): {
  readonly sealed: SealedMeasureEvent;
  readonly event: RecordedMeasureEvent;
  readonly end: MeasureChainEnd;
} {
  const written: Payload = { by, fact };
  const payload = JSON.stringify(written);
  const salt = randomBytes(32);
  const seq = lastSeq + 1;
  const link = { seq, type: fact.type, at, mailId, payloadDigest: digestPayload(payload, salt) };
  const digest = digestLink(lastDigest, { caseId: number, ...link });
  const transaction = transactionOf(by);
  return {
    sealed: { measure: number, ...link, transaction, previousDigest: lastDigest, digest, payload, salt },
    event: { seq, at, by, mailId, fact },
    end: { number, lastSeq: seq, lastDigest: digest },
  };
}

/** Appends sealed events; a second event at the same place of a chain is refused by the database. */
export async function insertMeasureEvents(tx: Db, events: readonly SealedMeasureEvent[]): Promise<void> {
  for (const event of events) {
    const { id } = await tx
      .insertInto('measure_events')
      .values({
        measure: event.measure,
        seq: event.seq,
        type: event.type,
        at: event.at,
        mail_id: event.mailId,
        transaction_id: event.transaction,
        payload_digest: event.payloadDigest,
        previous_digest: event.previousDigest,
        digest: event.digest,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { payload, salt } = event;
    await tx.insertInto('measure_event_payloads').values({ event_id: id, payload, salt }).execute();
  }
}

type LogRow = {
  readonly measure: number;
  readonly seq: number;
  readonly at: Date;
  readonly mail_id: number | null;
  readonly digest: string;
  /** Null once it has been erased. */
  readonly payload: string | null;
};

/** The measures with these numbers, or all; in order of number, those that do not exist left out. */
export async function loadMeasures(
  db: Db,
  numbers: readonly number[] | 'all',
): Promise<readonly StoredMeasure[]> {
  const which = numbers === 'all' ? sql`true` : sql`measure = any(${[...numbers]}::bigint[])`;
  const { rows } = await sql<LogRow>`
    select measure, seq, at, mail_id, digest, payload
    from measure_events left join measure_event_payloads on event_id = id
    where ${which} order by measure, seq
  `.execute(db);
  return [...Map.groupBy(rows, ({ measure }) => measure)].map(([number, own]) => storedMeasure(number, own));
}

function storedMeasure(number: number, rows: readonly LogRow[]): StoredMeasure {
  const last = rows.at(-1);
  if (last === undefined) throw new Error(`${printMeasure(number)} has no log`);
  const log = rows.flatMap(({ seq, at, mail_id: mailId, payload }) => {
    if (payload === null) return [];
    const { by, fact }: Payload = JSON.parse(payload);
    return [{ seq, at, by, mailId, fact }];
  });
  // An event that was erased happened all the same.
  const state = { ...replayMeasure(log), revision: last.seq };
  return { number, state, log, lastSeq: last.seq, lastDigest: last.digest };
}
