/**
 * What the writer wrote now, without the mail that is answered (inbound.md K): for display and for reading
 * commands. Cutting never leaves nothing, and never touches a forward or answers between quoted lines.
 */
import EmailReplyParser from 'email-reply-parser';
import { splitClosing } from '../mail/closing-lines.ts';
import { aboveQuote, isForward, isInterleaved } from '../mail/quote-boundaries.ts';
import { markerOffset } from '../mail/quote-marker.ts';

const MAX_SIGNATURE_LINES = 15;

/**
 * @param text     readable text of the mail, line ends `\n`
 * @param subject  decoded subject; tells a forward
 * @returns        part of `text`, never empty when `text` is not
 */
export function visibleText(text: string, subject: string): string {
  const full = text.trim();
  if (full === '' || isForward(full, subject)) return full;
  const own = withoutQuotes(underMarker(full)).trim();
  return own === '' ? full : own;
}

function underMarker(text: string): string {
  const offset = markerOffset(text);
  return offset < 0 ? text : text.slice(0, offset);
}

function withoutQuotes(text: string): string {
  const own = aboveQuote(text);
  return own.trim() === '' || isInterleaved(own) ? own : ownLines(own);
}

function ownLines(text: string): string {
  const { head, tail } = splitClosing(text);
  const whole = tail === '' ? head : `${head}\n${ownFragments(`\n${tail}`)}`;
  return whole
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function ownFragments(text: string): string {
  const fragments = new EmailReplyParser().read(text).getFragments();
  const kept = fragments.filter((fragment) => {
    if (fragment.isQuoted()) return false;
    // A long "signature" is text under a line that only looked like one.
    return !fragment.isSignature() || fragment.getContent().split('\n').length > MAX_SIGNATURE_LINES;
  });
  return kept.map((fragment) => fragment.getContent()).join('\n');
}
