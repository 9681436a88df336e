/**
 * Tells in about a millisecond whether a mail can be read on the main thread: a big attachment does not
 * matter, because nobody decodes it; long texts, long headers and many parts do.
 */

import { TNEF_TYPES } from './content-flags.ts';
import { type Leaf, scanStructure } from './mime-structure.ts';
import { headerStart, repairLineEnds } from './raw-header.ts';
import { textKind, textLeaves } from './text-parts.ts';

const MAX_TEXT_BYTES = 262_144;
const MAX_PARTS = 100;
const MAX_HEADER = 65_536;
const MAX_MAIL = 64 * 1_048_576;
// Lines that may be delimiters; each costs a comparison with the open multiparts.
const MAX_CANDIDATES = 2_000;
const MAX_LEADING = 4_096;

/** True for a mail whose parse is bounded to some tens of milliseconds. */
export function isTame(raw: Uint8Array): boolean {
  if (raw.length > MAX_MAIL) return false;
  const bytes = repairLineEnds(raw);
  const start = headerStart(bytes);
  if (start > MAX_LEADING || !headerEnds(bytes, start) || hasManyCandidates(bytes)) return false;
  const structure = scanStructure(bytes, start);
  if (structure.leaves.length >= MAX_PARTS) return false;
  const texts = textLeaves(structure).reduce((sum, leaf) => sum + textCost(leaf), 0);
  const opened = structure.leaves.reduce((sum, leaf) => sum + openingCost(leaf), 0);
  return texts + opened < MAX_TEXT_BYTES;
}

function textCost(leaf: Leaf): number {
  const bytes = leaf.end - leaf.start;
  // Half a second for 128 KB of the worst markup found.
  return textKind(leaf) === 'html' ? bytes * 2 : bytes;
}

/** Attached mails are read as mails, and containers of Outlook are decoded. */
function openingCost(leaf: Leaf): number {
  const bytes = leaf.end - leaf.start;
  if (leaf.type.startsWith('message/') || /\.eml\b/i.test(leaf.contentType)) return bytes;
  return TNEF_TYPES.includes(leaf.type) ? bytes / 8 : 0;
}

function headerEnds(bytes: Uint8Array, start: number): boolean {
  const head = view(bytes.subarray(start, start + MAX_HEADER));
  return head.length < MAX_HEADER || head.includes('\n\n') || head.includes('\n\r\n');
}

function hasManyCandidates(bytes: Uint8Array): boolean {
  const all = view(bytes);
  let count = 0;
  for (let at = all.indexOf('\n--'); at >= 0; at = all.indexOf('\n--', at + 1)) {
    count += 1;
    if (count > MAX_CANDIDATES) return true;
  }
  return false;
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
