/**
 * The ids of a mail, read from the header alone at the moment it is stored and before anyone parses it
 * (inbound.md A7). Runs for every mail that arrives, so it looks at a few fields and nothing else.
 */
import { fieldBytes, headerStart, readHeaderBlock, repairLineEnds } from './raw-header.ts';

/** Message-ID, and the mails it refers to: In-Reply-To, then References; ids without angle brackets. */
export type HeaderIds = { readonly messageId: string | null; readonly refersTo: readonly string[] };

/** Longest line of RFC 5322; a longer id is cut, so that it still compares equal to itself. */
const MAX_ID = 998;
const MAX_IDS = 500;
const MAX_VALUE_BYTES = 65_536;

/** The ids of a mail. Never throws, whatever the bytes are. */
export function scanHeader(raw: Uint8Array): HeaderIds {
  const bytes = repairLineEnds(raw.subarray(0, (1 << 20) + 65_536));
  const values = { 'message-id': '', 'in-reply-to': '', references: '' };
  for (const field of readHeaderBlock(bytes, headerStart(bytes)).fields) {
    const { name } = field;
    if (name !== 'message-id' && name !== 'in-reply-to' && name !== 'references') continue;
    // Of a field that may stand only once the first counts (inbound.md B2).
    if (values[name] === '') values[name] = asciiOf(fieldBytes(bytes, field, MAX_VALUE_BYTES));
  }
  const refersTo = [...idsIn(values['in-reply-to']), ...idsIn(values.references)];
  return { messageId: idsIn(values['message-id'])[0] ?? null, refersTo: [...new Set(refersTo)] };
}

/** The Message-IDs in a header value, without angle brackets; bare words count when they look like ids. */
export function idsIn(value: string): readonly string[] {
  const bracketed = [...value.matchAll(/<([^<>]{1,4000})>/g)].map((match) => match[1] ?? '');
  const words =
    bracketed.length > 0 ? bracketed : value.split(/[\s<>]+/).filter((word) => word.includes('@'));
  const ids = words.map((word) => word.replace(/[\s\p{Cc}]+/gu, '').slice(0, MAX_ID));
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, MAX_IDS);
}

function asciiOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
