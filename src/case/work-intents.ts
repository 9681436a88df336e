/** What staff can want about work of others and about money (DESIGN 6: `#work`, `#cost`, `#paid`), and what such others and the clock bring about. */
import type { Given } from './commands.ts';
import type { IsoDate, Language, Person } from './vocabulary.ts';

/** `#work`: somebody outside does something; `until` null is the term of the profile, `language` null that of the case. */
export type OrderWork = {
  readonly type: 'order_work';
  readonly to: Person;
  readonly point: number | null;
  readonly text: string;
  readonly until: IsoDate | null;
  readonly language: Language | null;
};

/** `#work stop`: an order is not needed any more; `who` is the address or the name of who was asked, `why` is for them. */
export type EndWork = { readonly type: 'end_work'; readonly who: string; readonly why: string };

/** `#reviewer`: somebody outside looks again at a decision; `until` null is the day that the complainant was told. */
export type EntrustReview = {
  readonly type: 'entrust_review';
  readonly to: Person;
  readonly text: string;
  readonly until: IsoDate | null;
  readonly language: Language | null;
};

/** `#cost`: what the complaint cost us; `recoverFrom` with address '' is somebody whose address is not known. */
export type RecordCost = {
  readonly type: 'record_cost';
  readonly cents: number;
  readonly what: string;
  readonly recoverFrom: Person | null;
};

/** `#cost hours`: our own work, priced by the configuration; `what` may be ''. */
export type RecordHours = { readonly type: 'record_hours'; readonly minutes: number; readonly what: string };

/** `#paid`: money that was paid, to the complainant or (`from`) to us. */
export type RecordPayment = {
  readonly type: 'record_payment';
  readonly cents: number;
  readonly on: IsoDate;
  readonly from: Person | null;
};

/** Everything of this file that staff can want. */
export type WorkIntent = OrderWork | EndWork | EntrustReview | RecordCost | RecordHours | RecordPayment;

/** What somebody who was asked to do something answers. */
export type WorkAnswer =
  | { readonly word: 'yes'; readonly plannedOn: IsoDate | null }
  | { readonly word: 'no'; readonly why: string }
  | { readonly word: 'done'; readonly text: string }
  | { readonly word: 'other' };

/** A mail came in about an order. */
export type HearThirdParty = Given & {
  readonly type: 'hear_third_party';
  /** Number of the order; null when none is known. */
  readonly number: number | null;
  readonly from: Person;
  readonly said: WorkAnswer;
  /** How many files came with it. */
  readonly files: number;
  /** Why it does nothing by itself whatever it says; null when it may. */
  readonly doubt: 'other-address' | 'no-token' | null;
};

/** Remind whoever is the first to be reminded now (clock T). */
export type ChaseWork = Given & { readonly type: 'chase_work' };

/** A mail about this order did not arrive. */
export type LoseWorkMail = Given & { readonly type: 'lose_work_mail'; readonly number: number };

/** What mails and the clock ask of a case about work of others. */
export type WorkCommand = HearThirdParty | ChaseWork | LoseWorkMail;
