/**
 * Rows of the analysis that are counted in another way from a week on: a category was split or merged (procedure step 5;
 * domain.md 3.3). Managers are reminded of measures that wait for their answer, also of those found before.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table series_breaks (
      desk text not null,
      row_name text not null,
      from_week text not null,
      why text not null,
      by_address text not null,
      at timestamptz not null,
      primary key (desk, row_name)
    );
    update measures set next_at = updated_at + interval '28 days' where stage = 'judged' and next_at is null;
  `.execute(db);
}
