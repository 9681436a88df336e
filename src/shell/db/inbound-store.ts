/**
 * Received mails in the database: stored raw before anything else, claimed with the attempt already
 * counted, and finished in the transaction that files them (inbound.md A7 to A9).
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** A message as it came from a folder of a mailbox. */
export type FetchedMail = {
  readonly desk: string;
  readonly folder: string;
  readonly uidValidity: number;
  readonly uid: number;
  readonly internalDate: Date;
  readonly sizeBytes: number;
  readonly bytes: Buffer;
  readonly shortened: boolean;
  readonly messageId: string | null;
  readonly refersTo: readonly string[];
  /** Now. */
  readonly storedAt: Date;
};

/** A mail that this process works on; `attempt` counts this try. */
export type ClaimedMail = {
  readonly id: number;
  readonly desk: string;
  readonly receivedAt: Date;
  readonly shortened: boolean;
  readonly attempt: number;
  readonly bytes: Buffer;
};

/**
 * Stores a message and its ledger row in one transaction. Bytes that are there already (another folder,
 * a rescan) get a ledger row only.
 * @returns true when the mail is new
 */
export async function storeMail(db: Db, mail: FetchedMail): Promise<boolean> {
  const stored = await storeOnce(db, mail);
  // Another reader stored the same bytes while this statement ran, too late to be seen by it; the next sees it.
  if (stored.isUnlinked) await storeOnce(db, mail);
  return stored.isNew;
}

type Stored = { readonly isNew: boolean; readonly isUnlinked: boolean };

async function storeOnce(db: Db, mail: FetchedMail): Promise<Stored> {
  const sha256 = createHash('sha256').update(mail.bytes).digest('hex');
  const { rows } = await sql<Stored>`
    with added as (
      insert into inbound_mails (desk, raw_sha256, size_bytes, received_at, stored_at, next_attempt_at, message_id, refers_to, shortened)
      values (${mail.desk}, ${sha256}, ${mail.sizeBytes}, ${mail.internalDate}, ${mail.storedAt},
        ${mail.storedAt}, ${mail.messageId},
        ${[...mail.refersTo]}::text[], ${mail.shortened})
      on conflict (raw_sha256) do nothing
      returning id),
    raw as (
      insert into raw_mails (mail_id, bytes) select id, ${mail.bytes} from added),
    ledger as (
      insert into fetched_messages (desk, folder, uid_validity, uid, mail_id, size_bytes, internal_date)
      select ${mail.desk}, ${mail.folder}, ${mail.uidValidity}, ${mail.uid},
        coalesce((select id from added), (select id from inbound_mails where raw_sha256 = ${sha256})),
        ${mail.sizeBytes}, ${mail.internalDate}
      on conflict (desk, folder, uid_validity, uid) do update set mail_id = excluded.mail_id
        where fetched_messages.mail_id is null
      returning mail_id)
    select exists (select from added) as "isNew", exists (select from ledger where mail_id is null) as "isUnlinked"
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('storing gives one row');
  return row;
}

/** How much is taken in hand at once: whatever waits, within these bounds (at least one mail). */
export type ClaimLimits = { readonly mails: number; readonly bytes: number };

/**
 * Takes waiting mails in order, and commits that the attempt was made, so that a mail that kills the
 * process is not tried for ever. A mail waits for one with the same id or one that it refers to, so that
 * the order within a thread is kept whoever works. A mail whose worker died is due again after a minute,
 * then five, then twenty-five.
 */
export async function claimMails(db: Db, at: Date, limits: ClaimLimits): Promise<readonly ClaimedMail[]> {
  // "offset 0" keeps the question about earlier mails apart, so that the index on ids answers it also when
  // the server does not know yet that a backlog came: joined, it would go through all that waits for each.
  const { rows } = await sql<ClaimedMail>`
    with waiting as (
      select id, size_bytes from inbound_mails as mail
      where status = 'pending' and next_attempt_at <= ${at}
        and not exists (
          select from inbound_mails as earlier
          where earlier.message_id = any(mail.message_id || mail.refers_to)
            and earlier.status = mail.status and earlier.id < mail.id
          offset 0)
      order by id limit ${limits.mails}
      for update skip locked),
    picked as (
      select id from (select id, sum(size_bytes) over (order by id) - size_bytes as before from waiting) as sums
      where before < ${limits.bytes}),
    claimed as (
      update inbound_mails
      set attempts = attempts + 1, next_attempt_at = ${at}::timestamptz + interval '1 minute' * 5 ^ least(attempts, 2)
      where id in (select id from picked)
      returning id, desk, received_at, shortened, attempts)
    select id, desk, received_at as "receivedAt", shortened, attempts as attempt, bytes
    from claimed join raw_mails on raw_mails.mail_id = id
    order by id
  `.execute(db);
  return rows;
}

/** The attempt does not count and the mail is due at once: the database was away, not the mail at fault. */
export async function giveBackMails(db: Db, mailIds: readonly number[], at: Date): Promise<void> {
  await sql`
    update inbound_mails set attempts = greatest(attempts - 1, 0), next_attempt_at = ${at}
    where id = any(${[...mailIds]}::bigint[]) and status = 'pending'
  `.execute(db);
}

/** Notes why an attempt failed; the mail stays due as the claim said. */
export async function noteFailure(db: Db, mailId: number, failure: string): Promise<void> {
  await db.updateTable('inbound_mails').set({ failure }).where('id', '=', mailId).execute();
}

/** Sets a mail aside: it is not tried again until a person says so. */
export async function quarantineMail(tx: Db, mailId: number, failure: string, at: Date): Promise<void> {
  await tx
    .updateTable('inbound_mails')
    .set({ status: 'quarantined', disposition: 'quarantine', failure, processed_at: at })
    .where('id', '=', mailId)
    .execute();
}

/** Puts a quarantined mail back in the queue. @returns false when no quarantined mail has this number */
export async function retryMail(db: Db, mailId: number, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('inbound_mails')
    .set({ status: 'pending', attempts: 0, next_attempt_at: at, failure: null, disposition: null })
    .where('id', '=', mailId)
    .where('status', '=', 'quarantined')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How many mails were filed since the register began. */
export async function countProcessed(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from inbound_mails where status = 'processed'
  `.execute(db);
  return rows[0]?.count ?? 0;
}
