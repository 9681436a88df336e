/**
 * Words that complainants began to use: "new subject?" with the cases, and no claim that it means something (procedure
 * step 5; domain.md 3.4 J).
 */
import { type IsoWeek, weeksBetween } from './weeks.ts';

/** What a complainant wrote in one case, quoted mail left out. */
export type CaseText = { readonly reference: string; readonly week: IsoWeek; readonly text: string };

/** A word or two words, small letters, and the cases they came up in, in order of time. */
export type NewWord = { readonly words: string; readonly references: readonly string[] };

const RECENT_WEEKS = 4;
const EARLIER_WEEKS = 26;
const FEWEST_CASES = 3;
/** Shorter words are articles and the like. */
const SHORTEST_WORD = 4;

/**
 * Words, and pairs of words that follow each other, that came up in at least three cases of the last four weeks and in
 * none of the 26 weeks before; a word that only came up in a listed pair is left out.
 * @param week     the week of the digest, the last of the four
 * @param ignored  words in small letters that never count, above all names of people: the list goes into a mail
 * @returns        most cases first, then by the alphabet; empty when there is nothing earlier to compare with
 */
export function newWords(
  texts: readonly CaseText[],
  week: IsoWeek,
  ignored: ReadonlySet<string>,
): readonly NewWord[] {
  const agoOf = ({ week: written }: CaseText): number => weeksBetween(written, week);
  const recent = texts.filter((each) => agoOf(each) >= 0 && agoOf(each) < RECENT_WEEKS);
  const earlier = texts.filter(
    (each) => agoOf(each) >= RECENT_WEEKS && agoOf(each) < RECENT_WEEKS + EARLIER_WEEKS,
  );
  if (earlier.length === 0) return [];
  const known = new Set(earlier.flatMap(({ text }) => [...termsOf(text, ignored)]));
  const found = new Map<string, Set<string>>();
  for (const { reference, text } of recent) {
    for (const term of termsOf(text, ignored)) {
      if (known.has(term)) continue;
      found.set(term, (found.get(term) ?? new Set()).add(reference));
    }
  }
  const listed = [...found]
    .filter(([, references]) => references.size >= FEWEST_CASES)
    .map(([words, references]): NewWord => ({ words, references: [...references] }));
  return listed
    .filter((each) => !listed.some((pair) => isWithin(each, pair)))
    .toSorted(
      (left, right) =>
        right.references.length - left.references.length || left.words.localeCompare(right.words),
    );
}

/** Words and pairs, each once; a word that does not count, and the end of a sentence, part a pair. */
function termsOf(text: string, ignored: ReadonlySet<string>): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const sentence of text.toLowerCase().split(/[.!?;:\n]+/u)) {
    let last: string | null = null;
    for (const word of sentence.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
      const counts = word.length >= SHORTEST_WORD && !/\d/u.test(word) && !ignored.has(word);
      if (counts) terms.add(word);
      if (counts && last !== null) terms.add(`${last} ${word}`);
      last = counts ? word : null;
    }
  }
  return terms;
}

function isWithin(word: NewWord, pair: NewWord): boolean {
  return (
    word !== pair &&
    pair.words.split(' ').includes(word.words) &&
    pair.references.length === word.references.length
  );
}
