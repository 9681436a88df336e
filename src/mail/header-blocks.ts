/**
 * The header block that Outlook and others put above the mail that is answered: From, Sent, To and Subject in
 * the language of the reader, in bold print or with a quote mark, its long values wrapped (inbound.md K1, J4).
 */
import { HEADER_LABELS, type HeaderLabel, ORIGINAL_WORDS } from './quote-words.ts';

const LONGEST_LABEL = 30;
const MOST_LINES = 14;
const MOST_WRAPPED = 2;
const DASHES = /^[\s>*_=-]+|[\s*_=-]+$/g;

/** True when a header block begins on this line: a sender, and a date or two more fields close below it. */
export function startsHeaderBlock(lines: readonly string[], start: number): boolean {
  const seen = headerBlockLabels(lines, start);
  return seen.has('from') && (seen.size > 2 || (seen.size === 2 && seen.has('date')));
}

/** The kinds of fields that stand close together from this line on; none when it is no field itself. */
export function headerBlockLabels(lines: readonly string[], start: number): ReadonlySet<HeaderLabel> {
  const seen = new Set<HeaderLabel>();
  if (labelOf(lines[start] ?? '') === null) return seen;
  let between = 0;
  for (let at = start; at < start + MOST_LINES && between <= MOST_WRAPPED; at += 1) {
    const label = labelOf(lines[at] ?? '');
    if (label === null) {
      between += 1;
      continue;
    }
    between = 0;
    seen.add(label);
  }
  return seen;
}

/** True for "-----Original Message-----" in the languages of quote-words.ts. */
export function isSeparator(line: string): boolean {
  const first = line.trimStart().charAt(0);
  if (first !== '-' && first !== '_' && first !== '>' && first !== '*') return false;
  if (line.length > 120 || !/[-_]{2}/.test(line)) return false;
  return ORIGINAL_WORDS.has(line.replace(DASHES, '').toLowerCase());
}

function labelOf(line: string): HeaderLabel | null {
  const head = line.slice(0, LONGEST_LABEL);
  const colon = head.search(/[:：]/);
  if (colon < 1) return null;
  const word = head
    .slice(0, colon)
    .replace(/[\s>*_\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
  return HEADER_LABELS.get(word) ?? null;
}
