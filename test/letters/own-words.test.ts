/** Words of staff in a letter: kept as they were typed, and nothing of the markup. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/letters/markup.ts';
import { ownLine, ownWords } from '../../src/letters/own-words.ts';
import { toText } from '../../src/letters/text.ts';

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

  test('begins no line with the sign of a command', () => {
    expect(ownWords('#close\n # undo T-1\n#1 op de lijst')).toBe(' close\n undo T-1\n #1 op de lijst');
    expect(ownLine('#close the door')).toBe('close the door');
  });

  test('is one line where a letter has room for one', () => {
    expect(ownLine('Wanneer\nzag u\u200b dit? ')).toBe('Wanneer zag u dit?');
  });

  test('joins no sign to the line below it', () => {
    expect(ownWords('#\nsluit\nmaandag').trim()).toMatch(/^sluit/);
  });

  test('makes only paragraphs, lists and lines, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '>', ' ', '|', '\n', 'x', '│', '#', '-', '1', '.', '!') }),
        (text) => {
          for (const block of blocks(text)) expect(['paragraph', 'bullets', 'lines']).toContain(block.kind);
          const written = toText({ subject: '', preview: '', blocks: blocks(text) }, 'M');
          expect(written).not.toMatch(/^\s*#\s?x/m);
        },
      ),
    );
  });
});
