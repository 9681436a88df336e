/** What a category is called. */
import { expect, test } from 'vitest';
import { categoryName, OTHER_CATEGORY } from '../../src/case/category.ts';
import { CATEGORIES } from '../support/given.ts';

test('a category has its name in the language of the reader, a word from before the list stays as it is', () => {
  expect(categoryName(CATEGORIES, 'leak', 'nl')).toBe('lekkage');
  expect(categoryName(CATEGORIES, OTHER_CATEGORY, 'en')).toBe('other');
  expect(categoryName(CATEGORIES, 'deurbel', 'en')).toBe('deurbel');
});
