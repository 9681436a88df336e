/**
 * How alike two texts are: the share of their groups of three words that both have (Jaccard). Greeting, order of
 * sentences and line breaks hardly count, other words do. Source: domain.md 2.6 ("> 0.8 text similarity").
 */

/** From this share on two complaints say the same. */
const ALIKE = 0.8;
/** More of a text tells nothing new. */
const MOST_TEXT = 2_000;
/** Texts of fewer words ("see attachment") are the same by chance. */
const LEAST_WORDS = 8;

/** A text, ready to be compared with many others. */
export type Shingles = {
  /** Every three words that follow each other. */
  readonly groups: ReadonlySet<string>;
  readonly words: number;
  /** The whole text without signs and capitals. */
  readonly folded: string;
};

/** Makes a text ready to be compared. */
export function shinglesOf(text: string): Shingles {
  const words =
    text
      .slice(0, MOST_TEXT)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const groups = new Set<string>();
  for (let index = 0; index + 2 < words.length; index += 1)
    groups.add(`${words[index]} ${words[index + 1]} ${words[index + 2]}`);
  return { groups, words: words.length, folded: words.join(' ') };
}

/** True when two texts say the same in nearly the same words; short ones only when they are equal. */
export function areAlike(one: Shingles, other: Shingles): boolean {
  const isShort = one.words < LEAST_WORDS || other.words < LEAST_WORDS;
  if (isShort) return one.folded !== '' && one.folded === other.folded;
  return shareAtLeast(one.groups, other.groups, ALIKE);
}

/** True for a text long enough that two people hardly write it by chance. */
export function isTelling({ words }: Shingles): boolean {
  return words >= LEAST_WORDS;
}

// Most pairs differ at once: it stops as soon as the share cannot be reached any more.
function shareAtLeast(one: ReadonlySet<string>, other: ReadonlySet<string>, share: number): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  const needed = (share * (small.size + large.size)) / (1 + share);
  let mayMiss = small.size - needed;
  if (mayMiss < 0) return false;
  for (const group of small) {
    if (large.has(group)) continue;
    mayMiss -= 1;
    if (mayMiss < 0) return false;
  }
  return true;
}
