/** A case that goes on in another one names it in its register row: its letters, threads and number lead there. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases add column merged_into bigint references cases;
    create index cases_merged on cases (merged_into) where merged_into is not null;
  `.execute(db);
}
