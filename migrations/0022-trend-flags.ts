/**
 * What becomes of flags, what managers do not want to read for a time, and the volumes of work that they mailed
 * (procedure step 5; src/digest/flag-history.ts, domain.md 3.3 and 3.4 E).
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trend_flags (
      desk text not null,
      number int not null,
      row_name text not null,
      since text not null,
      last_flagged text not null,
      fate text check (fate in ('real', 'nothing-found')),
      fate_at timestamptz,
      fate_by text,
      primary key (desk, number),
      unique (desk, row_name, since)
    );
    create table trend_snoozes (
      id bigint generated always as identity primary key,
      desk text not null,
      row_name text not null,
      until date not null,
      why text not null,
      by_address text not null,
      at timestamptz not null
    );
    create index trend_snoozes_desk on trend_snoozes (desk, until);
    create table volumes (
      desk text not null,
      week text not null,
      unit text not null,
      amount int not null check (amount >= 0),
      by_address text not null,
      at timestamptz not null,
      primary key (desk, week)
    );
  `.execute(db);
}
