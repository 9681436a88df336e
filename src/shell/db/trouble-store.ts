/**
 * Reports that a letter is delayed, or refused for a reason that may pass: each is only counted, until there are
 * so many that somebody must reach the complainant another way (inbound.md H3).
 */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** One report about one letter; `address` is the one that we wrote to. */
export type NewTrouble = {
  readonly mailId: number;
  readonly outboundId: number;
  readonly address: string;
  readonly status: string;
  readonly at: Date;
};

/** Keeps reports, in the caller's transaction. */
export async function noteTroubles(tx: Db, troubles: readonly NewTrouble[]): Promise<void> {
  if (troubles.length === 0) return;
  await tx
    .insertInto('delivery_troubles')
    .values(
      troubles.map(({ mailId, outboundId, address, status, at }) => ({
        mail_id: mailId,
        outbound_id: outboundId,
        address,
        status,
        at,
      })),
    )
    .execute();
}

/** How many reports each address had since that instant; addresses without any are left out. */
export async function countTroubles(
  db: Db,
  addresses: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  if (addresses.length === 0) return new Map();
  const { rows } = await sql<{ address: string; count: number }>`
    select address, count(*) as count from delivery_troubles
    where address = any(${[...addresses]}::text[]) and at > ${since}
    group by address
  `.execute(db);
  return new Map(rows.map(({ address, count }) => [address, count]));
}
