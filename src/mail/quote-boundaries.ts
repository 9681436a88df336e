/**
 * Where an answered mail begins in plain text, for the forms that the vendor's reply parser misses, and the
 * two cases in which nothing may be cut: a forward, and answers between the quoted lines (inbound.md K2, K3).
 */

const SEPARATOR =
  /^[ \t>]*[-_*]{2,} ?(?:oorspronkelijk(?:e)? (?:bericht|e-?mail)|original message|urspr(?:ü|ue)ngliche nachricht|message d['’]origine|mensaje original|messaggio originale) ?[-_*]{2,}[ \t]*$/i;

// The first two fields of Outlook's header block per language; bold stars come from HTML turned to text.
const FIRST = /^[ \t>]*\*?(?:van|from|von|de|da)\*? ?:\*? /i;
const SECOND =
  /^[ \t>]*\*?(?:verzonden|sent|gesendet|envoy(?:é|e)|enviado|inviato|datum|date|aan|to|an|à)\*? ?:\*? /i;
const FORWARDED =
  /^[ \t]*-* ?(?:begin )?(?:forwarded message|doorgestuurd bericht|weitergeleitete nachricht|message transf(?:é|e)r(?:é|e))\b/im;
const FORWARD_SUBJECT = /^\s*(?:fwd?|fw|doorst|doorgestuurd|wg|tr|i)\s*:/i;
const RULE = /^[ \t]*_{10,}[ \t]*$/;

/** Offset of the line where an Outlook-like block of the answered mail begins, or -1. */
export function outlookBoundary(text: string): number {
  const lines = text.split('\n');
  let offset = 0;
  for (const [number, line] of lines.entries()) {
    if (SEPARATOR.test(line) || startsHeaderBlock(lines, number))
      return beforeRule(text, lines, number, offset);
    offset += line.length + 1;
  }
  return -1;
}

/** True when this mail passes another on: its subject or its first lines say so. */
export function isForward(text: string, subject: string): boolean {
  return FORWARD_SUBJECT.test(subject) || FORWARDED.test(text.slice(0, 4_000));
}

/** True when new text stands between or under quoted lines, so that cutting would lose answers. */
export function isInterleaved(text: string): boolean {
  const lines = text.split('\n');
  const firstQuote = lines.findIndex((line) => line.startsWith('>'));
  if (firstQuote < 0) return false;
  let answers = 0;
  for (const line of lines.slice(firstQuote)) {
    if (isSignatureStart(line)) break;
    if (line.trim() !== '' && !line.startsWith('>')) answers += 1;
  }
  return answers > 0;
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
function beforeRule(text: string, lines: readonly string[], number: number, offset: number): number {
  let back = number - 1;
  while (back >= 0 && (lines[back] ?? '').trim() === '') back -= 1;
  if (back < 0 || !RULE.test(lines[back] ?? '')) return offset;
  return text.lastIndexOf(lines[back] ?? '', offset - 1);
}
