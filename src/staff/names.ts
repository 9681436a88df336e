/**
 * Finds a colleague by what people call each other: the whole name, the first name, the family name or the
 * address. Exact after folding only: a near name is no name, and two people of one name are both shown
 * (commands.md 4, row 37).
 */
import { foldWord } from './fold.ts';
import { nearestValue } from './suggest.ts';

/** What is known of a person who can be named. */
export type Named = { readonly name: string; readonly address: string };

/**
 * Who was meant. `choices`: everybody who answers to it, or, when nobody does, the one whose name is near, if any.
 */
export type NameReading<T extends Named> =
  | { readonly ok: true; readonly person: T }
  | { readonly ok: false; readonly code: 'unknown-name' | 'several-people'; readonly choices: readonly T[] };

// Bounded as RFC 5321 4.5.3.1 bounds the parts, so that a long line is read in one go.
const ADDRESS = /[^\s<>()"',;:]{1,64}@[^\s<>()"',;:]{1,255}(?<!\.)/u;

// A more certain way comes first: one person of the whole name goes before three of the first name.
const WAYS: readonly ((person: Named) => string)[] = [
  ({ address }) => address.toLowerCase(),
  ({ name }) => foldWord(name),
  ({ name }) => foldWord(firstName(name)),
  ({ name }) => foldWord(name.slice(firstName(name).length)),
];

/** Looks a person up in the order of the list. */
export function findPerson<T extends Named>(written: string, people: readonly T[]): NameReading<T> {
  const address = addressIn(written)?.toLowerCase();
  const wanted = address ?? foldWord(written.replace(/^\s*@/u, ''));
  for (const way of address === undefined ? WAYS.slice(1) : WAYS.slice(0, 1)) {
    const found = people.filter((person) => wanted !== '' && way(person) === wanted);
    const [person] = found;
    if (found.length > 1) return { ok: false, code: 'several-people', choices: found };
    if (person !== undefined) return { ok: true, person };
  }
  const near = nearestValue(
    written,
    people.flatMap(({ name }) => [name, firstName(name)]),
  );
  const choices = people.filter(({ name }) => near !== null && (name === near || firstName(name) === near));
  return { ok: false, code: 'unknown-name', choices };
}

/** The address that stands in a text, as written; null when there is none. */
export function addressIn(text: string): string | null {
  return ADDRESS.exec(text)?.[0] ?? null;
}

/** The first word of a name as it is shown. */
function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}
