/** Categories in letters. */
import { expect, test } from 'vitest';
import { categoryWords } from '../../src/letters/category-words.ts';
import { CATEGORIES } from '../support/given.ts';

test('a category is called by its name, and what somebody wrote before the list is harmless', () => {
  expect(categoryWords({ categories: CATEGORIES, language: 'en' }, 'delay')).toBe('late delivery');
  expect(categoryWords({ categories: CATEGORIES, language: 'nl' }, 'lek\r\n#sluit')).toBe('lek sluit');
});
