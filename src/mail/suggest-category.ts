/**
 * Which category the words of a complaint speak of: a suggestion for a person, who taps it or not; nothing is stored by it
 * (procedure step 1; domain.md 1 row E3: "a person confirms"). The words stand with the categories, as data.
 */
import type { Category } from '../case/category.ts';
import type { Language } from '../case/vocabulary.ts';

/** What a complaint is about stands at its beginning; more of it is not read. */
const MOST_TEXT = 2_000;

/** The code for each word of each language. */
type Matcher = Readonly<Record<Language, ReadonlyMap<string, string>>>;

// A desk has the same list for as long as the program runs, and each new complaint is looked at.
const matchers = new WeakMap<readonly Category[], Matcher>();

/**
 * The category of which most different words occur, each as a whole word, capitals and accents aside.
 * @param text  the subject and the words of the complainant, in that order
 * @returns     null where no word is known, or as many speak of two categories
 */
export function suggestCategory(
  categories: readonly Category[],
  language: Language,
  text: string,
): Category | null {
  const codes = matcherOf(categories)[language];
  const hits = new Map<string, number>();
  for (const word of wordsOf(text)) {
    const code = codes.get(withoutAccents(word));
    if (code !== undefined) hits.set(code, (hits.get(code) ?? 0) + 1);
  }
  const [first, second] = [...hits].toSorted(([, one], [, other]) => other - one);
  if (first === undefined || first[1] === second?.[1]) return null;
  return categories.find(({ code }) => code === first[0]) ?? null;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .slice(0, MOST_TEXT)
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu),
  );
}

// Few words have any, and taking them off the whole text took longer than all the rest.
function withoutAccents(word: string): string {
  return /^[a-z0-9]+$/u.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '');
}

function matcherOf(categories: readonly Category[]): Matcher {
  const known = matchers.get(categories);
  if (known !== undefined) return known;
  // A category of the desk itself stands before those of its profile, and of a word that two have the first one wins.
  const ordered = categories.toReversed();
  const of = (language: Language) =>
    new Map(ordered.flatMap(({ code, words }) => words[language].map((word) => [word, code] as const)));
  const made = { nl: of('nl'), en: of('en') };
  matchers.set(categories, made);
  return made;
}
