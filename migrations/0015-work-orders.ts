/** A mail to somebody outside is about one work order of its case: the answer to it is an answer to that order. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbound_mails add column work_order int`.execute(db);
}
