/** What a digest is made of, and the small words that several of its sections need (procedure step 5). */
import type { CaseLine, CaseList, DigestFacts, RowCases } from './facts.ts';
import { type Judged, type JudgedFlag, rowOfName } from './judge.ts';
import type { ProportionShift } from './proportions.ts';
import { partSentence, type Sentence, type SentencePart, say } from './sentences.ts';
import type { Suggestion } from './suggestions.ts';

/** Everything that one digest is written from. */
export type Material = {
  readonly facts: DigestFacts;
  readonly judged: Judged;
  /** The number by which each shown flag is known, by its row: 4 is printed `T4`. */
  readonly trendNumbers: ReadonlyMap<string, number>;
  /** The cases of the flagged rows, of the weeks of a flag. */
  readonly rowCases: readonly RowCases[];
  readonly suggested: readonly Suggestion[];
  /** The cases of the rows that suggestions are about, of the weeks that these are read from. */
  readonly suggestedCases: readonly RowCases[];
  /** Rows too rare for a test, with the cases that are shown of each (rare-rows.ts). */
  readonly rareRows: readonly RowCases[];
};

/** So many cases are named in a sentence; the rest is a number. */
const MOST_NAMED = 4;

/** `C-1042-9 (Tom Bakker), C-1043-2 and 3 more`; empty for an empty list. */
export function named(list: CaseList): SentencePart {
  const shown = list.lines.slice(0, MOST_NAMED);
  const listed = shown.map(withHandler);
  const more = list.count - shown.length;
  return more > 0 ? say('and-more', { cases: { listed }, more }) : { listed };
}

/** A case with who handles it. */
export function withHandler({ reference, who }: CaseLine): SentencePart {
  return who === null ? reference : say('case-of', { reference, who });
}

/** The references of a list, as far as they are known. */
export function referencesOf({ lines }: CaseList): readonly string[] {
  return [...new Set(lines.map(({ reference }) => reference))];
}

/** What a flagged row is called: a category, a cause, or a share such as that of late decisions. */
export function flagName(row: string): SentencePart {
  const name = rowOfName(row);
  if (name === null) return { word: `digest.share.${row.slice(row.indexOf(':') + 1)}` };
  return name.dimension === 'total' ? say('row-total') : { row: name };
}

/** The label of a shown flag: `T4`. */
export function trendLabel({ trendNumbers }: Pick<Material, 'trendNumbers'>, { shown }: JudgedFlag): string {
  const number = trendNumbers.get(shown.flag.row);
  if (number === undefined) throw new Error(`the flag of ${shown.flag.row} has no number`);
  return `T${number}`;
}

/** The cases of a row, by its name. @param known  those of a flag or those of a suggestion, which are of other weeks */
export function casesOfRow(known: readonly RowCases[], row: string): CaseList {
  const name = rowOfName(row);
  const found = known.find(({ dimension, value }) => dimension === name?.dimension && value === name.value);
  return found?.cases ?? { count: 0, lines: [] };
}

/** A sentence for one thing or for several: keys end in `.one` and `.many`. */
export function sayCount(key: string, count: number, parts: Sentence['parts'] = {}): Sentence {
  return say(`${key}.${count === 1 ? 'one' : 'many'}`, { count, ...parts });
}

/** Where most points of a flagged row are, as the sentences want it. */
export function placeOf({
  within,
}: JudgedFlag): { readonly value: SentencePart; readonly points: number } | null {
  if (within === null) return null;
  const { points, ...row } = within;
  return { value: { row }, points };
}

/** What a share was, and what it is now; whether that is more or fewer than normal, a flag says. */
export function shareSentences({ name, now, before }: ProportionShift): readonly Sentence[] {
  const isMore = now.hits * before.of > before.hits * now.of;
  const parts = { now: partSentence(now), before: partSentence(before) };
  return [
    say('share-seen', { share: { word: `digest.share.${name}` }, ...parts }),
    say(`${isMore ? 'more' : 'fewer'}-than-normal.own-past`),
  ];
}
