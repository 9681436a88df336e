/**
 * Which lines of a text were written now (commands.md §3.4 steps 5 and 6). Below a quote that has no prefix nothing
 * is alive any more; between and under lines with `>` people write their answers, and a command there needs a
 * blank line before it, because programs wrap quoted lines without repeating the sign.
 */
import { attributionStart, endsWithColon } from '../mail/attributions.ts';
import { headerBlockLabels, isSeparator, startsHeaderBlock } from '../mail/header-blocks.ts';
import { ATTRIBUTION_MARK, isForwardLine, OLD_MAIL_MARK, ruleAbove } from '../mail/quote-boundaries.ts';
import { isMarkerLine } from '../mail/quote-marker.ts';
import { echoesIn, type SentText } from './authored-echo.ts';
import { looksLikeCommand, plainLine } from './authored-line.ts';

/** A line that was written now, as written. */
export type OwnLine = { readonly text: string; readonly afterQuote: boolean };

/** A text taken apart; the lines of each list are in the order of the text. */
export type Region = {
  readonly own: readonly OwnLine[];
  /** Lines that look like commands and are quoted, in their normalised form. */
  readonly deadCommands: readonly string[];
};

type Text = { readonly lines: readonly string[]; readonly attributions: readonly number[] };

/** Lines between the mark of an attribution and the quote that it introduces. */
const MOST_ATTRIBUTION = 6;
/** Lines around the beginning of a header block that are looked at; no attribution is longer. */
const LONGEST_BLOCK = 14;
/** Programs do not wrap lines that are shorter. */
const WRAPPED_FROM = 60;

const QUOTED = /^\s{0,3}(?:[>＞»│]|[A-Z]{1,4}>)/;
const BAR = /^\s{0,3}\|/;
const QUOTE_SIGNS = /^(?:[\s>＞»|]|[A-Z]{1,4}>)+/;
const DASHED = /^\s*-{3,} .* -{3,}\s*$/;
/** Zoho leaves out the colon; only a line with an address is taken for an introduction without one. */
const BARE_VERB = /\S@\S.* (?:wrote|schreef|schrieb|a écrit|escribió|ha scritto|escreveu)\s*$/;
const ADDRESS = /\S@\S/;
const TIME = /\d{1,2}[:.h]\d{2}\b/;
const PROSE =
  /\b(?:u|je|jij|jullie|hij|zij|ze|wij|we|ik|mevrouw|meneer|mw|dhr)\.? schre(?:ef|ven)\b|\b(?:you|i|he|she|we|they|mrs?|ms)\.? wrote\b/i;
const MOMENT = /\d{1,2}[:.h]\d{2}|@|\b(?:19|20)\d\d\b|\d[年년]/;

/** Takes a text apart. Time grows with its length only. */
export function ownRegion(lines: readonly string[], sent: SentText): Region {
  const text = { lines, attributions: attributionsIn(lines) };
  const quoted = lines.map((_, at) => isQuotedLine(lines, at));
  const end = boundary(text, quoted);
  const cut = killEchoes(text, end, quoted, sent);
  const own = lines.slice(0, cut);
  killIntroductions(text, cut, quoted);
  killWrapped(own, quoted);
  const dead = lines.filter((_, at) => at >= cut || quoted[at] === true);
  return { own: ownLines(own, quoted), deadCommands: dead.map(bareLine).filter(looksLikeCommand) };
}

function ownLines(lines: readonly string[], quoted: readonly boolean[]): readonly OwnLine[] {
  const own: OwnLine[] = [];
  let below = false;
  for (const [at, text] of lines.entries()) {
    if (quoted[at] === true) {
      // The quote leaves a blank line, so that what stands around it does not become one paragraph.
      if (!below) own.push({ text: '', afterQuote: false });
      below = true;
      continue;
    }
    const isBlank = text.trim() === '';
    own.push({ text, afterQuote: below && !isBlank });
    below &&= isBlank;
  }
  return own;
}

/** Number of the line from which on there is only an old mail without prefix. */
function boundary({ lines, attributions }: Text, quoted: readonly boolean[]): number {
  for (const [at, line] of lines.entries()) {
    if (quoted[at] === true || line === '') continue;
    if (isMarkerLine(line)) return introductionOf({ lines, attributions }, at);
    if (isOldMail(lines, at)) return ruleAbove(lines, at);
    const start = attributions[at] ?? -1;
    if (start < 0 || quoteBelow(lines, quoted, at) >= 0) continue;
    if (line.startsWith(ATTRIBUTION_MARK) || isByProgram(lines.slice(start, at + 1).join(' '))) return start;
  }
  return lines.length;
}

/** False for "You wrote on 4 March 2026:" in a letter; what programs write has an address, or a time. */
function isByProgram(attribution: string): boolean {
  return ADDRESS.test(attribution) || (TIME.test(attribution) && !PROSE.test(attribution));
}

function isOldMail(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.startsWith(OLD_MAIL_MARK) || isSeparator(line) || isForwardLine(line)) return true;
  if (!startsHeaderBlock(lines, at)) return false;
  // "from:" and "date:" in the paragraph of a command are what somebody said on the telephone.
  return !isBelowCommand(lines, at) || headerBlockLabels(paragraphFrom(lines, at), 0).has('subject');
}

function isBelowCommand(lines: readonly string[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - LONGEST_BLOCK), at);
  return above.slice(above.findLastIndex((line) => line.trim() === '') + 1).some(isCommandLine);
}

function paragraphFrom(lines: readonly string[], start: number): readonly string[] {
  const near = lines.slice(start, start + LONGEST_BLOCK);
  const length = near.findIndex((line) => line.trim() === '');
  return length < 0 ? near : near.slice(0, length);
}

/** For each line, the first line of the attribution that ends on it, or -1. */
function attributionsIn(lines: readonly string[]): readonly number[] {
  let digit = Number.NEGATIVE_INFINITY;
  return lines.map((line, at) => {
    if (line.startsWith(ATTRIBUTION_MARK)) return at;
    if (/\d/.test(line)) digit = at;
    // Every attribution has a date or a time in one of its lines.
    return at - digit < LONGEST_BLOCK ? attributionOf(lines, at) : -1;
  });
}

function attributionOf(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  if (!(endsWithColon(line) || DASHED.test(line) || BARE_VERB.test(line)) || isCommandLine(line)) return -1;
  const start = attributionStart(lines, at);
  if (start < 0) return -1;
  // A command is no part of one.
  const command = lines.slice(start, at).findLastIndex(isCommandLine);
  return command < 0 ? start : start + command + 1;
}

/** Number of the quoted line that an attribution ending on a line introduces, or -1. */
function quoteBelow(lines: readonly string[], quoted: readonly boolean[], at: number): number {
  const most = (lines[at] ?? '').startsWith(ATTRIBUTION_MARK) ? MOST_ATTRIBUTION : 0;
  let between = 0;
  for (let next = at + 1; next < lines.length && between <= most; next += 1) {
    if (quoted[next] === true) return next;
    if ((lines[next] ?? '').trim() !== '') between += 1;
  }
  return -1;
}

/** Marks the lines that introduce a quote with prefix. */
function killIntroductions(text: Text, end: number, quoted: boolean[]): void {
  const lines = text.lines.slice(0, end);
  for (let at = 0; at < end; at += 1) {
    if (quoted[at] === true) {
      if (quoted[at - 1] !== true) quoted.fill(true, introductionOf(text, at), at);
      continue;
    }
    const start = text.attributions[at] ?? -1;
    if (start < 0) continue;
    const quote = quoteBelow(lines, quoted, at);
    if (quote >= 0) quoted.fill(true, start, quote);
    else if (lines[at]?.startsWith(ATTRIBUTION_MARK)) quoted[at] = true;
  }
}

/** Number of the first line of what stands above a quote and introduces it, or that of the quote itself. */
function introductionOf({ lines, attributions }: Text, quote: number): number {
  let above = quote - 1;
  while (above >= 0 && (lines[above] ?? '').trim() === '') above -= 1;
  const line = lines[above] ?? '';
  if (above < 0 || isCommandLine(line)) return quote;
  const start = attributions[above] ?? -1;
  if (start >= 0) return start;
  // A language that is in no table: a line with a moment or an address, and a colon before the quote.
  return endsWithColon(line) && MOMENT.test(line) && line.length < 200 ? above : quote;
}

/** Marks what a program wrapped out of a mail of ours; gives where a piece of one begins without prefix. */
function killEchoes(text: Text, end: number, quoted: boolean[], sent: SentText): number {
  for (const { first, last } of echoesIn(text.lines.slice(0, end), sent)) {
    if (quoted[first] !== true) return introductionOf(text, first);
    quoted.fill(true, first, last + 1);
  }
  return end;
}

/** Marks the torn ends of quoted lines, and the commands in a paragraph that begins directly under one. */
function killWrapped(lines: readonly string[], quoted: boolean[]): void {
  let attached = false;
  for (const [at, line] of lines.entries()) {
    if (quoted[at] === true) {
      attached = true;
      continue;
    }
    if (line.trim() === '') attached = false;
    if (attached && (isCommandLine(line) || isTorn(lines, quoted, at))) quoted[at] = true;
  }
}

function isTorn(lines: readonly string[], quoted: readonly boolean[], at: number): boolean {
  return quoted[at - 1] === true && quoted[at + 1] === true && (lines[at - 1] ?? '').length >= WRAPPED_FROM;
}

function isQuotedLine(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (QUOTED.test(line)) return true;
  // One bar alone is a sign of its writer.
  return BAR.test(line) && (BAR.test(lines[at - 1] ?? '') || BAR.test(lines[at + 1] ?? ''));
}

function isCommandLine(line: string): boolean {
  return looksLikeCommand(plainLine(line));
}

function bareLine(line: string): string {
  return plainLine(line.replace(QUOTE_SIGNS, ''));
}
