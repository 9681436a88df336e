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
/** Bits of a number that a set keeps without a box of its own, which makes it several times quicker. */
const SMALL = 0x3fffffff;

/** A text, ready to be compared with many others. */
export type Shingles = {
  /** Every three words that follow each other, each group as a number: two that differ share one by chance only. */
  readonly groups: ReadonlySet<number>;
  readonly words: number;
  /** A short text without signs and capitals; '' for one of which the groups are compared. */
  readonly folded: string;
};

/** Makes a text ready to be compared. */
export function shinglesOf(text: string): Shingles {
  const words =
    text
      .slice(0, MOST_TEXT)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const groups = new Set<number>();
  let [before, last] = [0, 0];
  words.forEach((word, index) => {
    const hash = hashOf(word);
    // Each place in the group counts otherwise, because the order of words matters.
    if (index >= 2) groups.add((Math.imul(before, 961) + Math.imul(last, 31) + hash) & SMALL);
    before = last;
    last = hash;
  });
  return { groups, words: words.length, folded: words.length < LEAST_WORDS ? words.join(' ') : '' };
}

// FNV-1a (draft-eastlake-fnv): every new complaint is compared with some twenty others, so texts are not put together.
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash;
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
function shareAtLeast(one: ReadonlySet<number>, other: ReadonlySet<number>, share: number): boolean {
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
