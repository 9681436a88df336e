/**
 * The papers of a dossier as they lie in the register: how large each is, and its bytes when somebody wants them. Mails
 * are given byte for byte, the files in them decoded.
 */
import { sql } from 'kysely';
import type { EncodedRange } from '../../mail/inbound-mail.ts';
import { decodeAttachment } from '../decode-attachment.ts';
import { loadRaw } from './raw-store.ts';
import type { Db } from './tables.ts';

/** Bytes of each mail that is still kept, by its number. */
export type Sizes = ReadonlyMap<number, number>;

/** How large the mails that came are, without reading them; what was purged is left out. */
export async function sizesOfMails(db: Db, mailIds: readonly number[]): Promise<Sizes> {
  const { rows } = await sql<SizeRow>`
    select mail_id as id, octet_length(bytes) as size from raw_mails where mail_id = any(${[...mailIds]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ id, size }) => [id, size]));
}

/** How large letters of ours are. */
export async function sizesOfLetters(db: Db, outboundIds: readonly number[]): Promise<Sizes> {
  const { rows } = await sql<SizeRow>`
    select id, octet_length(bytes) as size from outbound_mails where id = any(${[...outboundIds]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ id, size }) => [id, size]));
}

type SizeRow = { readonly id: number; readonly size: number };

/** The bytes of a letter of ours as they left; null when there is none. */
export async function loadLetter(db: Db, outboundId: number): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('outbound_mails')
    .select('bytes')
    .where('id', '=', outboundId)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** A file that came with a mail. */
export type EnclosedFile = {
  readonly mailId: number;
  readonly position: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
};

/** The files of mails, without those that stand inside a text. */
export async function filesOfMails(db: Db, mailIds: readonly number[]): Promise<readonly EnclosedFile[]> {
  return await db
    .selectFrom('attachments')
    .select(['mail_id as mailId', 'position', 'name', 'type', 'bytes'])
    .where(sql<boolean>`mail_id = any(${[...mailIds]}::bigint[])`)
    .where('inline', '=', false)
    .orderBy('mail_id')
    .orderBy('position')
    .execute();
}

/** The bytes of such a file; null once its mail was purged. */
export async function loadFile(
  db: Db,
  { mailId, position }: Pick<EnclosedFile, 'mailId' | 'position'>,
): Promise<Uint8Array | null> {
  const { rows } = await sql<FileRow>`
    select content, case when range_start is not null then
      json_build_object('start', range_start, 'end', range_end, 'encoding', encoding) end as range
    from attachments where mail_id = ${mailId} and position = ${position}
  `.execute(db);
  const [row] = rows;
  const raw = row === undefined ? null : await loadRaw(db, mailId);
  if (row === undefined || raw === null) return null;
  return decodeAttachment(raw, row);
}

type FileRow = { readonly range: EncodedRange | null; readonly content: Buffer | null };
