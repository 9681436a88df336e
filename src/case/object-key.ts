/**
 * What a complaint is about, as a key that is equal for equal objects: a Dutch postcode with its house number, or what
 * staff wrote in the register under `object`. With it complaints about one object are found beside each other
 * (domain.md 2.6, "Duplicate", "Repeat").
 */
import type { Case } from './case.ts';

/** An address stands near the beginning or in a signature; more of a text is not searched. */
const MOST_TEXT = 4_000;
/** Shorter ones ("12", "dak") say nothing. */
const LEAST_SIGNS = 4;

// In small letters only as one word: "in 2026 om 10 uur" is no address.
const POSTCODE = '([1-9]\\d{3} ?[A-Z]{2}|[1-9]\\d{3}[a-z]{2})';
const NUMBER = '(\\d{1,5}(?:[ -]?[a-zA-Z])?)';
const STREET_FIRST = new RegExp(`\\b${NUMBER}\\b[\\s,]{1,3}${POSTCODE}\\b`);
const POSTCODE_FIRST = new RegExp(`\\b${POSTCODE}\\b[\\s,-]{1,3}(?:nr\\.? ?)?${NUMBER}\\b`);

/** The key of the object of a case; null where neither the register nor the complaint names one. */
export function objectKeyOf({ fields, points }: Pick<Case, 'fields' | 'points'>): string | null {
  const object = fields.object ?? '';
  return (
    addressKey(object) ??
    (object.trim() === '' ? addressKey(points.map(({ text }) => text).join('\n')) : folded(object))
  );
}

/** The first postcode with a house number in a text, such as `1234ab-12`; null when it has none. */
export function addressKey(text: string): string | null {
  const part = text.slice(0, MOST_TEXT);
  const behind = STREET_FIRST.exec(part);
  if (behind !== null) return keyFrom(behind[2], behind[1]);
  const before = POSTCODE_FIRST.exec(part);
  return before === null ? null : keyFrom(before[1], before[2]);
}

function keyFrom(postcode = '', number = ''): string {
  return `${postcode.replace(' ', '')}-${number.replace(/[ -]/, '')}`.toLowerCase();
}

function folded(object: string): string | null {
  const key = object
    .slice(0, MOST_TEXT)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return key.length < LEAST_SIGNS ? null : key;
}
