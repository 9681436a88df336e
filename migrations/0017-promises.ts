/** Every day that was promised to a complainant, so that it can be counted how many were kept (src/case/promises.ts). */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table promises (
      case_id bigint not null references cases,
      number int not null,
      kind text not null,
      about text not null,
      made_at timestamptz not null,
      due_on date not null,
      first_due_on date not null,
      moves int not null,
      settled_at timestamptz,
      state text not null check (state in ('open', 'kept', 'broken', 'released')),
      primary key (case_id, number)
    );
    create index promises_due on promises (due_on);
  `.execute(db);
}
