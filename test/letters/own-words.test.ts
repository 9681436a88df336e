/** Words of staff in a letter: kept as they were typed, and nothing of the markup. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/letters/markup.ts';
import { ownLine, ownWords } from '../../src/letters/own-words.ts';

const blocks = (text: string) => readDraft(`Subject: S\nPreview: P\n\n${ownWords(text)}`).blocks;

describe('what staff write in a letter', () => {
  test('keeps its paragraphs and its lists', () => {
    expect(blocks('Wij komen langs.\nOp dinsdag.\n\n- kit\n* vloer\n• verf')).toStrictEqual([
      { kind: 'paragraph', lines: ['Wij komen langs.', 'Op dinsdag.'] },
      { kind: 'bullets', lines: ['kit', 'vloer', 'verf'] },
    ]);
  });

  test('is a sentence where one line was typed behind a command', () => {
    expect(ownWords('wij vernieuwen de kitvoeg')).toBe(' Wij vernieuwen de kitvoeg.');
    expect(ownWords('Wij komen langs!')).toBe(' Wij komen langs!');
  });

  test('stays as it was laid out where it has several lines', () => {
    expect(ownWords('wij komen langs\nGroet, Els')).toBe(' wij komen langs\n Groet, Els');
  });

  test('keeps the numbers that were typed', () => {
    expect(blocks('2. Ja\n3) Nee')).toStrictEqual([{ kind: 'lines', lines: ['2. Ja', '3) Nee'] }]);
  });

  test('is never a heading, a fact, a button or the words of somebody else', () => {
    const signs = ['== x', ':: x: y', '!! x', '~ x', '.. x', '>> x | y', '│ x', '│', 'Subject: x'];
    // Each has its full stop, so that it is shown as typed.
    for (const sign of signs.map((each) => `${each}.`))
      expect(blocks(sign), sign).toStrictEqual([{ kind: 'paragraph', lines: [sign] }]);
  });

  // A sign gets here only when it was typed twice; the complainant, who reads this, commands nothing.
  test('keeps the sign of a command that was typed to be kept', () => {
    expect(ownWords('#hashtag day\n#1 op de lijst')).toBe(' #hashtag day\n #1 op de lijst');
    expect(ownLine('#hashtag day')).toBe('#hashtag day');
  });

  test('is one line where a letter has room for one', () => {
    expect(ownLine('Wanneer\nzag u\u200b dit? ')).toBe('Wanneer zag u dit?');
  });

  test('makes only paragraphs, lists and lines, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '>', ' ', '|', '\n', 'x', '│', '#', '-', '1', '.', '!') }),
        (text) => {
          for (const block of blocks(text)) expect(['paragraph', 'bullets', 'lines']).toContain(block.kind);
        },
      ),
    );
  });
});
