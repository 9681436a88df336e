/**
 * The categories of a desk: which there are, and which one somebody means. One is known by its code and by its name in
 * each language, so that two colleagues who write two languages fill one row of the statistics (procedure step 5).
 */
import type { Category, OwnCategory } from '../case/category.ts';
import { LANGUAGES, type Language } from '../case/vocabulary.ts';
import { foldWord } from './fold.ts';
import { nearestValue } from './suggest.ts';

/**
 * The categories of a desk: its own first, then those of its profile. One that has the code or a name of an own one is
 * replaced by it. An own one without any code is kept in the register by its Dutch name, as its desk wrote it before.
 */
export function withOwnCategories(
  profile: readonly Category[],
  own: readonly OwnCategory[],
): readonly Category[] {
  const named = own.map((each) => {
    const replaced = profile.find((known) => isSame(known, each));
    return { ...each, code: each.code ?? replaced?.code ?? each.nl };
  });
  return [...named, ...profile.filter((known) => !named.some((each) => isSame(known, each)))];
}

/** The code and the names of a category in the form in which they are compared, each once. */
export function categoryKeys({ code, nl, en }: Pick<OwnCategory, 'code' | Language>): readonly string[] {
  return [...new Set([...(code === null ? [] : [code]), nl, en].map(foldWord))];
}

function isSame(one: OwnCategory, other: OwnCategory): boolean {
  const keys = categoryKeys(one);
  return categoryKeys(other).some((key) => keys.includes(key));
}

/** Shorter words of a name ("and", "niet") stand for no category. */
const SHORTEST_WORD = 5;

/** The category that is meant by its code, by a name, or by a word that no other name has; null for none. */
export function findCategory(categories: readonly Category[], written: string): Category | null {
  const wanted = foldWord(written);
  const named = categories.find((category) => categoryKeys(category).includes(wanted));
  if (named !== undefined || wanted.length < SHORTEST_WORD) return named ?? null;
  const [only, ...others] = categories.filter((category) => wordsOfNames(category).includes(wanted));
  return only === undefined || others.length > 0 ? null : only;
}

function wordsOfNames({ nl, en }: Category): readonly string[] {
  return [nl, en].flatMap((name) => name.split(/\s+/u)).map(foldWord);
}

/** What was most likely meant by words that are no category: one that is typed nearly so, or is written about so. */
export function likelyCategory(categories: readonly Category[], written: string): Category | null {
  const wanted = foldWord(written);
  const nearest = nearestValue(written, categories.flatMap(categoryKeys));
  const near = categories.find((category) => nearest !== null && categoryKeys(category).includes(nearest));
  const about = categories.find(({ words }) =>
    LANGUAGES.some((language) => words[language].some((word) => foldWord(word) === wanted)),
  );
  return about ?? near ?? null;
}
