/**
 * What happens while a remedy is carried out and after it: done, is it to your satisfaction, and what follows from the
 * answer (step 3 of the procedure; domain.md 2.2). A part of the data dictionary of events.ts.
 */
import type { DepositAnswer, IsoDate, Satisfaction } from './vocabulary.ts';

/** Who handles the case reports that these remedies are carried out; the complainant reads what was done. */
export type RemedyDone = {
  readonly type: 'remedy_done';
  /** Numbers of the points. */
  readonly points: readonly number[];
  readonly what: string;
  /** Names of the files that go with the question to the complainant. */
  readonly files: readonly string[];
};

/** The last remedy is done, and the complainant is asked whether it is solved; `until` is the day to answer by. */
export type SatisfactionAsked = { readonly type: 'satisfaction_asked'; readonly until: IsoDate };

/** The complainant was reminded of that question (clock S); `until` as above. */
export type SatisfactionChased = { readonly type: 'satisfaction_chased'; readonly until: IsoDate };

/** The complainant says whether it is solved; `words` as staff wrote them down, '' for one word by mail. */
export type SatisfactionAnswered = {
  readonly type: 'satisfaction_answered';
  readonly answer: Satisfaction;
  readonly words: string;
};

/** What was done is to be done again: no remedy counts as carried out any more. */
export type ReworkStarted = { readonly type: 'rework_started'; readonly on: IsoDate };

/** The complainant hears that somebody calls, at the latest on this day. */
export type CallPromised = { readonly type: 'call_promised'; readonly until: IsoDate };

/** The buyer of a new home was told of the deposit; `delivery` is its day, `until` the last day to keep a part. */
export type DepositTold = {
  readonly type: 'deposit_told';
  readonly delivery: IsoDate;
  readonly until: IsoDate;
};

/** What the buyer answered; `text` says how much and for which points, or ''. */
export type DepositAnswered = {
  readonly type: 'deposit_answered';
  readonly keep: DepositAnswer;
  readonly text: string;
};

/** Every fact of this file. */
export type ExecutionEvent =
  | RemedyDone
  | SatisfactionAsked
  | SatisfactionChased
  | SatisfactionAnswered
  | ReworkStarted
  | CallPromised
  | DepositTold
  | DepositAnswered;
