/** A plan of a colleague can wait for a second person: money over what one person may decide (DESIGN 3). */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table staff_transactions
      drop constraint staff_transactions_status_check,
      add constraint staff_transactions_status_check check (status in ('waiting', 'done', 'noted', 'refused', 'undone',
        'cancelled', 'expired', 'answered', 'awaiting-approval'));
  `.execute(db);
}
