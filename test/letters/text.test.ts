/** The text part: wrapped where we write, kept line by line where others did. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/letters/markup.ts';
import { TEXT_WIDTH, toText } from '../../src/letters/text.ts';

const MARKER = '-- Reply above this line --';
const textOf = (...blocks: Block[]) => toText({ subject: 'S', preview: 'P', blocks }, MARKER);

describe('the text part of a letter', () => {
  test('begins with the marker, so that an answer can be cut there', () => {
    expect(textOf({ kind: 'paragraph', lines: ['Dear you,'] })).toBe(`${MARKER}\n\nDear you,\n`);
  });

  test('wraps a paragraph between words', () => {
    const words = 'seven letters and more '.repeat(12).trim();
    const lines = textOf({ kind: 'paragraph', lines: [words] })
      .split('\n')
      .slice(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(TEXT_WIDTH);
    expect(lines.join(' ').trim()).toBe(words);
  });

  test('numbers steps from one and hangs their second lines', () => {
    const step = `${'word '.repeat(20)}end`;
    const [, , first, second] = textOf({ kind: 'numbers', lines: [step, 'two'] }).split('\n');
    expect(first).toMatch(/^1\. word/);
    expect(second).toMatch(/^ {3}word/);
    expect(textOf({ kind: 'numbers', lines: ['one', 'two'] })).toContain('1. one\n2. two');
  });

  test('puts the sign before every line of a quotation, wrapped ones too', () => {
    const long = `#close ${'word '.repeat(40)}#close`;
    const quoted = textOf({ kind: 'quote', lines: [long, ''] })
      .trimEnd()
      .split('\n')
      .slice(2);
    expect(quoted.length).toBeGreaterThan(2);
    for (const line of quoted) expect(line).toMatch(/^│( |$)/);
  });

  test('leaves lines of a quotation as the mail program of their writer wrapped them', () => {
    const lines = [
      'Onder het raam van de woonkamer staat sinds de regen van afgelopen week water',
      'op de vloer, en de verf laat los.',
    ];
    expect(textOf({ kind: 'quote', lines })).toBe(`${MARKER}\n\n│ ${lines.join('\n│ ')}\n`);
  });

  test('leaves a word that is longer than a line whole', () => {
    expect(textOf({ kind: 'quote', lines: ['x'.repeat(10_000)] })).toContain('x'.repeat(10_000));
  });

  test('writes facts as label and value', () => {
    expect(textOf({ kind: 'facts', facts: [{ label: 'Number', value: 'C-1042-9' }] })).toContain(
      '\nNumber: C-1042-9\n',
    );
  });

  test('writes what may be answered with its link on a line of its own, or without one', () => {
    const answers = [
      { label: 'Yes, I agree', words: 'AGREE' },
      { label: 'NO', words: 'NO' },
    ];
    const draft = { subject: 'S', preview: 'P', blocks: [{ kind: 'answers' as const, answers }] };
    expect(toText(draft, MARKER)).toBe(`${MARKER}\n\n- Yes, I agree → AGREE\n- NO\n`);
    expect(toText(draft, MARKER, (words) => `mailto:desk@example.org?body=${words}`)).toContain(
      '- Yes, I agree → AGREE\n  <mailto:desk@example.org?body=AGREE>\n- NO\n  <mailto:',
    );
  });

  test('never breaks a sentence before the sign of a command', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', '#close', '＃close', 'a', 'longer-word'), { maxLength: 80 }),
        (words) => {
          const sentence = ['From', ...words].join(' ');
          for (const kind of ['paragraph', 'warning', 'small', 'numbers', 'bullets'] as const) {
            expect(textOf({ kind, lines: [sentence] })).not.toMatch(/^\s*[#＃]/m);
          }
        },
      ),
    );
  });
});
