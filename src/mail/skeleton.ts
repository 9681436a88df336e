/**
 * A small mail with the header fields and part headers of a big one and no bodies, for the vendor parser:
 * it reads addresses, file names and parameters there, and never meets a body, a deep structure or an
 * attachment (performance.md: attachment bodies were half of the parse time). Each part's body is its number.
 */
import { reencodeWords } from './encoded-words.ts';
import type { Leaf } from './mime-structure.ts';

/** A header field as text: 8-bit bytes and folding repaired, encoded words still encoded. */
export type TextField = { readonly name: string; readonly value: string };

// What the vendor parser is asked to read; everything else is read without it.
const ADDRESS_FIELDS = ['from', 'sender', 'reply-to', 'to', 'cc'] as const;

const BOUNDARY = 'part-of-the-skeleton';
const MAX_ADDRESSES = 65_536;

/**
 * The skeleton of a mail.
 * @param fields  header of the mail, topmost first
 * @param leaves  the parts whose names are wanted, at most a thousand
 */
export function writeSkeleton(fields: readonly TextField[], leaves: readonly Leaf[]): string {
  const lines = ADDRESS_FIELDS.flatMap((name) => {
    const values = fields.filter((field) => field.name === name).map((field) => field.value);
    // Several fields of one name become one list, because the parser would keep only the last.
    return values.length === 0 ? [] : [`${name}: ${oneLine(values.join(', ')).slice(0, MAX_ADDRESSES)}`];
  });
  if (leaves.length === 0) return [...lines, '', ''].join('\n');
  lines.push(`content-type: multipart/mixed; boundary=${BOUNDARY}`, '');
  for (const [number, leaf] of leaves.entries()) lines.push(`--${BOUNDARY}`, ...partLines(leaf, number));
  return [...lines, `--${BOUNDARY}--`, ''].join('\n');
}

function partLines(leaf: Leaf, number: number): readonly string[] {
  // As attachments the parts come back one by one, whatever they are.
  const parameters = leaf.disposition.includes(';')
    ? leaf.disposition.slice(leaf.disposition.indexOf(';'))
    : '';
  const disposition = `content-disposition: ${oneLine(`attachment${parameters}`)}`;
  const type = leaf.contentType === '' ? [] : [`content-type: ${oneLine(leaf.contentType)}`];
  return [...type, disposition, '', String(number)];
}

function oneLine(value: string): string {
  return reencodeWords(value).replace(/[^\P{Cc}\t]+/gu, ' ');
}
