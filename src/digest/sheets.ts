/**
 * The rows under the numbers of the digest, as sheets of a workbook (procedure step 5): references, days, codes and
 * money. Names, addresses and what people wrote never stand in it, because a file goes on to places that a mail does
 * not. Written by shell/spreadsheet.ts.
 */
import type { IsoDate } from '../case/vocabulary.ts';

/** What stands in a column: text as it is, whole numbers, days, or amounts in integer cents. */
export type ColumnKind = 'text' | 'number' | 'day' | 'money';

/** A column with its title. */
export type SheetColumn = { readonly title: string; readonly kind: ColumnKind };

/** What stands in one place; null for nothing. A day is an IsoDate, an amount is in cents. */
export type SheetValue = string | number | null;

/** One sheet; every row is as long as the columns. */
export type Sheet = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
};

/** Begins what a spreadsheet program would compute, also after the file was saved as CSV. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/u;
/** A code or a reference is never longer. */
const LONGEST_TEXT = 120;

/** A text that no program takes for a formula. Source: OWASP, CSV Injection. */
export function safeText(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, LONGEST_TEXT);
  return LIKE_A_FORMULA.test(text) || LIKE_A_FORMULA.test(line) ? `'${line}` : line;
}

/** The instant at which a day begins in UTC, for programs that have no days. */
export function startOfDay(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
