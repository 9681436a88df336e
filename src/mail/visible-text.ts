/**
 * What the writer wrote now, without the mail that is answered (inbound.md K): for display and for reading
 * commands. Cutting never leaves nothing, and never touches a forward or answers between quoted lines.
 */
import { withoutClosing } from './closing-lines.ts';
import { aboveQuote, isForward, isInterleaved, withoutMarks } from './quote-boundaries.ts';
import { markerOffset } from './quote-marker.ts';

/**
 * @param text     readable text of the mail, line ends `\n`, with the marks of text made from HTML
 * @param subject  decoded subject; tells a forward
 * @returns        part of `text` without marks, never empty when `text` is not
 */
export function visibleText(text: string, subject: string): string {
  const full = withoutMarks(text).trim();
  if (full === '' || isForward(text, subject)) return full;
  const own = withoutMarks(ownText(underMarker(text))).trim();
  return own === '' ? full : own;
}

/** An answer under our marker line was typed below the mail that is answered; then nothing is cut there. */
function underMarker(text: string): string {
  const offset = markerOffset(text);
  return offset < 0 ? text : text.slice(0, offset);
}

function ownText(text: string): string {
  const own = aboveQuote(text);
  if (own.trim() === '' || isInterleaved(own)) return own;
  return withoutClosing(own.split('\n'))
    .map((line) => line.trimEnd())
    .join('\n');
}
