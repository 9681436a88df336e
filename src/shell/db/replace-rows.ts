/**
 * Writes the rows of caches that belong to cases (clocks, promises, counting tables) as the states say: what is given
 * takes the place of what was, one statement for each table and any number of cases.
 */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** A table of such rows, with the texts of its statement. */
export type CaseRowsTable = {
  readonly name: string;
  /** Its columns with their types, as `json_to_recordset` wants them. */
  readonly shape: string;
  readonly columns: string;
  readonly key: string;
  readonly changes: string;
  readonly isOther: string;
};

/**
 * Describes a table once, for all statements about it.
 * @param types  every column with its type; the names are written into statements as they are
 * @param key    the columns that tell the rows apart
 */
export function caseRowsTable(
  name: string,
  types: Readonly<Record<string, string>>,
  key: readonly string[],
): CaseRowsTable {
  const columns = Object.keys(types);
  const values = columns.filter((column) => !key.includes(column));
  const of = (owner: string) => values.map((column) => `${owner}.${column}`).join(', ');
  return {
    name,
    shape: columns.map((column) => `${column} ${types[column]}`).join(', '),
    columns: columns.join(', '),
    key: key.join(', '),
    changes: values.map((column) => `${column} = excluded.${column}`).join(', '),
    isOther: `(${of(name)}) is distinct from (${of('excluded')})`,
  };
}

/**
 * Writes rows.
 * @param caseIds  cases of which rows that are not given go; none for a table with one row for each case
 */
export async function replaceRows(
  tx: Db,
  { name, shape, columns, key, changes, isOther }: CaseRowsTable,
  caseIds: readonly number[],
  rows: readonly object[],
): Promise<void> {
  const table = sql.raw(name);
  const gone =
    caseIds.length === 0
      ? sql``
      : sql`, gone as (
          delete from ${table} where case_id = any(${caseIds}::bigint[])
            and (${sql.raw(key)}) not in (select ${sql.raw(key)} from given))`;
  // Most of what is written again is as it was: a row that does not change costs no new version of it.
  await sql`
    with given as (select * from json_to_recordset(${JSON.stringify(rows)}::json) as row (${sql.raw(shape)}))${gone}
    insert into ${table} (${sql.raw(columns)})
    select ${sql.raw(columns)} from given
    on conflict (${sql.raw(key)}) do update set ${sql.raw(changes)} where ${sql.raw(isOther)}
  `.execute(tx);
}
