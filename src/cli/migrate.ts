/** `redress migrate`: brings the schema up to date and says what it did. */
import { migrateToLatest, schemaState } from '../shell/db/migrate.ts';
import { newerSchema } from '../shell/db/prepare-schema.ts';
import type { Db } from '../shell/db/tables.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/**
 * Applies the migrations that are missing.
 * @throws SchemaError when a newer version made the database
 */
export async function migrateCommand(options: ConfigOption, screen: Screen): Promise<number> {
  const applied = await withRegister(options, screen, ({ db }) => migrate(db), leaveSchema);
  if (applied === null) return EXIT.usage;
  for (const name of applied) screen.print(`Applied ${name}.`);
  if (applied.length === 0) screen.print('Nothing to do: the schema is up to date.');
  return EXIT.done;
}

async function migrate(db: Db): Promise<readonly string[]> {
  const { state, unknown } = await schemaState(db);
  if (state === 'newer') throw newerSchema(unknown);
  return (await migrateToLatest(db)).applied;
}

async function leaveSchema(): Promise<void> {}
