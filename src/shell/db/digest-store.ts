/** The digests that were sent, with what their numbers stand for (procedure step 5; digest/model.ts). */
import { sql } from 'kysely';
import type { DigestRow } from '../../digest/model.ts';
import type { Db } from './tables.ts';

/** A digest as it was sent to one manager. */
export type SentDigest = {
  /** The mail of the outbox that it is. */
  readonly outboundId: number;
  readonly desk: string;
  readonly period: string;
  readonly toAddress: string;
  readonly rows: readonly DigestRow[];
  readonly madeAt: Date;
};

/** Keeps what the numbers of a digest stand for, in the transaction that writes its mail. */
export async function saveDigest(tx: Db, digest: SentDigest): Promise<void> {
  await tx
    .insertInto('digests')
    .values({
      outbound_id: digest.outboundId,
      desk: digest.desk,
      period: digest.period,
      to_address: digest.toAddress,
      rows: JSON.stringify(digest.rows),
      made_at: digest.madeAt,
    })
    .execute();
}

/** The digest that one of these mails is, the newest first; null when none of them is one. */
export async function findDigest(db: Db, outboundIds: readonly number[]): Promise<SentDigest | null> {
  if (outboundIds.length === 0) return null;
  const { rows } = await sql<SentDigest>`
    select outbound_id as "outboundId", desk, period, to_address as "toAddress", rows, made_at as "madeAt"
    from digests where outbound_id = any(${[...outboundIds]}::bigint[]) order by outbound_id desc limit 1
  `.execute(db);
  return rows[0] ?? null;
}

/** The last period of a kind of which every manager of a desk got the digest; null before the first. */
export async function lastPeriodDone(db: Db, task: string): Promise<string | null> {
  const { rows } = await sql<{ period: string | null }>`
    select max(period) as period from schedule_runs where task = ${task}
  `.execute(db);
  return rows[0]?.period ?? null;
}
