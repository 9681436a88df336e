/**
 * Words of a complainant as a manager may read them: what names a person or says where to find one is left out
 * (domain.md 3.1 block 7).
 */

/** Stands in the place of what is left out. */
const MASK = '…';
/** Shorter parts of names are words of the language: `de`, `van`. */
const SHORTEST_NAME = 4;

const ADDRESS = /\S+@\S+/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;
/** Four digits or more, however they are parted: telephone, account, postal code with its letters. */
const NUMBER = /\+?\d(?:[\s.\-/()]?\d){3,}(?:\s?[A-Z]{2}\b)?/gu;
/** A street with its house number. */
const STREET =
  /\p{Lu}[\p{L}'-]*(?:straat|laan|weg|plein|kade|gracht|dijk|street|road|lane|avenue)\s+\d+\s?\p{L}?\b/gu;

/**
 * @param names  names and addresses of those who are known on the case
 * @returns      the words, on one line
 */
export function maskQuote(words: string, names: readonly string[]): string {
  const parts = names
    .flatMap((name) => name.match(/[\p{L}\p{M}]+/gu) ?? [])
    .filter((part) => part.length >= SHORTEST_NAME);
  const masked = [ADDRESS, LINK, STREET, NUMBER].reduce(
    (text, pattern) => text.replace(pattern, MASK),
    words.replace(/\s+/gu, ' ').trim(),
  );
  return parts.reduce(
    (text, part) => text.replace(new RegExp(`(?<!\\p{L})${part}(?!\\p{L})`, 'giu'), MASK),
    masked,
  );
}
