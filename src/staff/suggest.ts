/**
 * "Did you mean": the command that a mistyped name most likely stands for. Closeness never runs anything; it only
 * words an answer (commands.md 3.3 and 3.6).
 */
import { nearestWord } from '../case/nearest-word.ts';
import { foldWord } from './fold.ts';

/** A name that people may type, in either language, and whether its command is legal for them at this moment. */
export type KnownName = { readonly name: string; readonly legal: boolean };

/**
 * The known name that is at most two typing faults away from what was written; one that is legal now goes before
 * one that is not. Null when none is near.
 */
export function suggestName(written: string, known: readonly KnownName[]): string | null {
  const legal = known.filter((each) => each.legal);
  return (
    nearestValue(
      written,
      legal.map(({ name }) => name),
    ) ??
    nearestValue(
      written,
      known.map(({ name }) => name),
    )
  );
}

/** The value of a closed list that was most likely meant, or null. */
export function nearestValue(written: string, values: readonly string[]): string | null {
  const nearest = nearestWord(foldWord(written), values.map(foldWord));
  return values.find((value) => foldWord(value) === nearest) ?? null;
}
