/** What staff can want with a case while a remedy is carried out and after it (step 3 of the procedure; DESIGN 6). */
import type { DepositAnswer, Satisfaction } from './vocabulary.ts';

/**
 * `#done`: remedies are carried out, and the complainant reads what was done; `point` null is every remedy that is
 * open. `files` are names of staff attachments that go with the question to the complainant (`#attach`).
 */
export type ReportDone = {
  readonly type: 'report_done';
  readonly point: number | null;
  readonly what: string;
  readonly files: readonly string[];
};

/** `#satisfied`: what the complainant said outside the mail, or in more than one word. */
export type RecordSatisfaction = {
  readonly type: 'record_satisfaction';
  readonly answer: Satisfaction;
  readonly words: string;
};

/** `#deposit`: what the buyer of a new home answered about the deposit at the notary. */
export type RecordDeposit = {
  readonly type: 'record_deposit';
  readonly keep: DepositAnswer;
  readonly text: string;
};

/** Every intent of this file. */
export type ExecutionIntent = ReportDone | RecordSatisfaction | RecordDeposit;
