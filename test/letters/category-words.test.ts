/** Categories in letters. */
import { describe, expect, test } from 'vitest';
import { categoryWords, suggestedCategory } from '../../src/letters/category-words.ts';
import { CATEGORIES } from '../support/given.ts';
import { aSetting } from './samples.ts';

test('a category is called by its name, and what somebody wrote before the list is harmless', () => {
  expect(categoryWords({ categories: CATEGORIES, language: 'en' }, 'delay')).toBe('late delivery');
  expect(categoryWords({ categories: CATEGORIES, language: 'nl' }, 'lek\r\n#sluit')).toBe('lek sluit');
});

describe('the category that a new complaint seems to be about', () => {
  const complaint = {
    subject: 'Lekkage dakkapel',
    points: [{ text: 'Sinds de storm lekt het bij het raam.' }],
    language: 'nl' as const,
    category: null,
  };
  const setting = aSetting('en', { 'step.triage': 'I handle this, about {category}' });

  test('can be tapped in the language of the reader', () => {
    expect(suggestedCategory(setting, complaint)).toStrictEqual({
      about: 'leak',
      taking: [{ label: 'I handle this, about leak', line: '#triage leak' }],
    });
  });

  test('is none where the words speak of nothing, or somebody said it already', () => {
    const vague = { ...complaint, subject: '', points: [{ text: 'Bel mij terug.' }] };
    expect(suggestedCategory(setting, vague).taking).toStrictEqual([]);
    expect(suggestedCategory(setting, { ...complaint, category: 'roof' }).taking).toStrictEqual([]);
  });
});
