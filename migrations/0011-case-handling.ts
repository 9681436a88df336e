/** Who handles a case and what it is about stand in its register row, so that lists can show and count them. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases
      add column handler_address text,
      add column handler_name text,
      add column category text,
      add column severity text not null default 'normal';
  `.execute(db);
}
