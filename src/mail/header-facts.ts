/**
 * What the header of a mail says, decoded and clamped: RFC 5322 section 3.6 for the fields, RFC 5321 section
 * 4.4 for Return-Path. Of a field that may stand only once the first counts, and two that differ are flagged
 * (inbound.md B2).
 */
import { clamp, cleanLine, cleanText, MAX_SUBJECT } from './clean-text.ts';
import { decodeRawValue, decodeWords } from './encoded-words.ts';
import type { Header, MailFlag } from './inbound-mail.ts';
import { fieldBytes, type HeaderBlock, parameter } from './raw-header.ts';
import { idsIn } from './scan-header.ts';

/** A header field as text: 8-bit bytes and folding repaired, encoded words still encoded. */
export type TextField = { readonly name: string; readonly value: string };

export type HeaderFacts = {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly envelopeSender: string | null;
  readonly subject: string;
  /** The Date field as written, for the content digest. */
  readonly date: string;
  readonly writtenAt: Date | null;
  readonly contentType: string;
  readonly reportType: string;
  readonly headers: readonly Header[];
  readonly flags: readonly MailFlag[];
};

const SINGLE = new Set(
  'from sender reply-to subject date message-id in-reply-to references content-type'.split(' '),
);
// A server writes no encoded words there, and one that a sender put into it must not become marks of its grammar.
const TRACE = new Set(['authentication-results', 'arc-authentication-results', 'received']);
const MAX_VALUE = 65_536;

/**
 * The fields of a header as text, topmost first; encoded words are left encoded.
 * @param charset  what the body declares, for raw 8-bit bytes that are not UTF-8
 */
export function textFields(raw: Uint8Array, block: HeaderBlock, charset: string): readonly TextField[] {
  return block.fields.map((field) => ({
    name: cleanLine(field.name, 200),
    value: decodeRawValue(fieldBytes(raw, field, MAX_VALUE), charset),
  }));
}

/** Everything that the header says except addresses (address-list.ts). */
export function headerFacts(fields: readonly TextField[]): HeaderFacts {
  const first = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const messageId = idsIn(first('message-id'))[0] ?? looseId(first('message-id'));
  const flags: MailFlag[] = [];
  if (messageId === null) flags.push('no-message-id');
  if (hasConflict(fields)) flags.push('ambiguous-header');
  return {
    messageId: messageId === null ? null : cleanText(messageId),
    inReplyTo: idsIn(first('in-reply-to')).map(cleanText),
    references: idsIn(first('references')).map(cleanText),
    envelopeSender: returnPath(fields),
    subject: cleanLine(decodeWords(first('subject')), MAX_SUBJECT),
    date: first('date'),
    writtenAt: readDate(first('date')),
    contentType: cleanLine((first('content-type').split(/[;\s]/)[0] ?? '').toLowerCase(), 200),
    reportType: cleanLine(parameter(first('content-type'), 'report-type').toLowerCase(), 100),
    headers: fields.map(({ name, value }) => ({
      name,
      value: clamp(cleanLine(TRACE.has(name) ? value : decodeWords(value), MAX_VALUE), MAX_VALUE),
    })),
    flags,
  };
}

/** An id without brackets and without `@` is no id by the standard, but programs do write such. */
function looseId(value: string): string | null {
  const word = value.replace(/[<>\s]+/g, '').slice(0, 998);
  return word === '' ? null : word;
}

function hasConflict(fields: readonly TextField[]): boolean {
  const seen = new Map<string, string>();
  return fields.some(({ name, value }) => {
    if (!SINGLE.has(name)) return false;
    const before = seen.get(name);
    if (before === undefined) seen.set(name, value);
    return before !== undefined && before !== value;
  });
}

function returnPath(fields: readonly TextField[]): string | null {
  const field = fields.find(({ name }) => name === 'return-path');
  if (field === undefined) return null;
  const bracketed = /<([^<>]*)>/.exec(field.value)?.[1] ?? field.value;
  return cleanLine(bracketed, 320).toLowerCase();
}

/** Before 1990 there was no mail of ours: such a date is a clock that was never set (inbound.md B6). */
const EARLIEST = Date.UTC(1990, 0, 1);

/** A date of a header field; null when it is none, or before there was mail of ours. */
export function readDate(value: string): Date | null {
  const date = new Date(value.slice(0, 200));
  return Number.isNaN(date.getTime()) || date.getTime() < EARLIEST ? null : date;
}
