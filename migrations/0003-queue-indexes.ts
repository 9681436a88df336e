/** Indexes for the queue of mails and for bounces: what they cost no longer grows with what is stored. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Taking mails in their order stops as soon as it has enough of them, however many wait: by the time at
    -- which they are due, the whole backlog had to be looked at and sorted each time.
    create index inbound_mails_waiting on inbound_mails (id) where status = 'pending';
    drop index inbound_mails_pending;
    -- Whether a mail waits for one that it refers to is asked for each mail that is taken; the answer is in
    -- the index, also when thousands came with one id.
    create index inbound_mails_thread on inbound_mails (message_id, status, id);
    drop index inbound_mails_message_id;
    -- A bounce without an id of ours is matched by whom we wrote to, staff included.
    create index outbound_mails_recipient on outbound_mails (to_address, sent_at);
  `.execute(db);
}
