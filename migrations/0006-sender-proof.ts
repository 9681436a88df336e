/** What proves who sent a mail: our own check when it was fetched, and the judgement when it was filed. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Keys are changed after a while, so what was found when the mail came cannot be found again later.
    alter table inbound_mails add column signature_check jsonb, add column proof jsonb;
  `.execute(db);
}
