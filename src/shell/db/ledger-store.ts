/**
 * The ledger of a mailbox: which messages of a folder were taken, and how far reading it has come
 * (inbound.md A1). A message is selected by its UID and this ledger, by nothing else.
 */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** How far reading a folder has come; `watermarkUid` is the highest UID below which all were looked at. */
export type FolderProgress = {
  readonly uidValidity: number;
  readonly watermarkUid: number;
  readonly uidNext: number;
  readonly polledAt: Date;
  /** Messages that the server listed and that are not in the ledger yet. */
  readonly missing: number;
  readonly reconciledAt: Date | null;
};

/** Null before the first poll of the folder. */
export async function loadProgress(db: Db, desk: string, folder: string): Promise<FolderProgress | null> {
  const row = await db
    .selectFrom('mailbox_states')
    .selectAll()
    .where('desk', '=', desk)
    .where('folder', '=', folder)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    uidValidity: row.uid_validity,
    watermarkUid: row.watermark_uid,
    uidNext: row.uid_next,
    polledAt: row.polled_at,
    missing: row.missing,
    reconciledAt: row.reconciled_at,
  };
}

/** Remembers how far reading the folder has come. */
export async function saveProgress(
  db: Db,
  desk: string,
  folder: string,
  progress: FolderProgress,
): Promise<void> {
  const row = {
    uid_validity: progress.uidValidity,
    watermark_uid: progress.watermarkUid,
    uid_next: progress.uidNext,
    polled_at: progress.polledAt,
    missing: progress.missing,
    reconciled_at: progress.reconciledAt,
  };
  await db
    .insertInto('mailbox_states')
    .values({ desk, folder, ...row })
    .onConflict((conflict) => conflict.columns(['desk', 'folder']).doUpdateSet(row))
    .execute();
}

/** UIDs of a folder from `fromUid` on that the ledger holds already. */
export async function ledgerUids(
  db: Db,
  desk: string,
  folder: string,
  uidValidity: number,
  fromUid: number,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('fetched_messages')
    .select('uid')
    .where('desk', '=', desk)
    .where('folder', '=', folder)
    .where('uid_validity', '=', uidValidity)
    .where('uid', '>=', fromUid)
    .execute();
  return new Set(rows.map((row) => row.uid));
}

/** Enters messages that are not taken on purpose: they were there before the desk began, or they are gone. */
export async function skipMessages(
  db: Db,
  desk: string,
  folder: string,
  uidValidity: number,
  messages: readonly { readonly uid: number; readonly sizeBytes: number; readonly internalDate: Date }[],
): Promise<void> {
  await sql`
    insert into fetched_messages (desk, folder, uid_validity, uid, mail_id, size_bytes, internal_date)
    select ${desk}, ${folder}, ${uidValidity}, uid, null, size, date from unnest(
      ${messages.map((message) => message.uid)}::bigint[],
      ${messages.map((message) => message.sizeBytes)}::bigint[],
      ${messages.map((message) => message.internalDate)}::timestamptz[]) as skipped (uid, size, date)
    on conflict do nothing
  `.execute(db);
}

/** What of a folder was left alone on purpose, under whatever numbers. */
export async function loadSkipped(
  db: Db,
  desk: string,
  folder: string,
): Promise<readonly { readonly sizeBytes: number; readonly internalDate: Date }[]> {
  return db
    .selectFrom('fetched_messages')
    .select(['size_bytes as sizeBytes', 'internal_date as internalDate'])
    .where('desk', '=', desk)
    .where('folder', '=', folder)
    .where('mail_id', 'is', null)
    .execute();
}

/** Drops the ledger of a renumbered folder: its UIDs mean other messages now, and content tells what is new. */
export async function forgetFolder(db: Db, desk: string, folder: string, uidValidity: number): Promise<void> {
  await db
    .deleteFrom('fetched_messages')
    .where('desk', '=', desk)
    .where('folder', '=', folder)
    .where('uid_validity', '=', uidValidity)
    .execute();
}
