import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/shell/db/connection.ts';
import { loadSigningKeys } from '../../../src/shell/db/signing-keys.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

test('two daemons that start at once on a new register sign with the same key', async () => {
  const other = openDatabase(database.url, { max: 1 });
  const [here, there] = await Promise.all([loadSigningKeys(database.db), loadSigningKeys(other.db)]);
  await other.close();
  expect(here).toHaveLength(1);
  expect(here[0]?.secret).toHaveLength(32);
  expect(there).toEqual(here);
  expect(await loadSigningKeys(database.db)).toEqual(here);
});

test('the newest key comes first', async () => {
  const [first] = await loadSigningKeys(database.db);
  await database.db
    .insertInto('signing_keys')
    .values({ secret: Buffer.alloc(32, 7) })
    .execute();
  const keys = await loadSigningKeys(database.db);
  expect(keys.map((key) => key.secret[0])[0]).toBe(7);
  expect(keys[1]).toEqual(first);
});
