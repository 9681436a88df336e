/** What a complaint seems to be about. */
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import type { Language } from '../../src/case/vocabulary.ts';
import { suggestCategory } from '../../src/mail/suggest-category.ts';
import { readProfile } from '../../src/shell/read-profile.ts';
import { withOwnCategories } from '../../src/staff/categories.ts';

const { categories } = readProfile('bouw');
const suggested = (language: Language, text: string) =>
  suggestCategory(categories, language, text)?.code ?? null;

test.each([
  ['nl', 'Lekkage dakkapel\nSinds de storm LEKT het bij het raam.', 'leak'],
  ['nl', 'Klacht\nEr zit schimmel op de muur, en het ruikt muf.', 'damp'],
  ['nl', 'Herrië van de buren\nWij horen elk geluid.', 'noise'],
  ['nl', 'Factuur 2026-113: meerwerk dat niemand heeft besteld', 'invoice'],
  ['en', 'Boiler\nThe radiators upstairs stay cold.', 'heating'],
  ['en', 'Your invoice\nThe bill is wrong.', 'invoice'],
] as const)('in %s, %j is about one category', (language, text, code) => {
  expect(suggested(language, text)).toBe(code);
});

test('a word that the desk gave to a category of its own is not one of the profile any more', () => {
  const own = { code: null, nl: 'dakwerk', en: 'roofing', words: { nl: ['lekkage'], en: ['leak'] } };
  const ofDesk = withOwnCategories(categories, [own]);
  expect(suggestCategory(ofDesk, 'nl', 'Lekkage dakkapel')?.code).toBe('dakwerk');
  expect(suggestCategory(ofDesk, 'en', 'There is a leak')?.code).toBe('dakwerk');
});

test('what speaks of two categories equally, or of none, is no suggestion', () => {
  expect(suggested('nl', 'De vloer kraakt en het schilderwerk is niet af.')).toBe(null);
  expect(suggested('nl', 'Ik ben niet tevreden.')).toBeNull();
  expect(suggested('nl', '')).toBeNull();
});

test('a word counts once, as a whole word, and in the language of the complaint', () => {
  expect(suggested('nl', 'lek lek lek lek; vloer en tegels')).toBe('floor');
  expect(suggested('nl', 'een heerlekker dakloos verhaal')).toBeNull();
  expect(suggested('en', 'lekkage')).toBeNull();
});

test('a long complaint is read at its beginning only', () => {
  const long = `${'woord '.repeat(200_000)}lekkage`;
  expect(suggested('nl', long)).toBeNull();
  const start = performance.now();
  for (let round = 0; round < 100; round += 1) suggested('nl', long);
  expect(performance.now() - start).toBeLessThan(2_000);
});
