/**
 * The addresses of a From, To or Cc field (RFC 5322 section 3.4 with the obsolete forms of 4.4), read the way
 * they arrive: commas in names, semicolons between addresses, groups, comments in place of names, a quote or a
 * bracket that is never closed. One pass over the field; encoded words are decoded only after the addresses
 * are found, so that a name can hide none (inbound.md B3).
 */
import { decodeWords } from './encoded-words.ts';

/** An address as written, '' when the entry holds none, and the name decoded. */
export type ListedAddress = { readonly address: string; readonly name: string };

/** What stands between two separators, by the marks around it. */
type Entry = {
  /** Words outside marks, and quoted ones beside them, in order. */
  words: string;
  /** The same without what was quoted, where alone a bare address can stand. */
  bare: string;
  angle: string | null;
  comment: string;
};

type Reader = {
  readonly value: string;
  readonly found: Entry[];
  entry: Entry;
  at: number;
  /** Marks whose end was looked for in vain; from then on they are ordinary characters. */
  readonly open: Set<string>;
};

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '(': ')', '<': '>' };
/** Longer than any address that a mail can be sent to. */
const MAX_ADDRESS = 1_000;
const SPECIAL = /["(<,;:]|=(?=\?)/g;
const ENCODED_WORD = /=\?[^?\s]{1,60}\?[BbQq]\?[^?]*\?=/y;

/** The addresses of one field value, in its order. Never throws; time grows with the length only. */
export function listAddresses(value: string): readonly ListedAddress[] {
  const reader: Reader = { value, found: [], entry: emptyEntry(), at: 0, open: new Set() };
  while (reader.at < value.length) readPiece(reader);
  endEntry(reader);
  return joinNames(reader.found.map(listed)).filter(({ address, name }) => address !== '' || name !== '');
}

/** `Jansen, Anna <anna@example.net>` without quotes: what has no address belongs to the name behind it. */
function joinNames(entries: readonly ListedAddress[]): readonly ListedAddress[] {
  const joined: ListedAddress[] = [];
  let before: readonly string[] = [];
  for (const entry of entries) {
    const names = [...before, entry.name].filter((name) => name !== '');
    if (entry.address !== '' && entry.name !== '') joined.push({ ...entry, name: names.join(', ') });
    else if (entry.address !== '') joined.push(...before.map((name) => ({ address: '', name })), entry);
    before = entry.address === '' ? names : [];
  }
  return [...joined, ...before.map((name) => ({ address: '', name }))];
}

function readPiece(reader: Reader): void {
  const { value, at } = reader;
  const mark = value.charAt(at);
  if (CLOSING[mark] !== undefined && !reader.open.has(mark)) {
    readMarked(reader, mark);
    return;
  }
  if (mark === ',' || mark === ';') {
    endEntry(reader);
    reader.at += 1;
    return;
  }
  if (mark === ':' && isGroupName(reader)) {
    reader.entry = emptyEntry();
    reader.at += 1;
    return;
  }
  const next = wordsEnd(value, at);
  addWords(reader.entry, value.slice(at, next));
  reader.at = next;
}

/** Where plain words end; an encoded word is one word, whatever marks it holds. */
function wordsEnd(value: string, at: number): number {
  ENCODED_WORD.lastIndex = at;
  if (ENCODED_WORD.test(value)) return ENCODED_WORD.lastIndex;
  SPECIAL.lastIndex = at + 1;
  return SPECIAL.exec(value)?.index ?? value.length;
}

/** A quoted string, a comment or an address in angle brackets. */
function readMarked(reader: Reader, mark: string): void {
  const { value, at, entry } = reader;
  const end = mark === '<' ? angleEnd(value, at) : closingMark(value, at, mark);
  if (end < 0) {
    reader.open.add(mark);
    return;
  }
  const content = value.slice(at + 1, end);
  reader.at = end + 1;
  if (mark === '<') {
    // The last one counts: programs write `<name> <address>`.
    if (entry.angle !== null) addWords(entry, ` ${entry.angle} `);
    entry.angle = content;
  } else if (mark === '(') entry.comment += ` ${unescaped(content)}`;
  else if (value.charAt(end + 1) === '@') addWords(entry, `"${content}"`);
  else entry.words += unescaped(content);
}

function addWords(entry: Entry, words: string): void {
  entry.words += words;
  entry.bare += words;
}

/** Where an angle bracket closes; one that is not closed ends with the entry. */
function angleEnd(value: string, at: number): number {
  const end = value.indexOf('>', at);
  const comma = value.indexOf(',', at);
  if (end >= 0 && (comma < 0 || end < comma || value.slice(at, end).includes('@,'))) return end;
  if (end >= 0 && /^<@[^<>]*:/.test(value.slice(at, end))) return end;
  return comma < 0 ? value.length : comma - 1;
}

function closingMark(value: string, at: number, mark: string): number {
  let depth = 1;
  for (let here = at + 1; here < value.length; here += 1) {
    const character = value.charAt(here);
    if (character === '\\') here += 1;
    else if (character === CLOSING[mark]) depth -= 1;
    else if (character === mark) depth += 1;
    if (depth === 0) return here;
  }
  return -1;
}

/** `Neighbours: a@example.net, b@example.net;` names a group; a colon behind an address is something else. */
function isGroupName({ entry }: Reader): boolean {
  return entry.angle === null && !entry.bare.includes('@');
}

function endEntry(reader: Reader): void {
  reader.found.push(reader.entry);
  reader.entry = emptyEntry();
}

function emptyEntry(): Entry {
  return { words: '', bare: '', angle: null, comment: '' };
}

function listed({ words, bare, angle, comment }: Entry): ListedAddress {
  const inAngle = angle === null ? '' : withoutObsolete(angle);
  const address = bareAddress(inAngle) ?? (inAngle || (bareAddress(bare) ?? bareAddress(words)));
  if (address === null) return { address: '', name: nameOf(words, comment) };
  const beside = inAngle === '' ? words.replace(address, '') : `${words} ${inAngle.replace(address, '')}`;
  const name = nameOf(beside, comment);
  return { address, name: name.toLowerCase() === address.toLowerCase() ? '' : name };
}

/** Comments, blanks and routes inside angle brackets: RFC 5322 section 4.4. */
function withoutObsolete(angle: string): string {
  const bare = angle
    .slice(0, MAX_ADDRESS)
    .replace(/^\s*@[^:]*:/, '')
    .replace(/\([^()]*\)/g, '')
    .trim();
  return /\s/.test(bare) ? bare.replace(/\s*([@.])\s*/g, '$1') : bare;
}

/** The first word with an @, also with a quoted part before it. */
function bareAddress(text: string): string | null {
  if (!text.includes('@')) return null;
  return /(?:"[^"]{0,300}"|[^\s"@]+)@[^\s@"]+/.exec(text)?.[0].replace(/^mailto:/i, '') ?? null;
}

function nameOf(words: string, comment: string): string {
  const written = words.trim() === '' ? comment : words;
  return decodeWords(written.trim().replace(/^'(.*)'$/, '$1')).trim();
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, '$1') : text;
}
