/** A database that fails on demand, in the middle of the transaction in which a case is entered. */
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Db } from '../../src/shell/db/tables.ts';

/**
 * From now on every new line of the register with this subject fails with an error of PostgreSQL.
 * @param code     SQLSTATE, five characters
 * @param subject  of the case; null: any
 * @returns what makes it work again; it does so by itself when the test is over
 */
export async function refuseCases(
  db: Db,
  code: string,
  subject: string | null,
): Promise<() => Promise<void>> {
  const condition = subject === null ? '' : `when (new.subject = '${subject}')`;
  await sql
    .raw(
      `create function refuse_case() returns trigger language plpgsql as
        $$ begin raise exception 'refused by the test' using errcode = '${code}'; end $$;
      create trigger refuse_case before insert on cases for each row ${condition} execute function refuse_case()`,
    )
    .execute(db);
  const work = async () => {
    await sql`drop trigger if exists refuse_case on cases; drop function if exists refuse_case()`.execute(db);
  };
  onTestFinished(work);
  return work;
}
