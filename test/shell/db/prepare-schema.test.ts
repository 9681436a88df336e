import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrateToLatest, schemaState } from '../../../src/shell/db/migrate.ts';
import { newerSchema, prepareSchema, SchemaError } from '../../../src/shell/db/prepare-schema.ts';
import { useDatabase } from '../../support/database.ts';

describe('a database', () => {
  const database = useDatabase('nothing');

  test('that is new gets its schema by itself, once', async () => {
    await prepareSchema(database.db);
    expect(await schemaState(database.db)).toMatchObject({ state: 'current', isNew: false });
    await prepareSchema(database.db);
    expect(await database.db.selectFrom('cases').select('id').execute()).toEqual([]);
  });

  test('that lacks a migration is left alone, and the message names it and what to type', async () => {
    const { rows } = await sql<{ name: string }>`
      delete from kysely_migration where name = (select max(name) from kysely_migration) returning name
    `.execute(database.db);
    const [last] = rows;
    const refusal = prepareSchema(database.db);
    await expect(refusal).rejects.toThrow(SchemaError);
    await expect(refusal).rejects.toThrow(`lacks ${last?.name}`);
    await expect(refusal).rejects.toThrow(/backup, then run: redress migrate/);
    expect((await schemaState(database.db)).missing).toEqual([last?.name]);
  });

  test('that a newer version made is left alone too, and the message says to install that', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999-next', '2031-01-01')`.execute(
      database.db,
    );
    const refusal = prepareSchema(database.db);
    await expect(refusal).rejects.toThrow(SchemaError);
    await expect(refusal).rejects.toThrow(newerSchema(['9999-next']).message);
    await expect(refusal).rejects.toThrow(/newer Redress \(9999-next\)\. Install that version/);
  });
});

describe('two programs that meet a new database at once', () => {
  const database = useDatabase('nothing');

  test('both go on, and every migration was applied once', async () => {
    await Promise.all([prepareSchema(database.db), prepareSchema(database.db)]);
    expect((await migrateToLatest(database.db)).applied).toEqual([]);
  });
});
