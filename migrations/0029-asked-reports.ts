/**
 * What managers asked for by mail and is made after the mail was filed, because it takes long: digests, audits, the
 * figures of a year, the register (src/jobs/send-asked.ts). A row is kept when it is done.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table asked_reports (
      id bigint generated always as identity primary key,
      -- The mail that is answered, and who wrote it.
      mail_id bigint not null references inbound_mails,
      transaction_id bigint not null,
      by_address text not null,
      reports jsonb not null,
      asked_at timestamptz not null,
      attempts int not null default 0,
      done_at timestamptz
    );
    create index asked_reports_open on asked_reports (id) where done_at is null;
  `.execute(db);
}
