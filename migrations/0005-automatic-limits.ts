/**
 * What holds automatic mail back: the breaker of the outbox, delivery troubles that are only counted, and the
 * index by which the new cases of one address are counted.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table breaker_trips (
      id bigint generated always as identity primary key,
      tripped_at timestamptz not null,
      -- How many automatic mails were written in the ten minutes before.
      mails int not null,
      released_at timestamptz,
      released_by text
    );
    -- At most one trip stands open, whichever daemon comes first: the coordinator is told once.
    create unique index breaker_trips_open on breaker_trips ((released_at is null)) where released_at is null;

    -- One row for each report that a letter was delayed or refused for the time being (inbound.md H3).
    create table delivery_troubles (
      mail_id bigint not null references inbound_mails,
      outbound_id bigint not null references outbound_mails,
      address text not null,
      status text not null,
      at timestamptz not null,
      primary key (mail_id, outbound_id)
    );
    create index delivery_troubles_address on delivery_troubles (address, at);

    -- When the case got its stage 'closed'; null while it is open.
    alter table cases add column closed_at timestamptz;
    update cases set closed_at = updated_at where stage = 'closed';
    drop index cases_complainant;
    create index cases_complainant on cases (complainant_address, received_at);
  `.execute(db);
}
