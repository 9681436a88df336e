/**
 * What is decided about mailboxes of staff: reply tokens that are void, and mailboxes that may be in the hands of
 * somebody else (`#rekey`, `#lock`; commands.md 3.7 and 3.8).
 */
import type { Db } from './tables.ts';

/** What holds for a mailbox. */
export type StoredGuard = { readonly tokensVoidBefore: Date | null; readonly locked: boolean };

/** The guards by address; an address of which nothing is decided is left out. */
export async function loadGuards(
  db: Db,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, StoredGuard>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .selectFrom('mailbox_guards')
    .selectAll()
    .where('address', 'in', [...addresses])
    .execute();
  return new Map(
    rows.map((row) => [
      row.address,
      { tokensVoidBefore: row.tokens_void_before, locked: row.locked_at !== null },
    ]),
  );
}

/** Makes every token void that a person was given before this instant. */
export async function voidTokens(tx: Db, address: string, before: Date): Promise<void> {
  await tx
    .insertInto('mailbox_guards')
    .values({ address, tokens_void_before: before })
    .onConflict((conflict) => conflict.column('address').doUpdateSet({ tokens_void_before: before }))
    .execute();
}

/** Locks a mailbox. @param by  address of the manager who asked for it */
export async function lockMailbox(tx: Db, address: string, by: string, at: Date): Promise<void> {
  const locked = { locked_at: at, locked_by: by };
  await tx
    .insertInto('mailbox_guards')
    .values({ address, ...locked })
    .onConflict((conflict) => conflict.column('address').doUpdateSet(locked))
    .execute();
}
