/** Opens the register for one question and gives it back, whatever the answer was. */
import type { Config } from '../config.ts';
import { openRegister } from '../shell/db/open.ts';
import { prepareSchema } from '../shell/db/prepare-schema.ts';
import type { Db } from '../shell/db/tables.ts';
import { type ConfigOption, readSettings } from './read-settings.ts';
import type { Screen } from './screen.ts';

/** What a command about the register works with. */
export type OpenedRegister = { readonly config: Config; readonly db: Db };

/** One process asks one thing at a time. */
const CONNECTIONS = 2;

/**
 * Asks the register something. Nothing is printed while it is open, so that a reader who goes away never
 * leaves a database behind.
 * @param prepare  gives a new database its schema and refuses one of another version; `redress migrate` does
 *                 that itself
 * @returns the answer, or null after the faults of the configuration were printed
 */
export async function withRegister<Answer>(
  options: ConfigOption,
  screen: Screen,
  ask: (register: OpenedRegister) => Promise<Answer>,
  prepare: (db: Db) => Promise<void> = prepareSchema,
): Promise<Answer | null> {
  const config = readSettings(options, screen);
  if (config === null) return null;
  const register = await openRegister({ ...config.database, max: CONNECTIONS, onStep: screen.remark });
  try {
    await prepare(register.db);
    return await ask({ config, db: register.db });
  } finally {
    await register.close();
  }
}
