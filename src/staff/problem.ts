/**
 * Why nothing was done with a command mail, as data: each problem with its line, and what would have been right
 * (commands.md 3.6).
 */
import type { Refusal } from '../case/refusals.ts';

/** Why a line cannot be carried out. The procedure refuses by `refused`; the rest is about how it was written. */
export const PROBLEM_CODES = [
  'wrong-sign',
  'near-command',
  'late-scope',
  'second-scope',
  'text-behind-end',
  'direction-marks',
  'too-many-commands',
  'several-from',
  'encrypted',
  'too-long',
  'views-differ',
  'unknown-command',
  'missing-value',
  'unknown-value',
  'unknown-category',
  'missing-text',
  'unexpected-text',
  'no-date',
  'ambiguous-date',
  'impossible-date',
  'weekday-differs',
  'date-in-future',
  'date-in-past',
  'missing-time',
  'unknown-name',
  'several-people',
  'no-amount',
  'other-currency',
  'bad-reference',
  'bad-transaction',
  'bad-measure',
  'bad-percentage',
  'missing-field',
  'no-address',
  'own-person',
  'unknown-file',
  'files-without-reply',
  'files-too-large',
  'stop-first',
  'no-such-point',
  'several-points',
  'unknown-reference',
  'references-differ',
  'no-case',
  'no-such-row',
  'too-many-cases',
  'no-such-transaction',
  'not-your-transaction',
  'transaction-over',
  'transaction-in-use',
  'own-approval',
  'not-approver',
  'level-too-low',
  'not-your-role',
  'recused',
  'mailbox-locked',
  'wrong-stage',
  'not-on-this-mail',
  'not-available',
  'not-waiting',
  'letter-stopped',
  'nothing-forwarded',
  'not-made',
  'refused',
] as const;
/** Name of one kind of problem; each has its words in both languages. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One reason why nothing was done. */
export type Problem = {
  readonly code: ProblemCode;
  /** Number of the line in the mail; null when the whole mail is meant. */
  readonly line: number | null;
  /** The line as it stands in the mail, or ''. */
  readonly written: string;
  /** The word that is wrong: the name of a command without its sign, a value, a name; or ''. */
  readonly name: string;
  /** Every value that is legal there, as people type it; empty when they cannot be listed. */
  readonly values: readonly string[];
  /**
   * Whole command lines, each of which would be right in place of the line: the likeliest first, one for each
   * reading of a date and for each person of that name.
   */
  readonly corrections: readonly string[];
  /** What the procedure says, for `refused`; else null. */
  readonly refusal: Refusal | null;
  /** The rule that stopped a letter, for `letter-stopped`; `name` has the words that are meant. */
  readonly rule?: string;
};
