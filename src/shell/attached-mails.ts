/**
 * The text of mails that are attached to a mail, so that it is found: a complaint is often passed on as an
 * attachment (inbound.md B8, J4). The attached mail itself stays a file. Bounded in depth, number and length.
 */

import { clamp, cleanFileName, cleanLine, MAX_SUBJECT } from '../mail/clean-text.ts';
import { decodeWords } from '../mail/encoded-words.ts';
import { fileNameOf } from '../mail/file-name.ts';
import { headerFacts, textFields } from '../mail/header-facts.ts';
import { type Leaf, scanStructure } from '../mail/mime-structure.ts';
import { headerStart, repairLineEnds } from '../mail/raw-header.ts';
import { fileLeaves } from '../mail/text-parts.ts';
import { decodeTransfer } from '../mail/transfer-encoding.ts';
import { readTexts } from './mail-texts.ts';

const MAIL_TYPES = ['message/rfc822', 'message/global'];
const MAX_DEPTH = 4;
const MAX_MAILS = 20;
const MAX_MAIL_BYTES = 4 * 1_048_576;
const MAX_TEXT = 262_144;

/**
 * The texts of the attached mails, each below a line that names it.
 * @param raw    the mail that the parts are found in
 * @param files  its parts that are not text
 * @returns      '' when no mail is attached
 */
export function attachedTexts(raw: Uint8Array, files: readonly Leaf[], depth = 1): string {
  const mails = files.filter(isMail).slice(0, MAX_MAILS);
  const texts: string[] = [];
  for (const leaf of mails) {
    const left = MAX_TEXT - texts.reduce((sum, text) => sum + text.length, 0);
    if (left > 0) texts.push(clamp(attachedText(raw, leaf, depth), left));
  }
  return texts.join('\n\n');
}

function isMail(leaf: Leaf): boolean {
  return MAIL_TYPES.includes(leaf.type) || /\.eml$/i.test(fileNameOf(leaf.disposition, leaf.contentType));
}

function attachedText(raw: Uint8Array, leaf: Leaf, depth: number): string {
  const encoded = raw.subarray(leaf.start, Math.min(leaf.end, leaf.start + MAX_MAIL_BYTES));
  const bytes = repairLineEnds(decodeTransfer(encoded, leaf.encoding));
  const structure = scanStructure(bytes, headerStart(bytes));
  const fields = textFields(bytes, structure.header, '');
  const from = fields.find(({ name }) => name === 'from')?.value ?? '';
  const name = cleanFileName(fileNameOf(leaf.disposition, leaf.contentType), 'message.eml');
  const title = [headerFacts(fields).subject, cleanLine(decodeWords(from), MAX_SUBJECT)];
  const inner = depth < MAX_DEPTH ? attachedTexts(bytes, fileLeaves(structure), depth + 1) : '';
  const heading = `[${name}] ${title.filter((part) => part !== '').join(' - ')}`.trim();
  return [heading, readTexts(bytes, structure).text.trim(), inner].filter((part) => part !== '').join('\n');
}
