/**
 * Greetings and closing lines around commands: "Hello," above the first and "Thanks, Bea" below the last are
 * neither a note nor part of a letter (commands.md 4, row 14). Nothing is lost: what is cut is handed back, so
 * that the answer can name it.
 */
import { isCourtesy } from './authored-courtesy.ts';

/** Where a text stands in its mail. */
export type Place = {
  /** It stands before the first command. */
  readonly opens: boolean;
  /** It ends the mail. */
  readonly closes: boolean;
  /** What the line of its command holds of the same text; null for a text that belongs to no command. */
  readonly above: string | null;
};

/** A text without its courtesies, and those. */
export type Cut = { readonly lines: readonly string[]; readonly courtesies: readonly string[] };

/** A closing line and the names under it, with blank lines between them. */
const MOST_CLOSING = 8;
const LONGEST = 100;

/** Takes the greeting off a text that opens a mail, and the closing off one that ends it. */
export function withoutCourtesies(lines: readonly string[], { opens, closes, above }: Place): Cut {
  const from = opens ? greetingEnd(lines) : 0;
  const to = closes ? closingStart(lines, from, above) : lines.length;
  const cut = [...lines.slice(0, from), ...lines.slice(to)].filter((line) => line.trim() !== '');
  return { lines: lines.slice(from, to), courtesies: cut };
}

function greetingEnd(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first !== -1 && isShortCourtesy(lines.slice(first, first + 1)) ? first + 1 : 0;
}

// A text of a command that would be nothing without its closing line, such as "Thanks!" as a reply, keeps it, and a
// closing that does not stand apart may be the end of a sentence.
function closingStart(lines: readonly string[], from: number, above: string | null): number {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  for (let at = Math.max(from, last - MOST_CLOSING); at <= last; at += 1) {
    const standsApart = above === null || (lines[at - 1] ?? '').trim() === '';
    const isAll = above !== null && [above, ...lines.slice(from, at)].every((line) => line.trim() === '');
    if ((lines[at] ?? '').trim() === '' || !standsApart || isAll) continue;
    if (isShortCourtesy(lines.slice(at, last + 1))) return at;
  }
  return lines.length;
}

function isShortCourtesy(lines: readonly string[]): boolean {
  return lines.every((line) => line.length <= LONGEST) && isCourtesy(lines);
}
