/** The mails of the analysis (letters.ts): the digest to managers, and the list of the day to handlers (domain.md 3.1). */
import type { DayListModel } from './day-list-model.ts';
import type { DigestModel } from './digest-model.ts';
import type { LetterRow } from './letter-row.ts';

/** The model of each of them. */
export type DigestLetters = {
  /** M1: the analysis of a week, a month or a year, to managers. */
  readonly 'staff/digest': DigestModel;
  /** What a handler must do today, on working days. */
  readonly 'staff/day-list': DayListModel;
};

/** Their rows. */
export const DIGEST_LETTERS: { readonly [Name in keyof DigestLetters]: LetterRow } = {
  'staff/digest': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/day-list': { audience: 'staff', automatic: true, delay: 'none' },
};
