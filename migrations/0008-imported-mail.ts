/** Old mail that was handed over as files: nobody is answered or told of it, whoever files it and whenever. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbound_mails add column imported boolean not null default false`.execute(db);
}
