/**
 * Where an answered mail begins in a text, and the two cases in which nothing may be cut: a forward, and
 * answers between or under the quoted lines (inbound.md K1 to K3). Where HTML marks quotes as elements, the
 * converter leaves marks in the text that only this file reads.
 */
import { attributionStart, endsWithColon } from './attributions.ts';
import { isSeparator, startsHeaderBlock } from './header-blocks.ts';
import { FORWARD_SUBJECT, FORWARD_WORDS } from './quote-words.ts';

/** A line of its own in text made from HTML: below it stands nothing but the old mail. */
export const OLD_MAIL_MARK = '\ue001';
/** A line of its own in text made from HTML: the attribution of a quote follows. */
export const ATTRIBUTION_MARK = '\ue000';

const ANY_MARK = /^[> \t]*[\ue000\ue001]+[ \t]*\n?/gm;
const RULE = /^[ \t]*[-_=]{5,}[ \t]*$/;
const FORWARD_WITHIN = 200;

/** A text without the marks of the converter. */
export function withoutMarks(text: string): string {
  return text.includes(OLD_MAIL_MARK) || text.includes(ATTRIBUTION_MARK) ? text.replace(ANY_MARK, '') : text;
}

/** The lines above the mail that is answered; `interleaved` when new text stands between or under quoted ones. */
export type OwnLines = { readonly lines: readonly string[]; readonly interleaved: boolean };

/** The lines without the mail that is answered; none when nothing stands above it. */
export function aboveQuote(lines: readonly string[]): OwnLines {
  const old = oldMailLine(lines);
  const own = old < 0 ? lines : lines.slice(0, old);
  const quote = own.findIndex(isQuoted);
  if (quote >= 0 && hasTextUnder(own, quote)) return { lines: own, interleaved: true };
  const attribution = attributionLine(own, quote);
  return { lines: attribution < 0 ? own : own.slice(0, attribution), interleaved: false };
}

function oldMailLine(lines: readonly string[]): number {
  const found = lines.findIndex(
    (line, at) => line.startsWith(OLD_MAIL_MARK) || isSeparator(line) || startsHeaderBlock(lines, at),
  );
  return found < 0 ? -1 : ruleAbove(lines, found);
}

/** The first of: an attribution by its form, the mark of one, the line above the first quoted line, that line. */
function attributionLine(lines: readonly string[], quote: number): number {
  const end = quote < 0 ? lines.length : quote;
  for (let at = 0; at < end; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith(ATTRIBUTION_MARK)) return at;
    const start = endsWithColon(line) ? attributionStart(lines, at) : -1;
    if (start >= 0) return start;
  }
  return quote < 0 ? -1 : lineAboveQuote(lines, quote);
}

function lineAboveQuote(lines: readonly string[], quote: number): number {
  let last = quote - 1;
  while (last >= 0 && (lines[last] ?? '').trim() === '') last -= 1;
  const start = last < 0 ? -1 : attributionStart(lines, last);
  if (start >= 0) return start;
  return last >= 0 && isUnknownAttribution(lines[last] ?? '') ? last : quote;
}

/** An attribution in a language that is not in our table: a date, and a colon before the quote. */
function isUnknownAttribution(line: string): boolean {
  return endsWithColon(line) && /\d/.test(line) && line.length < 200;
}

/** True when this mail passes another on: its subject says so, or a line above the first quote does. */
export function isForward(lines: readonly string[], subject: string): boolean {
  if (FORWARD_SUBJECT.test(subject)) return true;
  const above = lines.slice(0, FORWARD_WITHIN);
  const announced = above.findIndex(isForwardLine);
  return announced >= 0 && aboveQuote(above.slice(0, announced)).lines.length >= announced;
}

/** True for "---------- Forwarded message ---------" and "Begin forwarded message:" in many languages. */
export function isForwardLine(line: string): boolean {
  if (line.length > 120 || line.startsWith('>')) return false;
  // Each form ends with its dashes or its colon.
  if (!'-*:：'.includes(line.trimEnd().slice(-1) || ' ')) return false;
  return FORWARD_WORDS.has(line.replace(/^[\s*_-]+|[\s*_:：-]+$/g, '').toLowerCase());
}

function hasTextUnder(lines: readonly string[], quote: number): boolean {
  for (let at = quote; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isSignatureStart(line)) return false;
    if (isQuoted(line) || line.trim() === '' || line.startsWith(ATTRIBUTION_MARK)) continue;
    if (!isWrapped(lines, at)) return true;
  }
  return false;
}

function isQuoted(line: string): boolean {
  // `>:` alone is the torn end of an attribution, behind an address.
  return line.startsWith('>') && line.trimEnd() !== '>:';
}

/** The torn end of a long quoted line: programs wrap quotes without repeating the mark. */
function isWrapped(lines: readonly string[], at: number): boolean {
  const above = lines[at - 1] ?? '';
  return isQuoted(above) && above.length >= 60 && isQuoted(lines[at + 1] ?? '');
}

function isSignatureStart(line: string): boolean {
  return /^(?:-- ?|_{2,})$/.test(line);
}

/** Number of the rule that Outlook on the web draws above an old mail, which belongs to it, or `number` itself. */
export function ruleAbove(lines: readonly string[], number: number): number {
  let back = number - 1;
  while (back >= 0 && (lines[back] ?? '').trim() === '') back -= 1;
  return back >= 0 && RULE.test(lines[back] ?? '') ? back : number;
}
