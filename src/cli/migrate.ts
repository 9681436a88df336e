/** `redress migrate`: brings the schema up to date and says what it did. */
import type { Config } from '../config.ts';
import { openDesk } from '../desk.ts';
import { recountCases } from '../jobs/recount-cases.ts';
import { systemClock } from '../shell/clock.ts';
import { migrateToLatest, schemaState } from '../shell/db/migrate.ts';
import { newerSchema } from '../shell/db/prepare-schema.ts';
import type { Db } from '../shell/db/tables.ts';
import { countUncounted } from '../shell/db/tally-store.ts';
import { openLog } from '../shell/log.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/**
 * Applies the migrations that are missing, and counts the cases that were not counted yet.
 * @throws SchemaError when a newer version made the database
 */
export async function migrateCommand(options: ConfigOption, screen: Screen): Promise<number> {
  const migrated = await withRegister(options, screen, ({ db, config }) => migrate(db, config), leaveSchema);
  if (migrated === null) return EXIT.usage;
  const { applied, uncounted, config } = migrated;
  for (const name of applied) screen.print(`Applied ${name}.`);
  const counted = uncounted === 0 ? 0 : await count(config, screen);
  if (counted > 0) screen.print(`Counted ${counted === 1 ? '1 case' : `${counted} cases`} for the analysis.`);
  if (applied.length === 0 && counted === 0) screen.print('Nothing to do: the schema is up to date.');
  return EXIT.done;
}

async function migrate(db: Db, config: Config) {
  const { state, unknown } = await schemaState(db);
  if (state === 'newer') throw newerSchema(unknown);
  const { applied } = await migrateToLatest(db);
  return { applied, uncounted: await countUncounted(db), config };
}

async function count(config: Config, screen: Screen): Promise<number> {
  const desk = await openDesk(config, { now: systemClock, log: openLog('silent'), onStep: screen.remark });
  try {
    return await recountCases(desk.office);
  } finally {
    await desk.close();
  }
}

async function leaveSchema(): Promise<void> {}
