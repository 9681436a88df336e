/**
 * The breaker of the outbox: while it is tripped, automatic mail to complainants waits, whichever daemon
 * would send it, and everything else leaves as always. Only a person releases it (inbound.md G3).
 */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** `mails`: automatic mails in the ten minutes before it tripped; `waiting`: those that wait now. */
export type BreakerState =
  | { readonly state: 'closed' }
  | { readonly state: 'tripped'; readonly trippedAt: Date; readonly mails: number; readonly waiting: number };

/** What a release ended: since when mail waited, and how many mails leave now. */
export type BreakerRelease = { readonly trippedAt: Date; readonly waiting: number };

/** True for a row of the outbox that waits while the breaker is tripped. */
export const HELD_BY_BREAKER = sql<boolean>`
  (automatic and audience = 'complainant' and exists (select from breaker_trips where released_at is null))`;

/** How the breaker stands. */
export async function readBreaker(db: Db): Promise<BreakerState> {
  const { rows } = await sql<{ trippedAt: Date; mails: number; waiting: number }>`
    select tripped_at as "trippedAt", mails, ${WAITING} as waiting from breaker_trips where released_at is null
  `.execute(db);
  const [row] = rows;
  return row === undefined ? { state: 'closed' } : { state: 'tripped', ...row };
}

const WAITING = sql<number>`
  (select count(*) from outbound_mails
    where automatic and audience = 'complainant' and status in ('queued', 'sending'))`;

/**
 * Pauses automatic mail to complainants.
 * @param mails  how many were written in the ten minutes before
 * @returns      false when it was paused already
 */
export async function tripBreaker(tx: Db, at: Date, mails: number): Promise<boolean> {
  const { rows } = await sql`
    insert into breaker_trips (tripped_at, mails) values (${at}, ${mails}) on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/**
 * Lets the mail go on; what was written before no longer counts against the limit.
 * @param by  who decided it: an address of the roster, or the name of the operator
 * @returns   null when nothing was paused
 */
export async function releaseBreaker(
  db: Db,
  release: { readonly at: Date; readonly by: string },
): Promise<BreakerRelease | null> {
  const { rows } = await sql<BreakerRelease>`
    update breaker_trips set released_at = ${release.at}, released_by = ${release.by}
    where released_at is null
    returning tripped_at as "trippedAt", ${WAITING} as waiting
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * How many automatic mails to complainants were written in the ten minutes before `at`, counted from the last
 * release at the earliest: what a person let go is not counted a second time.
 */
export async function countSinceRelease(db: Db, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from outbound_mails
    where automatic and audience = 'complainant' and made_at > greatest(
      ${at}::timestamptz - interval '10 minutes', (select max(released_at) from breaker_trips))
  `.execute(db);
  return rows[0]?.count ?? 0;
}
