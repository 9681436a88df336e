import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { useDatabase } from '../support/database.ts';
import { type Ended, runRedress } from '../support/redress.ts';

const database = useDatabase('nothing');
const config = writeConfiguration(filledExample());

function redress(...args: readonly string[]): Promise<Ended> {
  return runRedress(['--config', config, ...args], { env: { DATABASE_URL: database.url } });
}

test('migrate says what it applied, then that there is nothing to do, and an empty register says so', async () => {
  const first = await redress('migrate');
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/^Applied 0001-mail\.\nApplied 0002-cases\.\n/);
  const second = await redress('migrate');
  expect(second).toMatchObject({ code: 0, stdout: 'Nothing to do: the schema is up to date.\n' });
  const cases = await redress('cases');
  expect(cases).toMatchObject({
    code: 0,
    stdout: 'The register is empty: no complaint has come in yet.\n',
    stderr: '',
  });
});

test('a register of a newer version is refused by every command, and nothing is changed', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(
    database.db,
  );
  for (const command of [['migrate'], ['cases'], ['run', '--once']]) {
    const run = await redress(...command);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('The database was made by a newer Redress (9999-later)');
  }
});

test('a database that cannot be reached gives 1 and a plain message', async () => {
  const run = await runRedress(['--config', config, 'cases'], {
    env: { DATABASE_URL: 'postgres://redress@127.0.0.1:9/redress' },
  });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/^redress: the database cannot be reached/);
  expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
});
