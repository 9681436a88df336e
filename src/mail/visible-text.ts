/**
 * What the writer wrote now, without the mail that is answered (inbound.md K): for display and for reading
 * commands. Cutting never leaves nothing, and never touches a forward or answers between quoted lines. A mail that
 * answers nothing loses no more than its closing lines and what stands under our marker: people begin complaints
 * like letters, and write of what others wrote.
 */
import { withoutClosing } from './closing-lines.ts';
import { aboveQuote, isForward, withoutMarks } from './quote-boundaries.ts';
import { markerOffset } from './quote-marker.ts';

/**
 * @param text     readable text of the mail, line ends `\n`, with the marks of text made from HTML
 * @param subject  decoded subject; tells a forward
 * @param answers  true when its header says, or may say, that it answers a mail
 * @returns        part of `text` without marks, never empty when `text` is not
 */
export function visibleText(text: string, subject: string, answers = true): string {
  const full = withoutMarks(text).trim();
  if (full === '') return '';
  const lines = text.split('\n');
  if (isForward(lines, subject)) return full;
  const marker = markerLine(text, lines);
  const above = marker < 0 ? lines : lines.slice(0, marker);
  const { lines: own, interleaved } = answers ? aboveQuote(above) : { lines: above, interleaved: false };
  const written = interleaved ? own : withoutClosing(own);
  const visible = withoutMarks(written.map((line) => line.trimEnd()).join('\n')).trim();
  return visible === '' ? full : visible;
}

/** Number of the line that holds our marker, or -1. */
function markerLine(text: string, lines: readonly string[]): number {
  const offset = markerOffset(text);
  if (offset < 0) return -1;
  let end = 0;
  return lines.findIndex((line) => {
    end += line.length + 1;
    return end > offset;
  });
}
