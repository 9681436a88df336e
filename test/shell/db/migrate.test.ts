import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/shell/db/connection.ts';
import { migrateToLatest, schemaState } from '../../../src/shell/db/migrate.ts';
import { useDatabase } from '../../support/database.ts';

const empty = useDatabase('nothing');

test('two daemons that start at once on an empty database apply every migration once', async () => {
  expect(await schemaState(empty.db)).toMatchObject({ state: 'older', isNew: true, unknown: [] });
  const other = openDatabase(empty.url, { max: 1 });
  const both = await Promise.all([migrateToLatest(empty.db), migrateToLatest(other.db)]);
  await other.close();
  const counts = both.map((result) => result.applied.length).sort();
  expect(counts[0]).toBe(0);
  expect(counts[1]).toBeGreaterThan(1);
  expect(await schemaState(empty.db)).toMatchObject({ state: 'current', missing: [], unknown: [] });
});

test('a schema made by a newer version is recognised, and not migrated', async () => {
  await migrateToLatest(empty.db);
  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2031-01-01')`.execute(
    empty.db,
  );
  expect(await schemaState(empty.db)).toMatchObject({
    state: 'newer',
    missing: [],
    unknown: ['9999-from-the-future'],
  });
  await expect(migrateToLatest(empty.db)).rejects.toThrow('9999-from-the-future');
});
