/** When a mail of a colleague says that it was written: the same mail sent again has the same Date (commands.md 3.5). */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table staff_transactions add column written_at timestamptz`.execute(db);
}
