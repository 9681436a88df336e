import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskQuote } from '../../src/digest/mask-quote.ts';

const NAMES = ['Anna van der Wit', 'anna.dewit@example.org', 'Pieter Bos'];

test.each([
  ['Anna heeft gelijk, zegt PIETER.', '… heeft gelijk, zegt ….'],
  ['Bel mij op 06-1234 5678 of +31 20 123 4567.', 'Bel mij op … of ….'],
  ['Mail jan@example.net of zie https://example.net/foto?x=1 eens', 'Mail … of zie … eens'],
  ['Het is Dorpsstraat 12 b, 1234 AB Zuidhof.', 'Het is …, … Zuidhof.'],
  [
    'Drie keer\ngekomen,  nog steeds lek: 3 emmers op 12 mei.',
    'Drie keer gekomen, nog steeds lek: 3 emmers op 12 mei.',
  ],
  ['Annabel kwam niet van de trap', 'Annabel kwam niet van de trap'],
])('%j is shown as %j', (words, shown) => {
  expect(maskQuote(words, NAMES)).toBe(shown);
});

test('a long name and an address never come through, whatever stands around them', () => {
  const around = fc.string({ maxLength: 20 }).map((text) => text.replace(/\p{L}|\S@|@\S/gu, ' '));
  fc.assert(
    fc.property(around, around, (before, after) => {
      const shown = maskQuote(`${before} Willemsen wim@example.org ${after}`, ['Wim Willemsen']);
      expect(shown).not.toMatch(/willemsen|example\.org/iu);
    }),
  );
});
