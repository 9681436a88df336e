/** The texts of mails are kept as they are: packing them cost more time than filing the mail. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table inbound_mails alter column visible_text set storage external;
    alter table inbound_mails alter column full_text set storage external;
  `.execute(db);
}
