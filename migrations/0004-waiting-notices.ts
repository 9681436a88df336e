/** Notices to staff beyond the number that one person gets in an hour: they wait for one combined mail. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table waiting_notices (
      id bigint generated always as identity primary key,
      desk text not null,
      to_address text not null,
      letter text not null,
      case_id bigint references cases,
      subject text not null,
      noticed_at timestamptz not null,
      -- Deferred, because one statement takes the notices and marks them before their mail is written.
      combined_in bigint references outbound_mails deferrable initially deferred
    );
    create index waiting_notices_waiting on waiting_notices (to_address, noticed_at) where combined_in is null;
  `.execute(db);
}
