/**
 * Rows of the analysis that are counted in another way from a week on, as managers say: a category was split or merged
 * (procedure step 5; domain.md 3.3).
 */
import type { BrokenRow } from '../../digest/judge.ts';
import { rowOfName } from '../../digest/judge.ts';
import type { IsoWeek } from '../../digest/weeks.ts';
import type { ByManager } from './flag-store.ts';
import type { Db } from './tables.ts';

/** The breaks of a desk, in order of time. */
export async function loadBreaks(db: Db, desk: string): Promise<readonly BrokenRow[]> {
  const rows = await db
    .selectFrom('series_breaks')
    .select(['row_name', 'from_week', 'why'])
    .where('desk', '=', desk)
    .orderBy('from_week')
    .orderBy('row_name')
    .execute();
  return rows.flatMap(({ row_name: name, from_week: from, why }) => {
    const row = rowOfName(name);
    return row === null ? [] : [{ ...row, from, why }];
  });
}

/** Keeps that a row is counted in another way from a week on; what was said of it before no longer counts. */
export async function setBreak(
  tx: Db,
  {
    desk,
    row,
    from,
    why,
    by,
    at,
  }: ByManager & {
    readonly desk: string;
    readonly row: string;
    readonly from: IsoWeek;
    readonly why: string;
  },
): Promise<void> {
  const said = { from_week: from, why, by_address: by, at };
  await tx
    .insertInto('series_breaks')
    .values({ desk, row_name: row, ...said })
    .onConflict((conflict) => conflict.columns(['desk', 'row_name']).doUpdateSet(said))
    .execute();
}

/** Takes a break back. @returns false when there was none */
export async function endBreak(tx: Db, desk: string, row: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('series_breaks')
    .where('desk', '=', desk)
    .where('row_name', '=', row)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Every category that a point of the desk has, as it is counted. */
export async function categoriesOf(db: Db, desk: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_points')
    .select('category')
    .distinct()
    .where('desk', '=', desk)
    .where('category', 'is not', null)
    .execute();
  return rows.flatMap(({ category }) => category ?? []);
}
