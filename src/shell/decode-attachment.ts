/** Reads one attachment out of the raw mail, at the moment somebody wants it (inbound-mail.ts `EncodedRange`). */
import { createHash } from 'node:crypto';
import type { AttachmentPart } from '../mail/inbound-mail.ts';
import { decodeTransfer } from '../mail/transfer-encoding.ts';

/**
 * The decoded bytes of an attachment.
 * @param raw   the mail that the part was found in, byte for byte as it was stored
 * @param part  range and content of the part
 * @returns     never throws; damaged encodings give what can be read
 */
export function decodeAttachment(
  raw: Uint8Array,
  part: Pick<AttachmentPart, 'range' | 'content'>,
): Uint8Array {
  if (part.range === null) return part.content ?? new Uint8Array();
  return decodeTransfer(raw.subarray(part.range.start, part.range.end), part.range.encoding);
}

/** SHA-256 (hex) of some bytes: how the dossier proves that a file is unchanged. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
