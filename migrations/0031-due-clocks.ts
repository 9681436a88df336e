/**
 * Due clocks are read in order, a lot at a time (src/shell/db/clock-store.ts). Terms end at the end of a day, so thousands
 * share an instant: by the instant alone each lot would be sought among all of them.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index case_clocks_next;
    create index case_clocks_next on case_clocks (next_at, case_id, clock) where next_at is not null;
  `.execute(db);
}
