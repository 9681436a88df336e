import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { migrateToLatest, schemaState } from '../../../src/shell/db/migrate.ts';
import { openRegister } from '../../../src/shell/db/open.ts';
import { useDatabase } from '../../support/database.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Creating a database takes a second of a free machine, and many of a busy one.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();

test('a configured server is used, and the data folder is not touched', async () => {
  const dataFolder = join(await temporaryFolder(), 'data');
  const register = await openRegister({ url: database.url, dataFolder });
  onTestFinished(register.close);
  expect(register.url).toBe(database.url);
  expect((await schemaState(register.db)).state).toBe('current');
  await expect(access(dataFolder)).rejects.toThrow('ENOENT');
});

test('without a configured server the register lies in the data folder, which is told as it happens', async () => {
  const steps: string[] = [];
  const dataFolder = await temporaryFolder();
  const register = await openRegister({ url: null, dataFolder, onStep: (text) => steps.push(text) });
  onTestFinished(register.close);
  await migrateToLatest(register.db);
  expect((await sql`select count(*) as cases from cases`.execute(register.db)).rows).toEqual([{ cases: 0 }]);
  expect(steps).toEqual(['creating the database', 'starting the database']);
});
