/**
 * The line with which every mail of ours begins its body, so that an answer is cut there whatever mail
 * program wrote it (inbound.md K1). Letters print it, the reader of answers looks for it.
 */
import type { Language } from '../case/vocabulary.ts';

/** The marker line per language. */
export const MARKER: Readonly<Record<Language, string>> = {
  nl: '-- Antwoord boven deze regel --',
  en: '-- Reply above this line --',
};

/** Offset of the line that holds a marker, quoted or not, or -1. */
export function markerOffset(text: string): number {
  const found = Object.values(MARKER).map((marker) => text.indexOf(marker));
  const first = Math.min(...found.filter((offset) => offset >= 0));
  return Number.isFinite(first) ? text.lastIndexOf('\n', first) + 1 : -1;
}

/** True for a line that holds nothing but a marker, whatever signs a mail program made of its dashes. */
export function isMarkerLine(line: string): boolean {
  return line.length < LONGEST_MARKER && MARKER_WORDS.has(wordsOf(line));
}

const LONGEST_MARKER = 80;
const MARKER_WORDS: ReadonlySet<string> = new Set(Object.values(MARKER).map(wordsOf));

function wordsOf(line: string): string {
  return line
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The text part of a mail of ours without that line. */
export function withoutMarkerLine(text: string): string {
  const lines = text.split('\n');
  return isMarkerLine(lines[0] ?? '') ? lines.slice(1).join('\n').trimStart() : text;
}
