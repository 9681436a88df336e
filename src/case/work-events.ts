/**
 * Facts about work that somebody outside does for a complaint, and about what the complaint costs (step 3.2 of the
 * procedure; domain.md 1 rows 3.1c, 3.2 and E8). Part of the data dictionary (events.ts); a type is never changed.
 * Days are `YYYY-MM-DD` in the time zone of the desk, money is in cents.
 */
import type { IsoDate, Language, Person } from './vocabulary.ts';
import type { WorkOrder } from './work-orders.ts';

/** Somebody outside was asked to do something; `number` is the place of this event in the log. */
export type WorkOrdered = {
  readonly type: 'work_ordered';
  readonly number: number;
  readonly to: Person;
  /** Language of the mails to them. */
  readonly language: Language;
  /** The point that it is for, or null. */
  readonly point: number | null;
  readonly text: string;
  /** The day by which it is to be done. */
  readonly until: IsoDate;
  /** The day by which they are to say yes or no. */
  readonly acceptBy: IsoDate;
};

/** They will do it; `plannedOn` null when they named no day. */
export type WorkAccepted = {
  readonly type: 'work_accepted';
  readonly number: number;
  readonly plannedOn: IsoDate | null;
};

/** They will not do it; `why` '' when they did not say. */
export type WorkDeclined = { readonly type: 'work_declined'; readonly number: number; readonly why: string };

/** They say that it is done; `files` is how many came with it. */
export type WorkReportedDone = {
  readonly type: 'work_reported_done';
  readonly number: number;
  readonly text: string;
  readonly files: number;
};

/** Every reason for which a mail about an order does nothing by itself. */
export const UNHEARD_REASONS = ['other-words', 'other-address', 'no-token', 'over', 'no-order'] as const;
/**
 * Why: the words are no answer, the writer is not who was asked, nothing of ours proves that they got the order, the
 * order is over, or there is none of that number.
 */
export type UnheardReason = (typeof UNHEARD_REASONS)[number];

/** A mail about work was filed, and did nothing by itself; `number` null when no order is known. */
export type ThirdPartyWrote = {
  readonly type: 'third_party_wrote';
  readonly number: number | null;
  readonly from: Person;
  readonly because: UnheardReason;
};

/** They were reminded; `last` after the day by which it was to be done. */
export type WorkChased = { readonly type: 'work_chased'; readonly number: number; readonly last: boolean };

/** Our mail about the order did not reach them: nobody reminds an address that does not work. */
export type WorkUndelivered = { readonly type: 'work_undelivered'; readonly number: number };

/** We do not need it any more; `why` is for who was asked, or ''. */
export type WorkEnded = { readonly type: 'work_ended'; readonly number: number; readonly why: string };

/** An order of a case that goes on in this one; `order` has its number here. */
export type WorkTakenOver = { readonly type: 'work_taken_over'; readonly order: WorkOrder };

/** The order asks somebody outside to look again at our decision. */
export type ReviewEntrusted = {
  readonly type: 'review_entrusted';
  readonly number: number;
  readonly reviewer: Person;
};

/** Somebody outside looked again at our decision and wrote what they think of it; the mail holds their words. */
export type OpinionGiven = {
  readonly type: 'opinion_given';
  readonly number: number;
  /** How many files came with it. */
  readonly files: number;
};

/** The complaint cost us something; `recoverFrom` is who should pay it back, or null. */
export type CostRecorded = {
  readonly type: 'cost_recorded';
  readonly cents: number;
  readonly what: string;
  readonly recoverFrom: Person | null;
};

/** Our own work on the complaint, at the rate of the configuration at that time. */
export type HoursRecorded = {
  readonly type: 'hours_recorded';
  readonly minutes: number;
  readonly cents: number;
  /** What was done, or ''. */
  readonly what: string;
};

/** Money was paid: to the complainant, or, with `from`, by somebody to us. */
export type PaymentRecorded = {
  readonly type: 'payment_recorded';
  readonly cents: number;
  readonly on: IsoDate;
  readonly from: Person | null;
};

/** Every fact of this file. */
export type WorkEvent =
  | WorkOrdered
  | WorkAccepted
  | WorkDeclined
  | WorkReportedDone
  | ThirdPartyWrote
  | WorkChased
  | WorkUndelivered
  | WorkEnded
  | WorkTakenOver
  | ReviewEntrusted
  | OpinionGiven
  | CostRecorded
  | HoursRecorded
  | PaymentRecorded;
