/**
 * Where an answered mail begins in plain text, for the forms that the vendor's reply parser misses, and the
 * two cases in which nothing may be cut: a forward, and answers between the quoted lines (inbound.md K2, K3).
 */

const SEPARATOR =
  /^[ \t>]*[-_*]{2,} ?(?:oorspronkelijk(?:e)? (?:bericht|e-?mail)|original message|urspr(?:ü|ue)ngliche nachricht|message d['’]origine|mensaje original|messaggio originale) ?[-_*]{2,}[ \t]*$/i;

// The first field of the header block that Outlook and others put above the old mail, and the fields that may
// follow it; stars come from bold print turned to text.
const FIRST = /^[ \t>]*\*?(?:van|from|von|de|da|message du|发件人) ?[:：]\*? ?\S/i;
const SECOND =
  /^[ \t>]*\*?(?:verzonden|sent|gesendet|envoy(?:é|e)|enviado|inviato|datum|date|aan|to|an|à|de|发送时间) ?[:：]\*? ?\S/i;
const FORWARDED =
  /^[ \t]*-* ?(?:begin )?(?:forwarded message|doorgestuurd bericht|weitergeleitete nachricht|message transf(?:é|e)r(?:é|e))\b/im;
const FORWARD_SUBJECT = /^\s*(?:fwd?|fw|doorst|doorgestuurd|wg|tr|i)\s*:/i;
const ATTRIBUTION_START = /^(?:op|on|am|le|il|el|em|den|at|in)\s/i;
const ATTRIBUTION_WORD = /@|\b(?:wrote|writes|schreef|schrieb|a écrit|scritto|escribió|escreveu|skrev)\b/i;
const RULE = /^[ \t]*[-_=]{5,}[ \t]*$/;

/**
 * The text without the mail that is answered, as far as a header block or an attribution line shows where
 * that begins; '' when nothing stands above it.
 */
export function aboveQuote(text: string): string {
  const lines = text.split('\n');
  const block = outlookLine(lines);
  const own = block < 0 ? lines : lines.slice(0, block);
  const attribution = isInterleaved(own.join('\n')) ? -1 : attributionLine(own);
  return (attribution < 0 ? own : own.slice(0, attribution)).join('\n');
}

function outlookLine(lines: readonly string[]): number {
  const number = lines.findIndex((line, at) => SEPARATOR.test(line) || startsHeaderBlock(lines, at));
  return number < 0 ? -1 : ruleAbove(lines, number);
}

/** The line "On … somebody wrote:" over at most three lines, above quoted lines or, in full form, above anything. */
function attributionLine(lines: readonly string[]): number {
  const quote = lines.findIndex(isQuoted);
  const written = lines.findIndex((_line, at) => startsAttribution(lines, at));
  const above = quote < 0 ? -1 : attributionAbove(lines, quote);
  const found = [written, above, quote].filter((line) => line >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

function startsAttribution(lines: readonly string[], at: number): boolean {
  if (!ATTRIBUTION_START.test(lines[at] ?? '')) return false;
  for (let last = at; last < at + 3; last += 1) {
    const line = lines[last] ?? '';
    if (line.trim() === '') return false;
    if (/[:：]\s{0,9}$/.test(line.slice(-20))) return isAttribution(lines.slice(at, last + 1));
  }
  return false;
}

function attributionAbove(lines: readonly string[], quote: number): number {
  let last = quote - 1;
  while (last >= 0 && (lines[last] ?? '').trim() === '') last -= 1;
  if (last < 0 || !/[:：]\s{0,9}$/.test((lines[last] ?? '').slice(-20))) return -1;
  let first = last;
  while (first > 0 && last - first < 2 && (lines[first - 1] ?? '').trim() !== '') first -= 1;
  return isAttribution(lines.slice(first, last + 1)) ? first : last;
}

function isAttribution(lines: readonly string[]): boolean {
  const whole = lines.join(' ');
  return whole.length < 400 && /\d/.test(whole) && ATTRIBUTION_WORD.test(whole);
}

/** True when this mail passes another on: its subject or its first lines say so. */
export function isForward(text: string, subject: string): boolean {
  return FORWARD_SUBJECT.test(subject) || FORWARDED.test(text.slice(0, 4_000));
}

/** True when new text stands between or under quoted lines, so that cutting would lose answers. */
export function isInterleaved(text: string): boolean {
  const lines = text.split('\n');
  const firstQuote = lines.findIndex(isQuoted);
  if (firstQuote < 0) return false;
  for (let at = firstQuote; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isSignatureStart(line)) return false;
    if (line.trim() !== '' && !isQuoted(line) && !isWrapped(lines, at)) return true;
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
  return /^(?:-- ?|_{5,})$/.test(line);
}

function startsHeaderBlock(lines: readonly string[], number: number): boolean {
  const line = lines[number] ?? '';
  if (!FIRST.test(line)) return false;
  return lines.slice(number + 1, number + 4).some((next) => SECOND.test(next));
}

/** Outlook on the web draws a rule above the block; it belongs to the block. */
function ruleAbove(lines: readonly string[], number: number): number {
  let back = number - 1;
  while (back >= 0 && (lines[back] ?? '').trim() === '') back -= 1;
  return back >= 0 && RULE.test(lines[back] ?? '') ? back : number;
}
