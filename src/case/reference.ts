/**
 * Case references such as `C-1042-9`: a number from a sequence that is never reused, and a Damm check
 * digit. The check digit finds every single wrong digit and every swap of two neighbours, so that a
 * reference typed over from a letter never lands on another case. What colleagues did by one mail has a number
 * of the same make, `T-31-5`, by which it is confirmed or taken back. A measure has a plain number, `M-12`.
 * Source: H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004), the order-10 table.
 */

const QUASIGROUP = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

// Word processors turn a hyphen between spaces into a dash, and some clients into one that never breaks.
const DASH = '[-\u2010-\u2015]';
const whole = (letter: 'C' | 'T') =>
  new RegExp(`^\\s*${letter}\\s*${DASH}\\s*(\\d{1,12})\\s*${DASH}\\s*(\\d)\\s*$`, 'iu');
const CASE = whole('C');
const TRANSACTION = whole('T');
const MEASURE = new RegExp(`^\\s*M\\s*${DASH}?\\s*(\\d{1,9})\\s*$`, 'iu');
const INSIDE = new RegExp(`\\bC\\s?${DASH}\\s?\\d{1,12}\\s?${DASH}\\s?\\d(?!\\d)`, 'giu');

/** Prints the reference of a case number (a positive integer from the sequence). */
export function printReference(caseNumber: number): string {
  return `C-${caseNumber}-${checkDigit(String(caseNumber))}`;
}

/**
 * Reads one reference as people write it: any case, spaces or none around the dashes, any kind of dash.
 * @returns the case number, or null when it is not a reference or its check digit is wrong
 */
export function parseReference(text: string): number | null {
  return numberIn(CASE.exec(text));
}

/** Prints the number of a transaction of staff, such as `T-31-5`. */
export function printTransaction(transaction: number): string {
  return `T-${transaction}-${checkDigit(String(transaction))}`;
}

/** Reads the number of a transaction, written as loosely as a reference may be; null when it is none. */
export function parseTransaction(text: string): number | null {
  return numberIn(TRANSACTION.exec(text));
}

/** Prints the number of a measure, such as `M-12`. */
export function printMeasure(measure: number): string {
  return `M-${measure}`;
}

/** Reads the number of a measure: `M-12`, `M-0012`, `m 12`; null when it is none. */
export function parseMeasure(text: string): number | null {
  const digits = MEASURE.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

function numberIn(match: RegExpExecArray | null): number | null {
  const digits = match?.[1];
  if (digits === undefined || digits.startsWith('0')) return null;
  return checkDigit(digits) === Number(match?.[2]) ? Number(digits) : null;
}

/**
 * Every valid reference inside a text such as a subject.
 * @returns case numbers in the order written; one that is named twice stands twice
 */
export function findReferences(text: string): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(INSIDE)) {
    const caseNumber = parseReference(match[0]);
    if (caseNumber !== null) found.push(caseNumber);
  }
  return found;
}

function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = QUASIGROUP[interim]?.[Number(digit)] ?? 0;
  return interim;
}
