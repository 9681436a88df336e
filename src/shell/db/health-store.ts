/**
 * What the register knows of how the desk is doing: what waits for people, how far mailboxes were read, what is still
 * to be processed and sent (inbound.md L). Numbers and instants only; nobody is named.
 */
import { sql } from 'kysely';
import type { TaskKind } from './case-tables.ts';
import type { Db } from './tables.ts';

/** How many there are, and since when the first of them waits; null when there is none. */
export type Backlog = { readonly count: number; readonly oldest: Date | null };

/** How far a mailbox was read. */
export type MailboxReading = {
  readonly desk: string;
  readonly polledAt: Date;
  /** Messages that the server listed at the last look and that are not in the register yet. */
  readonly missing: number;
};

/** Open tasks by kind; a kind without any is left out. */
export async function countTasks(db: Db): Promise<ReadonlyMap<TaskKind, Backlog>> {
  const { rows } = await sql<Backlog & { kind: TaskKind }>`
    select kind, count(*) as count, min(opened_at) as oldest from staff_tasks where done_at is null group by kind
  `.execute(db);
  return new Map(rows.map(({ kind, count, oldest }) => [kind, { count, oldest }]));
}

/** How far each folder was read, the longest ago first. */
export async function listReadings(db: Db): Promise<readonly MailboxReading[]> {
  const { rows } = await sql<MailboxReading>`
    select desk, polled_at as "polledAt", missing from mailbox_states order by polled_at, desk
  `.execute(db);
  return rows;
}

/** Mails that were stored and not filed yet. */
export async function countPending(db: Db): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select count(*) as count, min(stored_at) as oldest from inbound_mails where status = 'pending'
  `.execute(db);
  return rows[0] ?? { count: 0, oldest: null };
}

/** Mails that could have left by now: one that is tried again waits since it was written. */
export async function countOutbox(db: Db, at: Date): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select count(*) as count, min(since) as oldest from (
      select case when attempts = 0 then send_after else made_at end as since
      from outbound_mails where status in ('queued', 'sending', 'unknown')) as waiting
    where since <= ${at}
  `.execute(db);
  return rows[0] ?? { count: 0, oldest: null };
}

/** Addresses to which no automatic mail goes any more. */
export async function countFlagged(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from address_flags`.execute(db);
  return rows[0]?.count ?? 0;
}
