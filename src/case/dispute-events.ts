/**
 * Facts of step 6, disputes, and of what protects a file and the people who work on it: part of the data dictionary
 * (events.ts); a type is never changed. Sources: domain.md 2.6 to 2.8. Texts are as written; days are `YYYY-MM-DD` in
 * the time zone of the desk.
 */
import type { ContactChannel, Instant, IsoDate, NextRung, Payer, Person, RungResult } from './vocabulary.ts';

/** We look again at what was decided: the complainant hears from us by this day (rung 0). */
export type ReviewOpened = { readonly type: 'review_opened'; readonly until: IsoDate };

/** The dispute went on to the next rung. */
export type RungEntered = {
  readonly type: 'rung_entered';
  readonly rung: NextRung;
  /** Who decides or helps; null where nobody does or is named yet. */
  readonly body: string | null;
  /** The day by which this step ends. */
  readonly until: IsoDate;
  /** In cents; null where none were named. */
  readonly costs: number | null;
  readonly payer: Payer | null;
  /** The day on which both sides agreed to it; null where none was asked. */
  readonly consent: IsoDate | null;
  readonly binding: boolean;
};

/** A step of the ladder ended without an award. */
export type RungEnded = {
  readonly type: 'rung_ended';
  readonly rung: NextRung;
  readonly result: RungResult;
  readonly text: string;
};

/**
 * A mail of a body of the ladder was filed on the case; it is nobody's answer. `body` is its name in the configuration
 * where its mail asks something; older events have none.
 */
export type BodyWrote = { readonly type: 'body_wrote'; readonly from: Person; readonly body?: string };

/**
 * A body asks us about the case, and waits for our answer (domain.md 2.3, clock E). `receivedAt` is when it reached us;
 * `from` names the case that it came with when that went on in this one, where it may have the longer term already.
 */
export type InquiryReceived = {
  readonly type: 'inquiry_received';
  readonly body: string;
  readonly receivedAt: Instant;
  readonly until: IsoDate;
  readonly complex: boolean;
  readonly from: string | null;
};

/** It is complex: the longer term holds, from the same receipt. */
export type InquiryExtended = {
  readonly type: 'inquiry_extended';
  readonly body: string;
  readonly until: IsoDate;
};

/** We answered it. */
export type InquiryAnswered = {
  readonly type: 'inquiry_answered';
  readonly body: string;
  readonly on: IsoDate;
};

/** The mail of the body asked nothing of us. */
export type InquiryDismissed = { readonly type: 'inquiry_dismissed'; readonly body: string };

/** A body ruled; its ruling binds both sides. */
export type AwardRecorded = {
  readonly type: 'award_recorded';
  readonly body: string;
  readonly on: IsoDate;
  /** What was ruled, for colleagues; '' where it stands in a paper of the file. */
  readonly ruling: string;
  /** What we must do about a point and by when, as the complainant reads it; null where nothing is asked of us. */
  readonly action: { readonly point: number; readonly text: string; readonly until: IsoDate } | null;
};

/** Nothing of the file is erased from now on, or it may be again. */
export type LegalHoldSet = {
  readonly type: 'legal_hold_set';
  readonly on: boolean;
  readonly why: string;
  /** True where the ladder of disputes placed it. */
  readonly automatic: boolean;
};

/** Six months have passed: the coordinator is asked whether the file must still be kept (domain.md 2.8). */
export type HoldReviewDue = { readonly type: 'hold_review_due' };

/** How the complainant may reach us for some time, because of conduct (domain.md 2.6). */
export type ContactRestricted = {
  readonly type: 'contact_restricted';
  /** What is restricted and why, as the complainant reads it. */
  readonly why: string;
  readonly until: IsoDate;
};

/** What of a contact arrangement we keep by ourselves; it belongs to the restriction made just before. */
export type ContactArranged = {
  readonly type: 'contact_arranged';
  /** The only colleague who answers; null where none was named. */
  readonly contact: Person | null;
  /** The only way of writing; null where none was named. */
  readonly channel: ContactChannel | null;
  /** True when we read what the complainant writes once a month. */
  readonly monthly: boolean;
};

/** Half of a contact arrangement has passed: the manager looks whether it is still needed. */
export type ContactReviewDue = { readonly type: 'contact_review_due' };

/** The day of the month on which we read; `mails` is how many waited for it. */
export type ReadingDue = { readonly type: 'reading_due'; readonly mails: number };

/** The last day of a contact arrangement has passed. */
export type ContactFreed = { readonly type: 'contact_freed' };

/** A contact arrangement ends before its last day; `text` is what the complainant reads about it, or ''. */
export type ContactLifted = { readonly type: 'contact_lifted'; readonly text: string };

/** Letters go to this address from now on: that of who represents the complainant. */
export type LettersRedirected = { readonly type: 'letters_redirected'; readonly to: Person };

/** Every fact of this file. */
export type DisputeEvent =
  | ReviewOpened
  | RungEntered
  | RungEnded
  | BodyWrote
  | InquiryReceived
  | InquiryExtended
  | InquiryAnswered
  | InquiryDismissed
  | AwardRecorded
  | LegalHoldSet
  | HoldReviewDue
  | ContactRestricted
  | ContactArranged
  | ContactReviewDue
  | ReadingDue
  | ContactFreed
  | ContactLifted
  | LettersRedirected;
