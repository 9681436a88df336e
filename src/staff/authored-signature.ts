/**
 * The signature under what a member of staff wrote (commands.md §3.4 step 7): under its delimiter, under what a
 * telephone adds, or because earlier mails of this person ended in the same way. It is cut from what is read for
 * commands and notes, and shown in the answer.
 */
import { isClientLine, MOST_CLOSING } from '../mail/closing-lines.ts';
import { looksLikeCommand, plainLine } from './authored-line.ts';
import type { OwnLine } from './authored-region.ts';

/** What is left, and what was cut, both in the order of the mail. */
export type Signed = { readonly kept: readonly OwnLine[]; readonly signature: readonly string[] };

/** Most lines of a signature that are learned. */
const MOST_LEARNED = 15;
/** Mails that must end alike before their end counts as a signature. */
const LEAST_ALIKE = 3;

/** A line that holds only one of these separates the text from the signature; at the top it separates nothing. */
const DELIMITER = /^(?:--|_{2,}|#{3,}|={3,})$/;

/**
 * Cuts the signature.
 * @param lines    what was written now
 * @param learned  folded lines, from `learnSignature`
 */
export function cutSignature(lines: readonly OwnLine[], learned: readonly string[]): Signed {
  const { kept, signature } = cutDelimited(lines);
  const tail = learnedTail(kept, learned);
  const learnedLines = kept.slice(tail).map(({ text }) => text);
  return { kept: kept.slice(0, tail), signature: [...learnedLines, ...signature].filter(isShown) };
}

/**
 * The end that mails of one person share.
 * @param tails  the last lines of each mail as `mailTail` gives them, newest mail first
 * @returns      folded lines for `cutSignature`, the longest end that at least three mails share; empty when none is
 */
export function learnSignature(tails: readonly (readonly string[])[]): readonly string[] {
  for (let length = MOST_LEARNED; length > 0; length -= 1) {
    const counts = new Map<string, number>();
    for (const tail of tails) {
      if (tail.length < length) continue;
      const end = tail.slice(-length);
      const key = end.join('\n');
      const count = (counts.get(key) ?? 0) + 1;
      if (count >= LEAST_ALIKE) return end;
      counts.set(key, count);
    }
  }
  return [];
}

/**
 * The end of one mail, folded, for `learnSignature`. The first line of a mail and its last command are no end of it,
 * so that somebody who always writes the same word is still read.
 * @param lines      what was written, signature not included
 * @param signature  what was cut of it
 */
export function mailTail(lines: readonly string[], signature: readonly string[]): readonly string[] {
  const filled = [...lines, ...signature].filter(isFilled);
  const command = filled.findLastIndex((line) => looksLikeCommand(plainLine(line)));
  return filled
    .slice(Math.max(command, 0) + 1)
    .slice(-MOST_LEARNED)
    .map(foldLine);
}

function cutDelimited(lines: readonly OwnLine[]): Signed {
  const kept: OwnLine[] = [];
  const skipped: string[] = [];
  let isBegun = false;
  for (const [at, line] of lines.entries()) {
    const plain = plainLine(line.text).trim();
    const found = plain === '' ? 'nothing' : beginsSignature(lines, at, plain, isBegun);
    if (found === 'signature') {
      return { kept, signature: [...skipped, ...lines.slice(at).map(({ text }) => text)] };
    }
    if (found === 'separator') {
      skipped.push(line.text);
      continue;
    }
    isBegun ||= plain !== '';
    kept.push(line);
  }
  return { kept, signature: skipped };
}

type Found = 'signature' | 'separator' | 'nothing';

function beginsSignature(lines: readonly OwnLine[], at: number, plain: string, isBegun: boolean): Found {
  const isDelimiter = DELIMITER.test(plain);
  if (!isDelimiter && !isClientLine(plain)) return 'nothing';
  const below = lines.slice(at + 1).filter(({ text }) => isFilled(text));
  if (isBegun) {
    // The delimiter of RFC 3676 section 4.3 is meant as one; the others may stand in a long text.
    const isCertain = lines[at]?.text === '-- ';
    return isCertain || below.length <= MOST_CLOSING ? 'signature' : 'nothing';
  }
  // Some programs put the signature above the place where people write.
  if (below.some(({ text }) => looksLikeCommand(plainLine(text)))) return 'separator';
  return plain === '--' || !isDelimiter ? 'signature' : 'separator';
}

/** Number of the line with which a learned signature begins, or the number of lines. */
function learnedTail(lines: readonly OwnLine[], learned: readonly string[]): number {
  let at = lines.length;
  for (const expected of learned.toReversed()) {
    at -= 1;
    while (at >= 0 && !isFilled(lines[at]?.text ?? '')) at -= 1;
    if (at < 0 || foldLine(lines[at]?.text ?? '') !== expected) return lines.length;
  }
  return at;
}

function foldLine(line: string): string {
  return plainLine(line)
    .replace(/[\s*_]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Delimiters say nothing to people, and the converter of HTML makes some. */
function isShown(line: string): boolean {
  return isFilled(line) && !DELIMITER.test(plainLine(line).trim());
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}
