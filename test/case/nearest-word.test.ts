import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestWord } from '../../src/case/nearest-word.ts';

const KNOWN = ['password', 'passwordFile', 'tokenCommand', 'port', 'host'];

test.each([
  ['pasword', 'password'],
  ['passwrod', 'password'],
  ['Password', 'password'],
  ['passwordfle', 'passwordFile'],
  ['prot', 'port'],
  ['hots', 'host'],
])('%s most likely stands for %s', (typed, meant) => {
  expect(nearestWord(typed, KNOWN)).toBe(meant);
});

test.each(['ca', 'folder', 'passphrase', '', 'p'])('no word is guessed for "%s"', (typed) => {
  expect(nearestWord(typed, KNOWN)).toBeNull();
});

test('a known word with one letter dropped is found again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KNOWN), fc.nat(), (word, position) => {
      const at = position % word.length;
      expect(nearestWord(word.slice(0, at) + word.slice(at + 1), KNOWN)).toBe(word);
    }),
  );
});
