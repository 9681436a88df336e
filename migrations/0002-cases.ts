/** The register: cases as a cache of an append-only, hash-chained log of events, and their clocks. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Numbers are given once and never again, also when the transaction that took one is rolled back.
    create sequence case_numbers as bigint start 1001 no cycle;

    create table cases (
      id bigint primary key,
      reference text not null unique,
      desk text not null,
      profile text not null,
      language text not null,
      channel text not null,
      stage text not null,
      complainant_address text not null,
      complainant_name text not null,
      subject text not null,
      received_at timestamptz not null,
      registered_at timestamptz not null,
      decision_due_on date not null,
      acknowledged_at timestamptz,
      missing text[] not null,
      revision int not null,
      updated_at timestamptz not null
    );
    create index cases_complainant on cases (complainant_address);
    create index cases_received on cases (received_at);

    create table case_events (
      id bigint generated always as identity primary key,
      case_id bigint not null,
      seq int not null,
      type text not null,
      at timestamptz not null,
      mail_id bigint references inbound_mails,
      payload_digest text not null,
      previous_digest text not null,
      digest text not null,
      unique (case_id, seq)
    );

    -- Dropping a row here erases what was said and keeps the chain (the salt goes with it, so that the
    -- digest that stays cannot be guessed back).
    create table case_event_payloads (
      event_id bigint primary key references case_events,
      payload text not null,
      salt bytea not null check (octet_length(salt) = 32)
    );

    create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'case_events is append-only';
      end $$;
    create trigger case_events_append_only before update or delete or truncate on case_events
      for each statement execute function refuse_change();

    create table case_clocks (
      case_id bigint not null references cases,
      clock text not null,
      starts_at timestamptz not null,
      due_on date not null,
      due_at timestamptz not null,
      stopped_at timestamptz,
      next_at timestamptz,
      next_percent int,
      primary key (case_id, clock)
    );
    create index case_clocks_next on case_clocks (next_at) where next_at is not null;

    -- Message-IDs of mails that we received on a case, and the ids those mails referred to.
    create table thread_ids (
      message_id text not null,
      case_id bigint not null references cases,
      kind text not null check (kind in ('received', 'referenced')),
      primary key (message_id, case_id)
    );

    create table staff_tasks (
      id bigint generated always as identity primary key,
      kind text not null,
      desk text not null,
      case_id bigint references cases,
      mail_id bigint references inbound_mails,
      opened_at timestamptz not null default now(),
      done_at timestamptz
    );
    create index staff_tasks_open on staff_tasks (opened_at) where done_at is null;

    create table schedule_runs (
      task text not null,
      period text not null,
      at timestamptz not null default now(),
      primary key (task, period)
    );
  `.execute(db);
}
