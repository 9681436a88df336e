/** How cases and mails are named on the command line; the last digit of a reference guards it (src/case/reference.ts). */
import { printable } from './screen.ts';

const REFERENCE_SHAPE = /^\s*C?\W*\d+\W+\d\s*$/iu;

/** The number of a mail as it is typed; null when it is none. */
export function readMailNumber(typed: string): number | null {
  return /^[1-9]\d{0,14}$/u.test(typed) ? Number(typed) : null;
}

/** Whether it is written as a reference is; of one that cannot be read, the last digit is wrong. */
export function looksLikeReference(typed: string): boolean {
  return REFERENCE_SHAPE.test(typed);
}

/** What is wrong with a reference that `parseReference` does not read. */
export function explainReference(typed: string): string {
  return looksLikeReference(typed)
    ? `${printable(typed)} is mistyped: its last digit does not fit the others. Nothing was looked up.`
    : `${printable(typed)} is not a reference. A reference looks like C-1042-9; redress cases lists them.`;
}
