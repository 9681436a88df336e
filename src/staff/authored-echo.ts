/**
 * The echo filter: quoted text is recognised because we sent it, in whatever way a mail program shows, prefixes or
 * wraps it (commands.md §3.4 step 6). What we sent is kept as one stream of characters without blanks, so that
 * line ends at other places change nothing.
 */
import { plainLine } from './authored-line.ts';

/** Mails of ours, made ready to be found again in a mail that may quote them. */
export type SentText = {
  /** Every line folded, one behind the other; mails are kept apart by a NUL. */
  readonly stream: string;
  /** Offsets at which a line begins, by its first characters; a limited number of each. */
  readonly starts: ReadonlyMap<string, readonly number[]>;
  /** Offsets behind the last character of a line. */
  readonly ends: ReadonlySet<number>;
};

/** Numbers of the first and last of some lines that are one piece of a mail of ours. */
export type Echo = { readonly first: number; readonly last: number };

/** A single line counts from this length on, folded; two lines from the other. commands.md §3.4 step 6. */
const LONG_LINE = 25;
const SHORT_RUN = 6;
/** Characters of mails of ours that are looked at, the mail that is answered first. */
const MOST_SENT = 500_000;
const KEY = 4;
const MOST_PER_KEY = 64;

const PREFIX = /^(?:[\s>|»:]|[A-Z]{1,4}>)+/;
const BULLET = /^[-*•·]+\s*(?=[^#\s*-])/;
const LINK = /<(?:mailto:|https?:)[^<>]*>/gi;
const NOT_COMPARED = /[\s*_]+/g;

/** Makes mails of ours ready for `echoesIn`. */
export function sentText(texts: readonly string[]): SentText {
  const starts = new Map<string, number[]>();
  const ends = new Set<number>();
  const pieces: string[] = [];
  let length = 0;
  for (const text of texts) {
    for (const line of text.slice(0, MOST_SENT - length).split('\n')) {
      const folded = fold(line);
      if (folded === '') continue;
      remember(starts, folded, length);
      pieces.push(folded);
      length += folded.length;
      ends.add(length);
    }
    pieces.push('\u0000');
    length += 1;
  }
  return { stream: pieces.join(''), starts, ends };
}

/** The pieces of mails of ours in a text, none of which overlap; blank lines inside them do not count. */
export function echoesIn(lines: readonly string[], sent: SentText): readonly Echo[] {
  if (sent.ends.size === 0) return [];
  const folded = lines.map((line) => fold(line.replace(PREFIX, '')));
  const echoes: Echo[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const last = echoFrom(folded, at, sent);
    if (last < 0) continue;
    echoes.push({ first: at, last });
    at = last;
  }
  return echoes;
}

/** The last line of the piece that begins on a line, or -1. */
function echoFrom(folded: readonly string[], first: number, sent: SentText): number {
  const begin = folded[first] ?? '';
  if (begin === '') return -1;
  let reached = startsOf(begin, sent).map((offset) => offset + begin.length);
  if (reached.length === 0) return -1;
  let last = first;
  let length = begin.length;
  for (let at = first + 1; at < folded.length; at += 1) {
    const line = folded[at] ?? '';
    if (line === '') continue;
    const further = reached.filter((offset) => sent.stream.startsWith(line, offset));
    if (further.length === 0) break;
    reached = further.map((offset) => offset + line.length);
    last = at;
    length += line.length;
  }
  if (last > first) return length >= SHORT_RUN ? last : -1;
  return length >= LONG_LINE && reached.some((offset) => sent.ends.has(offset)) ? last : -1;
}

function startsOf(line: string, sent: SentText): readonly number[] {
  const key = line.length < KEY ? line.charAt(0) : line.slice(0, KEY);
  return (sent.starts.get(key) ?? []).filter((offset) => sent.stream.startsWith(line, offset));
}

function remember(starts: Map<string, number[]>, folded: string, offset: number): void {
  for (const key of new Set([folded.charAt(0), folded.slice(0, KEY)])) {
    const known = starts.get(key);
    if (known === undefined) starts.set(key, [offset]);
    else if (known.length < MOST_PER_KEY) known.push(offset);
  }
}

function fold(line: string): string {
  return plainLine(line).replace(LINK, '').trim().replace(BULLET, '').replace(NOT_COMPARED, '').toLowerCase();
}
