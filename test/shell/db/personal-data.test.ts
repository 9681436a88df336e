import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { PERSONAL_DATA } from '../../../src/shell/db/personal-data.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

test('of every column of the register it is said whether it may hold personal data', async () => {
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name as column
    from information_schema.columns
    where table_schema = current_schema() and table_name not like 'kysely_migration%'`.execute(database.db);
  const listed = Object.entries(PERSONAL_DATA).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(rows.length).toBeGreaterThan(80);
  expect(listed.sort()).toEqual(rows.map((row) => row.column).sort());
});

test('a column that must keep a value is not cleared to nothing but to an empty one', async () => {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns
    where table_schema = current_schema() and is_nullable = 'NO'`.execute(database.db);
  const cleared = new Map(
    Object.entries(PERSONAL_DATA).flatMap(([table, columns]) =>
      Object.entries(columns).map(([column, erasure]) => [`${table}.${column}`, erasure]),
    ),
  );
  const kept = rows.filter((row) => cleared.get(`${row.table}.${row.column}`) === 'clear');
  expect(kept.length).toBeGreaterThan(3);
  for (const { type } of kept) expect(['text', 'ARRAY', 'bytea']).toContain(type);
});
