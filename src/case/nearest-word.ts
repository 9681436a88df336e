/** "Did you mean": the known word that a mistyped one most likely stands for. */

/** More typing faults than this in one word, and a guess would mislead. */
const MOST_FAULTS = 2;

/**
 * The known word with the fewest typing faults (a letter too many, missing, wrong, or two swapped), or
 * null when none is near: at most two faults, and fewer than half of the letters.
 */
export function nearestWord(word: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let fewest = Math.min(MOST_FAULTS, Math.ceil(word.length / 2) - 1) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const faults = typingFaults(word.toLowerCase(), candidate.toLowerCase());
    if (faults < fewest) {
      nearest = candidate;
      fewest = faults;
    }
  }
  return nearest;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function typingFaults(left: string, right: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...left].entries()) {
    const swappable = row > 0 ? left[row - 1] : undefined;
    const current = [row + 1];
    for (const [column, other] of [...right].entries()) {
      const replaced = entry(last, column) + (letter === other ? 0 : 1);
      const addedOrDropped = Math.min(entry(last, column + 1), entry(current, column)) + 1;
      const swap = swappable === other && letter === right[column - 1];
      const swapped = swap ? entry(beforeLast, column - 1) + 1 : replaced;
      current.push(Math.min(replaced, addedOrDropped, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return entry(last, right.length);
}

function entry(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
