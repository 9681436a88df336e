/** Opens the register wherever it is: on the server of the configuration, else on the one that came along. */
import { openDatabase } from './connection.ts';
import { openEmbedded } from './embedded.ts';
import type { Db } from './tables.ts';

export type RegisterOptions = {
  /** `postgres://…`, or null for the embedded PostgreSQL. */
  readonly url: string | null;
  /** Where the embedded PostgreSQL lives; not touched when there is a `url`. */
  readonly dataFolder: string;
  /** Hears, in words for a person, what takes a moment: creating and starting the embedded PostgreSQL. */
  readonly onStep?: (text: string) => void;
  /** Number of connections; 10 when left out. */
  readonly max?: number;
};

/** `url` is for what needs a connection of its own (`locks.ts`). */
export type Register = {
  readonly db: Db;
  readonly url: string;
  readonly close: () => Promise<void>;
};

/**
 * Opens the register; migrating it is `migrate.ts`.
 * @throws an Error that says what to do when the embedded PostgreSQL cannot be started. A server of one's own
 *         is first reached by the first query.
 */
export async function openRegister(options: RegisterOptions): Promise<Register> {
  const { max = 10, onStep = () => undefined } = options;
  if (options.url !== null) return { ...openDatabase(options.url, { max }), url: options.url };
  const embedded = await openEmbedded(options.dataFolder, { onStep });
  const { db, close } = openDatabase(embedded.url, { max });
  const closeBoth = async () => {
    await close();
    await embedded.close();
  };
  return { db, url: embedded.url, close: closeBoth };
}
