import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/shell/db/connection.ts';
import { migrateToLatest, schemaState } from '../../../src/shell/db/migrate.ts';
import { useDatabase } from '../../support/database.ts';

const empty = useDatabase('nothing');

test('two daemons that start at once on an empty database apply every migration once', async () => {
  expect(await schemaState(empty.db)).toMatchObject({ state: 'older', unknown: [] });
  const other = openDatabase(empty.url, { max: 1 });
  const both = await Promise.all([migrateToLatest(empty.db), migrateToLatest(other.db)]);
  await other.close();
  const counts = both.map((result) => result.applied.length).sort();
  expect(counts[0]).toBe(0);
  expect(counts[1]).toBeGreaterThan(1);
  expect(await schemaState(empty.db)).toEqual({ state: 'current', missing: [], unknown: [] });
});
