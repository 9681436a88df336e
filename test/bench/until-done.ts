/** Waiting for the daemon, by what it writes in the database. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openSession } from '../../src/shell/db/connection.ts';

/**
 * Waits until so many messages of the mailbox that is read are in the ledger, none of them waits and no
 * letter is on its way, beside what the breaker holds. Asked seldom, on a connection of its own and of small indexes, so that asking costs
 * the daemon little.
 */
export async function untilDone(url: string, messages: number): Promise<void> {
  const session = await openSession(url);
  for (;;) {
    const [row] = await session.query(`
      select ${messages} = (
          select count(*) from fetched_messages join mailbox_states using (desk, folder, uid_validity))
        and not exists (select from inbound_mails where status = 'pending')
        and not exists (select from outbound_mails
          where status in ('queued', 'sending') and not (automatic and audience = 'complainant'
            and exists (select from breaker_trips where released_at is null))) as done`);
    if (row?.['done'] === true) return session.close();
    await sleep(100);
  }
}

/** Waits until the daemon has looked at the whole mailbox once. */
export async function untilReading(url: string): Promise<void> {
  const session = await openSession(url);
  for (;;) {
    const rows = await session.query('select from mailbox_states where reconciled_at is not null');
    if (rows.length > 0) return session.close();
    await sleep(25);
  }
}
