/**
 * The secrets that sign reply tokens and the desk's own header. They lie in the database, so that all daemons
 * have the same and a backup keeps tokens in old mails valid.
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { SigningKey } from '../../mail/signing-key.ts';
import type { Db } from './tables.ts';

/**
 * Reads the keys, newest first, and makes the first one in a new register. Of two daemons that start at once
 * one makes it and both return it.
 */
export async function loadSigningKeys(db: Db): Promise<readonly SigningKey[]> {
  const keys = await readKeys(db);
  return keys.length > 0 ? keys : makeFirstKey(db);
}

async function makeFirstKey(db: Db): Promise<readonly SigningKey[]> {
  return db.transaction().execute(async (transaction) => {
    // Conflicts with itself and not with readers: the second starter waits here and then finds the key.
    await sql`lock table signing_keys in share row exclusive mode`.execute(transaction);
    const keys = await readKeys(transaction);
    if (keys.length > 0) return keys;
    await transaction
      .insertInto('signing_keys')
      .values({ secret: randomBytes(32) })
      .execute();
    return readKeys(transaction);
  });
}

async function readKeys(db: Db): Promise<readonly SigningKey[]> {
  return db.selectFrom('signing_keys').select(['id', 'secret']).orderBy('id', 'desc').execute();
}
