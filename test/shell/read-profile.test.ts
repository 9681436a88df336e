import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { missingNeeds } from '../../src/case/needs.ts';
import { TERM_NAMES } from '../../src/case/profile.ts';
import { PROFILES } from '../../src/case/vocabulary.ts';
import { readProfile } from '../../src/shell/read-profile.ts';

function folderWith(profile: unknown): URL {
  const folder = mkdtempSync(join(tmpdir(), 'redress-profiles-'));
  writeFileSync(join(folder, 'bouw.json'), JSON.stringify(profile));
  return pathToFileURL(`${folder}/`);
}

test.each(PROFILES)('the profile %s has every term of the procedure', (name) => {
  const profile = readProfile(name);
  expect(profile.name).toBe(name);
  expect(Object.keys(profile.terms).toSorted()).toStrictEqual([...TERM_NAMES].toSorted());
});

test('receipt is confirmed in one working day, the decision promised in 28 days, 8 weeks at the most', () => {
  expect(readProfile('algemeen').terms).toMatchObject({
    confirm: { amount: 1, unit: 'working-days' },
    decision: { amount: 28, unit: 'days' },
    outer: { amount: 8, unit: 'weeks' },
  });
});

test('a profile without a term, with a wrong unit or an unknown clock stops the start and names all three', () => {
  const terms = {
    confirm: { amount: 0, unit: 'days' },
    decision: { amount: 4, unit: 'fortnights' },
    outre: {},
  };
  const folder = folderWith({ name: 'bouw', terms });
  expect(() => readProfile('bouw', folder)).toThrow(
    /terms\.confirm\.amount: expected a whole number from 1/u,
  );
  expect(() => readProfile('bouw', folder)).toThrow(/terms\.decision\.unit: expected one of working-days/u);
  expect(() => readProfile('bouw', folder)).toThrow(/terms\.outer: expected .*found nothing/u);
  expect(() => readProfile('bouw', folder)).toThrow(
    /terms\.outre: expected a known key, found this one\. Did you mean outer\?/u,
  );
});

test('a profile that names another sector than its file stops the start', () => {
  const algemeen: unknown = JSON.parse(readFileSync('config/profiles/algemeen.json', 'utf8'));
  expect(() => readProfile('bouw', folderWith(algemeen))).toThrow(
    /name: expected one of bouw, found "algemeen"/u,
  );
});

test('every profile has categories in both languages, each with words of its own, and one for the rest', () => {
  for (const name of PROFILES) {
    const { categories } = readProfile(name);
    expect(categories.length).toBeGreaterThan(10);
    expect(categories.at(-1)).toMatchObject({ code: 'other', nl: 'overig' });
    for (const { code, words } of categories.slice(0, -1))
      expect([code, words.nl.length > 0, words.en.length > 0]).toStrictEqual([code, true, true]);
  }
});

test('two categories with one name or one word stop the start', () => {
  const bouw: Record<string, unknown> = JSON.parse(readFileSync('config/profiles/bouw.json', 'utf8'));
  const one = { code: 'leak', nl: 'lekkage', en: 'leak', words: { nl: ['lek'], en: [] } };
  const categories = [one, { ...one, code: 'Roof' }, { ...one, code: 'roof', nl: 'dak', en: 'roof' }];
  const folder = folderWith({ ...bouw, categories });
  expect(() => readProfile('bouw', folder)).toThrow(/categories\[1\]\.code: expected a short word/u);
  const named = folderWith({ ...bouw, categories: [one, { ...one, code: 'roof' }] });
  expect(() => readProfile('bouw', named)).toThrow(
    /categories\[1\]\.nl: expected a code and names that no other category has/u,
  );
  expect(() => readProfile('bouw', named)).toThrow(
    /categories\[1\]\.words\.nl\[0\]: expected a word that stands nowhere else, found "lek"/u,
  );
});

describe('what the assessment of a complaint about a home needs', () => {
  const { needs } = readProfile('bouw');
  const asked = (text: string, type = 'text/plain') =>
    missingNeeds(needs, { text, attachments: [{ type }] }).map(({ name }) => name);

  test.each([
    'De kitvoeg aan de Maanlaan 7 laat sinds de storm los.',
    'Bouwnummer 14: al twee weken staat er water in de kelder.',
    'Ik woon op Oude Markt 3b, 3512 AB Utrecht. Afgelopen zondag kwam er water door het plafond.',
    'At 12 Baker Street the boiler has been off for two days now, since 3 November.',
    'Lot 22, the window has not closed since May 2.',
  ])('is there: %s', (text) => {
    expect(asked(text, 'image/jpeg')).toStrictEqual([]);
  });

  test('is asked where a complaint says nothing of it', () => {
    expect(
      asked('Er komt water langs het raam. Ik hoor graag van u in 2026 om dit op te lossen.'),
    ).toStrictEqual(['home', 'since', 'photo']);
  });

  test('is found in a long text without delay', () => {
    const long = `${'a'.repeat(100_000)} ${'1 '.repeat(100_000)} ${'al '.repeat(50_000)}`;
    const start = performance.now();
    asked(long);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
