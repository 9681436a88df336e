/** The shapes of lists that a profile brings; their faults are tested with the files that hold them. */
import { expect, test } from 'vitest';
import { COMMON_CATEGORIES } from '../../src/case/category.ts';
import { needShape, ownCategories, profileCategories } from '../../src/shell/list-shapes.ts';
import { shaped } from '../../src/shell/shapes.ts';

test('words of a category are compared in lower case without accents', () => {
  const content = [{ code: 'noise', nl: 'geluid', en: 'noise', words: { nl: ['Herrië'] } }];
  expect(shaped(profileCategories(COMMON_CATEGORIES), content)).toMatchObject({
    ok: true,
    value: [{ code: 'noise', words: { nl: ['herrie'], en: [] } }, { code: 'other' }],
  });
});

test('a code of a desk may be any short name, because its register may hold one already', () => {
  const content = [{ code: 'Kapotte lift', nl: 'lift', en: 'elevator' }];
  expect(shaped(ownCategories(), content)).toMatchObject({ ok: true, value: [{ code: 'Kapotte lift' }] });
  expect(shaped(profileCategories([]), content)).toMatchObject({ ok: false });
});

test('a need without a question in both languages is none', () => {
  const content = { name: 'photo', question: { nl: 'Foto?' }, attachment: 'image' };
  expect(shaped(needShape(), content)).toMatchObject({ ok: false, faults: [{ path: ['question', 'en'] }] });
});
