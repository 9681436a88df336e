/** The register of measures: a cache of an append-only, hash-chained log of its own, and which equal causes were told of. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence measure_numbers as bigint start 1 no cycle;

    create table measures (
      number bigint primary key,
      desk text not null,
      stage text not null,
      due_on date not null,
      target_dimension text,
      target_value text,
      -- When something happens to it by itself; null when nothing does any more.
      next_at timestamptz,
      revision int not null,
      updated_at timestamptz not null
    );
    create index measures_next on measures (next_at) where next_at is not null;

    create table measure_events (
      id bigint generated always as identity primary key,
      measure bigint not null,
      seq int not null,
      type text not null,
      at timestamptz not null,
      mail_id bigint references inbound_mails,
      -- The transaction of staff that it is part of.
      transaction_id bigint,
      payload_digest text not null,
      previous_digest text not null,
      digest text not null,
      unique (measure, seq)
    );
    create index measure_events_transaction on measure_events (transaction_id) where transaction_id is not null;

    create table measure_event_payloads (
      event_id bigint primary key references measure_events,
      payload text not null,
      salt bytea not null check (octet_length(salt) = 32)
    );

    create function refuse_measure_change() returns trigger language plpgsql as $$
      begin
        raise exception 'measure_events is append-only';
      end $$;
    create trigger measure_events_append_only before update or delete or truncate on measure_events
      for each statement execute function refuse_measure_change();

    -- The coordinator hears once of equal causes: those received since count for the next time.
    create table cause_notices (cause text primary key, told_at timestamptz not null);
  `.execute(db);
}
