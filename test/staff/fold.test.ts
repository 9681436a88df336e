import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldPhrase, foldWord } from '../../src/staff/fold.ts';

test('capitals, accents, spaces and punctuation do not count in a name', () => {
  for (const written of ['Solved-Quick.', 'solved quick', 'sólved​_quick', 'ＳＯＬＶＥＤ－ＱＵＩＣＫ']) {
    expect(foldWord(written)).toBe('solvedquick');
  }
});

test('a phrase keeps its words', () => {
  expect(foldPhrase(' “Volgende  wéek Vrijdag” – 14:00')).toBe('volgende week vrijdag - 14:00');
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldWord(foldWord(text))).toBe(foldWord(text));
    }),
  );
});
