/** The categories of a desk beside those of its profile. */
import { expect, test } from 'vitest';
import type { OwnCategory } from '../../src/case/category.ts';
import { findCategory, likelyCategory, withOwnCategories } from '../../src/staff/categories.ts';
import { CATEGORIES } from '../support/given.ts';

const words = { nl: [], en: [] };
const own = (nl: string, en: string, code: string | null = null): OwnCategory => ({ code, nl, en, words });

test('a category of the desk comes before those of its profile, kept by its Dutch name', () => {
  const categories = withOwnCategories(CATEGORIES, [own('deurbel', 'doorbell')]);
  expect(categories.map(({ code }) => code)).toStrictEqual(['deurbel', 'leak', 'delay', 'invoice', 'other']);
  expect(findCategory(categories, 'Doorbell')?.code).toBe('deurbel');
});

test('one with the name or the code of a category of the profile takes its place, and its code', () => {
  const renamed = withOwnCategories(CATEGORIES, [
    own('Lekkage', 'water damage'),
    own('diversen', 'x', 'other'),
  ]);
  expect(renamed.map(({ code, en }) => [code, en])).toStrictEqual([
    ['leak', 'water damage'],
    ['other', 'x'],
    ['delay', 'late delivery'],
    ['invoice', 'invoice'],
  ]);
});

test('a word that two names have is nobody', () => {
  const categories = [...withOwnCategories(CATEGORIES, [own('levering van glas', 'glass')])];
  expect(findCategory(categories, 'levering')).toBeNull();
  expect(findCategory(categories, 'te')).toBeNull();
});

test('what such complaints are written with is a likely category', () => {
  expect(likelyCategory(CATEGORIES, 'overdue')?.code).toBe('delay');
  expect(likelyCategory(CATEGORIES, 'lekage')?.code).toBe('leak');
  expect(likelyCategory(CATEGORIES, 'doorbell')).toBeNull();
});
