/**
 * Locks that one process of all daemons on a database holds, such as reading a mailbox (DESIGN.md §3 "Several
 * daemons on one database"). A lock is an advisory lock of a connection of its own: it is free again as soon
 * as its holder ends, however it ends.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openSession, type Session } from './connection.ts';
import type { Db } from './tables.ts';

/** `lost` aborts when the lock can no longer be counted on; stop what it guards then. */
export type HeldLock = { readonly lost: AbortSignal; readonly release: () => Promise<void> };

/**
 * Takes a lock.
 * @param url   the database
 * @param name  what is locked, for example `reader inbox`
 * @returns the lock, or null when another process (or another caller) holds it
 * @throws DatabaseAwayError when the database cannot be reached
 */
export async function holdLock(url: string, name: string): Promise<HeldLock | null> {
  const session = await openSession(url);
  const taken = await take(session, name).catch(async (fault) => {
    await session.close();
    throw fault;
  });
  if (!taken) {
    await session.close();
    return null;
  }
  const lost = new AbortController();
  const released = new AbortController();
  const guarded = guard(session, released.signal).then((fault) => {
    if (fault !== null) lost.abort(fault);
  });
  const release = async () => {
    released.abort();
    await session.close();
    await guarded;
  };
  return { lost: lost.signal, release };
}

async function take(session: Session, name: string): Promise<boolean> {
  const [row] = await session.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [name]);
  return row?.['taken'] === true;
}

// The server drops a silent connection after 30 seconds (connection.ts) and gives the lock to the next. Asked
// every 10 seconds and given 10 to answer, we know before that.
const ASK_EVERY_MS = 10_000;
const ANSWER_WITHIN_MS = 10_000;

// Null when the lock was released, else why it is lost.
async function guard(session: Session, released: AbortSignal): Promise<unknown> {
  const over = AbortSignal.any([released, session.lost]);
  while (!over.aborted) {
    await sleep(ASK_EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    if (!over.aborted && !(await answers(session))) return new Error('the database does not answer');
  }
  return released.aborted ? null : session.lost.reason;
}

async function answers(session: Session): Promise<boolean> {
  const late = new AbortController();
  const asked = session.query('select 1').then(
    () => true,
    () => false,
  );
  const waited = sleep(ANSWER_WITHIN_MS, false, { signal: late.signal }).catch(() => false);
  return Promise.race([asked, waited]).finally(() => late.abort());
}

/**
 * Keeps what must see each other apart until the transaction ends: who comes with a mark that another transaction holds
 * waits, and sees afterwards what became of it. All marks are taken in one order, so that two batches never wait for
 * each other (inbound.md F2).
 * @param marks  such as `content DIGEST`
 */
export async function holdMarks(tx: Db, marks: readonly string[]): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(key)
    from (select distinct hashtextextended(mark, 0) as key
      from unnest(${[...marks]}::text[]) as asked (mark) order by key offset 0) as keys
  `.execute(tx);
}

/** Takes a lock until the transaction ends. @returns false when another transaction holds it */
export async function tryHold(tx: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as taken
  `.execute(tx);
  return rows[0]?.taken === true;
}

/** Does work in a transaction of its own, or in the one that the caller has open already. */
export function withinTransaction<Done>(db: Db, work: (tx: Db) => Promise<Done>): Promise<Done> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
