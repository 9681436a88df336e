/**
 * Writing the logs of cases: events are sealed at the end of their chain in memory, and the sealed events of
 * any number of cases are inserted with one statement (DESIGN §3 "Register and data").
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { digestLink, digestPayload } from '../../case/chain.ts';
import type { RecordedEvent } from '../../case/events.ts';
import type { ChainEnd, NewEvent, Payload } from './case-store.ts';
import type { Db } from './tables.ts';

/** An event with its place in the chain, as a row; the payload can be erased, the rest cannot. */
export type SealedEvent = {
  readonly caseId: number;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly mailId: number | null;
  readonly payloadDigest: string;
  readonly previousDigest: string;
  readonly digest: string;
  readonly payload: string;
  /** 32 random bytes. */
  readonly salt: Buffer;
};

/** Events behind the end of a chain: as rows, as events, and the new end. */
export type Sealing = {
  readonly sealed: readonly SealedEvent[];
  readonly events: readonly RecordedEvent[];
  readonly end: ChainEnd;
};

/** Gives events their place behind the end of a chain. */
export function sealEvents({ caseId, lastSeq, lastDigest }: ChainEnd, added: readonly NewEvent[]): Sealing {
  const sealed: SealedEvent[] = [];
  for (const { at, by, mailId, fact } of added) {
    const written: Payload = { by, fact };
    const payload = JSON.stringify(written);
    const salt = randomBytes(32);
    const before = sealed.at(-1);
    const seq = (before?.seq ?? lastSeq) + 1;
    const link = { caseId, seq, type: fact.type, at, mailId, payloadDigest: digestPayload(payload, salt) };
    const previousDigest = before?.digest ?? lastDigest;
    sealed.push({ ...link, previousDigest, digest: digestLink(previousDigest, link), payload, salt });
  }
  const last = sealed.at(-1);
  return {
    sealed,
    events: added.map((event, index) => ({ seq: lastSeq + 1 + index, ...event })),
    end: { caseId, lastSeq: last?.seq ?? lastSeq, lastDigest: last?.digest ?? lastDigest },
  };
}

/** Appends sealed events; a second event at the same place of a chain is refused by the database. */
export async function insertEvents(tx: Db, events: readonly SealedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    with added as (
      insert into case_events (case_id, seq, type, at, mail_id, payload_digest, previous_digest, digest)
      select * from unnest(
        ${events.map((event) => event.caseId)}::bigint[], ${events.map((event) => event.seq)}::int[],
        ${events.map((event) => event.type)}::text[], ${events.map((event) => event.at)}::timestamptz[],
        ${events.map((event) => event.mailId)}::bigint[], ${events.map((event) => event.payloadDigest)}::text[],
        ${events.map((event) => event.previousDigest)}::text[], ${events.map((event) => event.digest)}::text[])
      returning id, digest)
    insert into case_event_payloads (event_id, payload, salt)
    select added.id, written.payload, written.salt
    from added join unnest(
      ${events.map((event) => event.digest)}::text[], ${events.map((event) => event.payload)}::text[],
      ${events.map((event) => event.salt)}::bytea[]) as written (digest, payload, salt) using (digest)
  `.execute(tx);
}
