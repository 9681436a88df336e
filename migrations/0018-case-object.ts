/** What a complaint is about stands in its register row, so that complaints about one object are found beside each other. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases add column object_key text;
    create index cases_object on cases (object_key, received_at) where object_key is not null;
  `.execute(db);
}
