/**
 * Numbers of transactions: what one command mail brought about, or would bring about after a confirmation. They
 * stand in answers as `T-17` and are typed back behind `#undo`, `#yes`, `#no` and `#reply` (commands.md 3.5).
 */

// Phones and word processors put another dash or a space in its place.
const WRITTEN = /^T\s*(?:[-\u2010-\u2015]\s*)?(\d{1,15})\s*[.,]?$/iu;

/** Prints the number of a transaction, a positive integer. */
export function printTransaction(transaction: number): string {
  return `T-${transaction}`;
}

/** Reads one number of a transaction as people write it; null when it is none. */
export function parseTransaction(text: string): number | null {
  const digits = WRITTEN.exec(text.trim())?.[1];
  const number = Number(digits);
  return digits !== undefined && number > 0 ? number : null;
}
