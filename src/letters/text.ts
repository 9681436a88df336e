/**
 * The text part of a letter. Our own sentences are wrapped at a width that every mail client shows
 * unbroken; words of others keep their lines and each line its sign, so that no client, answer or
 * forward can turn a piece of them into a line that begins with something else.
 */
import type { AnswerLink } from '../mail/answer-link.ts';
import { type Answer, type Block, type Draft, QUOTE_SIGN } from './markup.ts';
import { tableLines } from './text-table.ts';

/** Characters of a line; two levels of `> ` still fit in the 78 of RFC 5322 2.1.1. */
export const TEXT_WIDTH = 74;

/**
 * @param marker  the line above which people write their answer (mail/quote-marker.ts)
 * @param link    makes the links of what may be answered; null where the desk has no reply addresses
 * @returns lines that end in `\n`
 */
export function toText(draft: Draft, marker: string, link: AnswerLink | null = null): string {
  return `${[marker, ...draft.blocks.map((block) => blockText(block, link))].join('\n\n')}\n`;
}

function blockText(block: Block, link: AnswerLink | null): string {
  switch (block.kind) {
    case 'answers':
      return block.answers.flatMap((answer) => answerLines(answer, link)).join('\n');
    case 'facts':
      return block.facts.flatMap(({ label, value }) => wrap(`${label}: ${value}`, '', '  ')).join('\n');
    case 'choices':
      return block.choices
        .flatMap(({ label, words }) => wrap(`${label} → ${words}`, '   ', '   '))
        .join('\n');
    case 'entries':
      return block.entries
        .flatMap(({ label, text }) => wrap(text, `${label}. `, ' '.repeat(label.length + 2)))
        .join('\n');
    case 'table':
      return tableLines(block.columns, block.rows, TEXT_WIDTH, (text, width) =>
        wrap(text, '', '', width),
      ).join('\n');
    case 'picture':
      return wrap(block.alt, '', '').join('\n');
    case 'heading':
    case 'paragraph':
      return wrap(block.lines.join(' '), '', '').join('\n');
    case 'warning':
    case 'lines':
    case 'small':
      return block.lines.flatMap((line) => wrap(line, '', '')).join('\n');
    case 'numbers':
      return block.lines.flatMap((line, index) => wrap(line, `${index + 1}. `, '   ')).join('\n');
    case 'bullets':
      return block.lines.flatMap((line) => wrap(line, '- ', '  ')).join('\n');
    case 'quote':
      return block.lines.flatMap(quotedLines).join('\n');
  }
}

/** Mail programs break what people write at 80 characters or before. */
const WRAPPED_BEFORE = 80;

/** Broken once more, a text that came wrapped would have every second line of one word. */
function quotedLines(line: string): readonly string[] {
  return line.length <= WRAPPED_BEFORE
    ? [`${QUOTE_SIGN}${line}`.trimEnd()]
    : wrap(line, QUOTE_SIGN, QUOTE_SIGN);
}

// A link stands on a line of its own and is never broken, so that it can still be tapped.
function answerLines({ label, words }: Answer, link: AnswerLink | null): readonly string[] {
  const target = link?.(words) ?? null;
  const lines = wrap(label === words ? label : `${label} → ${words}`, '- ', '  ');
  return target === null ? lines : [...lines, `  <${target}>`];
}

/**
 * Breaks a line between words; a word that is longer than a line stays whole.
 * @param first  what stands before the first line
 * @param next   what stands before the others
 */
function wrap(line: string, first: string, next: string, width = TEXT_WIDTH): readonly string[] {
  const lines: string[] = [];
  let current = first;
  let empty = true;
  const words = line.split(/[ \t]+/);
  for (const [index, word] of words.entries()) {
    const room = empty || current.length + 1 + word.length <= width;
    // A line of ours never begins with the sign of a command, not even where a sentence is broken.
    if (room || (next.trim() === '' && startsLikeCommand(words.slice(index, index + 3)))) {
      current = empty ? `${current}${word}` : `${current} ${word}`;
    } else {
      lines.push(current);
      current = `${next}${word}`;
    }
    empty = false;
  }
  return [...lines, current].map((each) => each.trimEnd());
}

// The sign of a command or one that people take for it, also behind a bullet (staff/grammar.ts).
const LIKE_A_COMMAND = /^(?:(?:[•·▪◦*_-]|--|\d{1,2}[.)])\s*)?[#/!@]/u;

function startsLikeCommand(words: readonly string[]): boolean {
  return LIKE_A_COMMAND.test(words.join(' ').normalize('NFKC'));
}
