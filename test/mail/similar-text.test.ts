/** How alike two texts are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areAlike, isTelling, shinglesOf } from '../../src/mail/similar-text.ts';

const STORY =
  'Sinds de storm van vorige week lekt onze dakkapel aan de linkerkant. Er staat water op de vloer van de slaapkamer en de muur wordt zwart. Wij hebben al twee keer gebeld en niemand kwam.';
const alike = (one: string, other: string) => areAlike(shinglesOf(one), shinglesOf(other));

test('the same story with another greeting and other line breaks is alike', () => {
  const again = `Geachte heer of mevrouw,\n\n${STORY.replaceAll('. ', '.\n')}`;
  expect(alike(STORY, again)).toBe(true);
});

test('the same story with a sentence changed is not', () => {
  expect(alike(STORY, STORY.replace(/Er staat .*zwart\./, 'Het behang laat los en ruikt muf.'))).toBe(false);
});

test('another story about the same thing is not alike', () => {
  expect(alike(STORY, 'Onze dakkapel lekt nog steeds, kunt u vandaag iemand sturen alstublieft?')).toBe(
    false,
  );
});

test('short texts are alike only when they are the same, and tell nothing', () => {
  expect(alike('Mijn deur klemt!', 'mijn deur klemt')).toBe(true);
  expect(alike('Mijn deur klemt', 'Mijn raam klemt')).toBe(false);
  expect(alike('', '…')).toBe(false);
  expect(isTelling(shinglesOf('Zie bijlage.'))).toBe(false);
});

test('it is the share of groups of words that both have, whichever comes first', () => {
  const words = fc.array(fc.constantFrom('dak', 'deur', 'raam', 'muur', 'lek'), {
    minLength: 8,
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, words, (first, second) => {
      const [one, other] = [shinglesOf(first.join(' ')), shinglesOf(second.join(' '))];
      const both = [...one.groups].filter((group) => other.groups.has(group)).length;
      const share = both / (one.groups.size + other.groups.size - both);
      expect(areAlike(one, other)).toBe(share >= 0.8 - 1e-9);
      expect(areAlike(other, one)).toBe(areAlike(one, other));
    }),
  );
});
