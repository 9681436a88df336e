/**
 * Words of our own staff inside a letter: their paragraphs and lists as they typed them, and nothing that the markup
 * of a letter could take for a heading or a button. Whether they may leave at all is for the lint (lint.ts).
 */
import { cleanLine, cleanText } from '../mail/clean-text.ts';
import { INVISIBLE } from './foreign-text.ts';

/** Longer than any question that somebody answers. */
const MOST_IN_A_LINE = 2_000;

const BULLET = /^\s*[-*•–]\s+/;
const NUMBER = /^\s*\d{1,2}[.)]\s/;

/** Several lines of staff, fit to stand in a template on lines of their own; '' for none. */
export function ownWords(text: string): string {
  return asSentence(cleanText(text).replace(INVISIBLE, '').trim()).split('\n').map(ownLineOf).join('\n');
}

/** One line behind a command is often typed without capital and full stop; several lines are laid out by their writer. */
function asSentence(text: string): string {
  if (text.includes('\n') || BULLET.test(text) || NUMBER.test(text)) return text;
  const end = /[\p{L}\p{N}]$/u.test(text) ? '.' : '';
  return `${text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}${end}`;
}

function ownLineOf(line: string): string {
  const plain = line.trim();
  if (plain === '') return '';
  if (BULLET.test(plain)) return `- ${plain.replace(BULLET, '')}`;
  // Numbers stay those that were typed: an answer to the second question alone begins with 2.
  if (NUMBER.test(plain)) return `~ ${plain}`;
  return ` ${plain}`;
}

/** A short text of staff, fit to stand inside a line of ours. */
export function ownLine(text: string): string {
  return cleanLine(text.replace(INVISIBLE, ''), MOST_IN_A_LINE).trim();
}
