/**
 * The raw bytes of mails, read back from the database. The server sends bytes as hexadecimal text, so a large
 * mail comes in pieces: at once it would take three times its size, and the desk may run on a small machine.
 */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** As much of one mail as comes at once; most mails are smaller. */
const PIECE_BYTES = 1024 * 1024;

/** The stored bytes of a mail; null once they were purged. */
export async function loadRaw(db: Db, mailId: number): Promise<Buffer | null> {
  return (await loadRaws(db, [mailId])).get(mailId) ?? null;
}

/** The stored bytes of mails by their number; what was purged is left out. */
export async function loadRaws(db: Db, mailIds: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
  if (mailIds.length === 0) return new Map();
  const { rows } = await sql<FirstPiece>`
    select mail_id as "mailId", octet_length(bytes) as size, substring(bytes from 1 for ${PIECE_BYTES}) as piece
    from raw_mails where mail_id = any(${[...mailIds]}::bigint[])
  `.execute(db);
  const raws = new Map<number, Buffer>();
  for (const row of rows) raws.set(row.mailId, await complete(db, row));
  return raws;
}

type FirstPiece = { readonly mailId: number; readonly size: number; readonly piece: Buffer };

async function complete(db: Db, { mailId, size, piece }: FirstPiece): Promise<Buffer> {
  if (piece.length === size) return piece;
  const bytes = Buffer.alloc(size);
  for (let end = piece.copy(bytes); end < size; ) {
    const { rows } = await sql<{ piece: Buffer }>`
      select substring(bytes from ${end + 1}::int for ${PIECE_BYTES}) as piece from raw_mails where mail_id = ${mailId}
    `.execute(db);
    const copied = rows[0]?.piece.copy(bytes, end) ?? 0;
    if (copied === 0) throw new Error(`mail ${mailId} was purged while it was read`);
    end += copied;
  }
  return bytes;
}
