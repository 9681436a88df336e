/** Which cases go on in another one (`#merge`): whatever names the old number leads to the one that stays. */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/**
 * Where cases go on now, through any number of mergers.
 * @returns only those that go on in another case
 */
export async function findSurvivors(
  db: Db,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ asked: number; survivor: number }>`
    with recursive path as (
      select id as asked, merged_into from cases where id = any(${[...caseIds]}::bigint[]) and merged_into is not null
      union
      select path.asked, cases.merged_into from path join cases on cases.id = path.merged_into
      where cases.merged_into is not null)
    select asked, merged_into as survivor from path
    where not exists (select from cases where id = path.merged_into and cases.merged_into is not null)
  `.execute(db);
  return new Map(rows.map(({ asked, survivor }) => [asked, survivor]));
}
