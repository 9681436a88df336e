/**
 * The shapes of the lists that a sector profile brings and a desk may change: its categories and what an assessment needs
 * from the complainant. The profiles and the configuration are held to the same ones.
 */
import type { Category, OwnCategory } from '../case/category.ts';
import type { Need } from '../case/needs.ts';
import { LANGUAGES } from '../case/vocabulary.ts';
import { categoryKeys } from '../staff/categories.ts';
import { patternValue, slugValue, titleValue, wordValue } from './config-values.ts';
import * as shape from './shapes.ts';

/** What an assessment needs: a question in both languages, and one way to see that it is answered. */
export function needShape() {
  const keys = shape.section({
    name: shape.checked('a short name', slugValue),
    question: shape.section({
      nl: shape.text('the question in Dutch'),
      en: shape.text('the question in English'),
    }),
    pattern: shape.orNull(shape.checked('a regular expression', patternValue)),
    attachment: shape.orNull(shape.word(['any', 'image'])),
  });
  return shape.made(keys, ({ name, question, pattern, attachment }, refuse): Need => {
    if ((pattern === null) === (attachment === null)) refuse('exactly one of pattern and attachment');
    if (pattern !== null) return { name, question, found: { by: 'pattern', pattern } };
    const typePrefix = attachment === 'image' ? 'image/' : '';
    return { name, question, found: { by: 'attachment', typePrefix } };
  });
}

/** What an assessment in a sector needs, each under a name of its own. */
export function profileNeeds() {
  return shape.made(shape.listOf(needShape()), (needs, refuse) => {
    const names = needs.map(({ name }) => name);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) !== index) refuse('a name that no other need has', index, 'name');
    return needs;
  });
}

/** Nobody reads more than these beside the bodies and the court. */
const MOST_RIGHTS = 2;

/** What a complainant of the sector can do who does not agree: as many sentences in one language as in the other. */
export function profileRights() {
  const keys = shape.section({
    nl: shape.listOf(shape.text('a sentence in Dutch')),
    en: shape.listOf(shape.text('a sentence in English')),
  });
  return shape.made(keys, (rights, refuse) => {
    if (rights.nl.length > MOST_RIGHTS) refuse(`at most ${MOST_RIGHTS} sentences`, 'nl');
    if (rights.en.length !== rights.nl.length) refuse('as many sentences as in Dutch', 'en');
    return rights;
  });
}

/** The categories of a profile: each with a code of its own, and no word in two of them. */
export function profileCategories(common: readonly Category[]) {
  const keys = shape.section({ code: shape.checked('a code', slugValue), ...nameKeys() });
  return shape.made(shape.listOf(keys), (own, refuse): readonly Category[] => {
    const all = [...own, ...common];
    refuseShared(all, refuse);
    return all;
  });
}

/** The categories that a desk adds; a code is written only where the register has one already. */
export function ownCategories() {
  const keys = shape.section({ code: shape.orNull(shape.checked('a code', titleValue)), ...nameKeys() });
  return shape.made(shape.listOf(keys), (own, refuse): readonly OwnCategory[] => {
    refuseShared(own, refuse);
    return own;
  });
}

function nameKeys() {
  const title = shape.checked('a name', titleValue);
  const words = shape.listOf(shape.checked('one word', wordValue));
  return {
    nl: title,
    en: title,
    words: shape.or(shape.section({ nl: words, en: words }), { nl: [], en: [] }),
  };
}

function refuseShared(all: readonly OwnCategory[], refuse: shape.Refuse): void {
  const taken = new Set<string>();
  for (const [index, category] of all.entries()) {
    const keys = categoryKeys(category);
    if (keys.some((key) => taken.has(key)))
      refuse('a code and names that no other category has', index, 'nl');
    for (const key of keys) taken.add(key);
  }
  for (const language of LANGUAGES) refuseSharedWords(all, language, refuse);
}

function refuseSharedWords(
  all: readonly OwnCategory[],
  language: (typeof LANGUAGES)[number],
  refuse: shape.Refuse,
): void {
  const taken = new Set<string>();
  for (const [index, { words }] of all.entries()) {
    for (const [place, word] of words[language].entries()) {
      if (taken.has(word)) refuse('a word that stands nowhere else', index, 'words', language, place);
      taken.add(word);
    }
  }
}
