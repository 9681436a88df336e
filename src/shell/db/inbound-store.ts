/**
 * Received mails in the database: stored raw before anything else, claimed with the attempt already
 * counted, and finished in the transaction that files them (inbound.md A7 to A9).
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { SignatureCheck } from '../../mail/sender-proof.ts';
import { type FreshMails, openFreshMails } from './fresh-mails.ts';
import { loadRaws } from './raw-store.ts';
import type { Db } from './tables.ts';

/** A message as it came from a folder of a mailbox, or from the files that are imported. */
export type FetchedMail = {
  readonly desk: string;
  readonly folder: string;
  readonly uidValidity: number;
  readonly uid: number;
  readonly internalDate: Date;
  readonly sizeBytes: number;
  readonly bytes: Buffer;
  readonly shortened: boolean;
  readonly imported: boolean;
  readonly messageId: string | null;
  readonly refersTo: readonly string[];
  /** What our own check of the bytes found; left out when none was made. */
  readonly signatureCheck?: SignatureCheck | null;
  /** Now. */
  readonly storedAt: Date;
};

/** A mail that this process works on; `attempt` counts this try. */
export type ClaimedMail = {
  readonly id: number;
  readonly desk: string;
  readonly receivedAt: Date;
  readonly shortened: boolean;
  /** Old mail that was handed over as files: nobody is answered or told of it. */
  readonly imported: boolean;
  readonly attempt: number;
  readonly signatureCheck: SignatureCheck | null;
  readonly bytes: Buffer;
};

/**
 * Stores messages and their ledger rows in one transaction, in their order. Bytes that are there already
 * (another folder, a rescan) get a ledger row only.
 * @returns the mails that are new
 */
export async function storeMails(db: Db, mails: readonly FetchedMail[]): Promise<readonly StoredMail[]> {
  if (mails.length === 0) return [];
  const stored = await storeOnce(db, mails);
  // Another reader stored the same bytes while this statement ran, too late to be seen by it; the next sees them.
  if (stored.unlinked > 0) await storeOnce(db, mails);
  return stored.added;
}

/** A message that was not in the register before, and its number there. */
export type StoredMail = { readonly mailId: number; readonly uid: number };

type Stored = { readonly added: readonly StoredMail[]; readonly unlinked: number };

async function storeOnce(db: Db, mails: readonly FetchedMail[]): Promise<Stored> {
  let end = 0;
  const rows = mails.map(({ bytes, ...mail }) => {
    const start = end + 1;
    end += bytes.length;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...mail, sha256, start, length: bytes.length };
  });
  const { rows: counts } = await sql<Stored>`
    with incoming as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as row (
        desk text, folder text, "uidValidity" bigint, uid bigint, "internalDate" timestamptz, "sizeBytes" bigint,
        shortened boolean, imported boolean, "messageId" text, "refersTo" text[], "signatureCheck" jsonb,
        "storedAt" timestamptz, sha256 text, start int, length int)),
    different as (
      select distinct on (sha256) * from incoming order by sha256, uid),
    added as (
      insert into inbound_mails (desk, raw_sha256, size_bytes, received_at, stored_at, next_attempt_at,
        message_id, refers_to, shortened, imported, signature_check)
      select desk, sha256, "sizeBytes", "internalDate", "storedAt", "storedAt", "messageId", "refersTo", shortened,
        imported, "signatureCheck"
      from different order by uid
      on conflict (raw_sha256) do nothing
      returning id, raw_sha256),
    raw as (
      insert into raw_mails (mail_id, bytes)
      select id, substring(${bytesOf(mails)}::bytea from start for length)
      from added join different on sha256 = raw_sha256),
    ledger as (
      insert into fetched_messages (desk, folder, uid_validity, uid, mail_id, size_bytes, internal_date)
      select incoming.desk, folder, "uidValidity", uid, coalesce(added.id, present.id), "sizeBytes", "internalDate"
      from incoming
        left join added on added.raw_sha256 = sha256
        left join inbound_mails as present on present.raw_sha256 = sha256
      on conflict (desk, folder, uid_validity, uid) do update set mail_id = excluded.mail_id
        where fetched_messages.mail_id is null
      returning mail_id)
    select
      (select coalesce(json_agg(json_build_object('mailId', id, 'uid', uid)), '[]')
        from added join different on sha256 = raw_sha256) as added,
      (select count(*) from ledger where mail_id is null) as unlinked
  `.execute(db);
  const [count] = counts;
  if (count === undefined) throw new Error('storing gives one row');
  return count;
}

/** The bytes of all mails travel as one parameter and are cut apart there; a large mail alone is not copied. */
function bytesOf(mails: readonly FetchedMail[]): Buffer {
  const [first, second] = mails;
  return first !== undefined && second === undefined
    ? first.bytes
    : Buffer.concat(mails.map(({ bytes }) => bytes));
}

/** How much is taken in hand at once: whatever waits, within these bounds (at least one mail). */
export type ClaimLimits = { readonly mails: number; readonly bytes: number };

/**
 * Takes waiting mails in order, and commits that the attempt was made, so that a mail that kills the
 * process is not tried for ever. A mail waits for one with the same id or one that it refers to, so that
 * the order within a thread is kept whoever works. A mail whose worker died is due again after a minute,
 * then five, then twenty-five. A mail over which a program ended may have ended it, so it is taken alone the
 * next time: what lay beside it must not be counted guilty with it.
 * @param fresh    bytes that are at hand already
 * @param onClaim  hears what was claimed before the bytes are loaded, which may fail
 */
export async function claimMails(
  db: Db,
  at: Date,
  limits: ClaimLimits,
  fresh: FreshMails = openFreshMails(),
  onClaim: (claims: readonly Claim[]) => void = () => undefined,
): Promise<readonly ClaimedMail[]> {
  // "offset 0" keeps the question about earlier mails apart, so that the index on ids answers it also when
  // the server does not know yet that a backlog came: joined, it would go through all that waits for each.
  const { rows } = await sql<Omit<ClaimedMail, 'bytes'>>`
    with waiting as (
      select id, size_bytes, attempts > 0 and failure is null as suspect from inbound_mails as mail
      where status = 'pending' and next_attempt_at <= ${at}
        and not exists (
          select from inbound_mails as earlier
          where earlier.message_id = any(mail.message_id || mail.refers_to)
            and earlier.status = mail.status and earlier.id < mail.id
          offset 0)
      order by id limit ${limits.mails}
      for update skip locked),
    picked as (
      select id from (
        select id, sum(size_bytes) over (order by id) - size_bytes as before,
          count(*) filter (where suspect) over (order by id) as suspects, row_number() over (order by id) as place
        from waiting) as sums
      where before < ${limits.bytes} and (suspects = 0 or place = 1)),
    claimed as (
      update inbound_mails
      set attempts = attempts + 1, next_attempt_at = ${at}::timestamptz + interval '1 minute' * 5 ^ least(attempts, 2)
      where id in (select id from picked)
      returning id, desk, received_at, shortened, imported, attempts, signature_check)
    select id, desk, received_at as "receivedAt", shortened, imported, attempts as attempt,
      signature_check as "signatureCheck" from claimed order by id
  `.execute(db);
  onClaim(rows);
  const atHand = new Map(rows.map(({ id }) => [id, fresh.take(id)]));
  const missing = await loadRaws(
    db,
    rows.map(({ id }) => id).filter((id) => atHand.get(id) === null),
  );
  return rows.flatMap((row) => {
    const bytes = atHand.get(row.id) ?? missing.get(row.id);
    return bytes === undefined ? [] : [{ ...row, bytes }];
  });
}

/** True when a mail is due, be it one that waits for another; cheaper to ask than taking none. */
export async function isMailDue(db: Db, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from inbound_mails where status = 'pending' and next_attempt_at <= ${at} limit 1
  `.execute(db);
  return rows.length > 0;
}

/** What tells one claim on a mail from the next: every claim counts one attempt more. */
export type Claim = Pick<ClaimedMail, 'id' | 'attempt'>;

/**
 * Locks mails for the transaction that files them, except those whose claim ran out while their worker was
 * held up: another one claimed them since, and files them or did.
 * @returns numbers of the mails that still belong to the caller
 */
export async function holdClaims(tx: Db, claims: readonly Claim[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select mail.id from inbound_mails as mail
      join json_to_recordset(${claimRows(claims)}::json) as claim (id bigint, attempt int) on claim.id = mail.id
    where status = 'pending' and attempts = attempt
    order by mail.id
    for update of mail
  `.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/**
 * The attempt does not count and the mail is due at once: the database was away, not the mail at fault. What
 * another worker claimed since is left to it.
 */
export async function giveBackMails(db: Db, claims: readonly Claim[], at: Date): Promise<void> {
  await sql`
    update inbound_mails as mail set attempts = attempts - 1, next_attempt_at = ${at}
    from json_to_recordset(${claimRows(claims)}::json) as claim (id bigint, attempt int)
    where claim.id = mail.id and status = 'pending' and attempts = attempt
  `.execute(db);
}

function claimRows(claims: readonly Claim[]): string {
  return JSON.stringify(claims.map(({ id, attempt }) => ({ id, attempt })));
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
