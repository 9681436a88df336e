/** Which digest each manager got, and what its numbers stand for: a reply to it names them (procedure step 5). */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table digests (
      outbound_id bigint primary key references outbound_mails,
      desk text not null,
      period text not null,
      to_address text not null,
      rows jsonb not null,
      made_at timestamptz not null
    );
    create index digests_period on digests (desk, period);
  `.execute(db);
}
