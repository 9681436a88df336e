/** What every program does with the schema before it uses the register: make it, use it, or say what to do. */
import { migrateToLatest, schemaState } from './migrate.ts';
import type { Db } from './tables.ts';

/** The schema in the database is not the one of this version; the message says what to do. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
}

/**
 * A new database gets its schema by itself; one of another version is left alone.
 * @throws SchemaError when the database belongs to another version
 */
export async function prepareSchema(db: Db): Promise<void> {
  const schema = await schemaState(db);
  if (schema.state === 'newer') throw newerSchema(schema.unknown);
  if (schema.isNew) await migrateToLatest(db);
  else if (schema.state === 'older') {
    const names = schema.missing.join(', ');
    throw new SchemaError(
      `The database lacks ${names}. Make a backup, then run: redress migrate. Nothing was changed.`,
    );
  }
}

/** The refusal of a database that a newer version made; `unknown` names its migrations. */
export function newerSchema(unknown: readonly string[]): SchemaError {
  const names = unknown.join(', ');
  return new SchemaError(
    `The database was made by a newer Redress (${names}). Install that version; nothing was changed.`,
  );
}
