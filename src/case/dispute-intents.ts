/** What a member of staff can want with a dispute, with a file that must be kept, and with people (DESIGN 6; domain.md 2.6 to 2.8). */
import type { ContactChannel, IsoDate, NextRung, Payer, Person, RungResult } from './vocabulary.ts';

/**
 * `#rung`: the next step of the ladder. `body` '' where none is written; `until` null is the term of the profile;
 * `costs` in cents; `consent` the day on which both sides agreed to it.
 */
export type EnterRung = {
  readonly type: 'enter_rung';
  readonly rung: NextRung;
  readonly body: string;
  readonly until: IsoDate | null;
  readonly costs: number | null;
  readonly payer: Payer | null;
  readonly consent: IsoDate | null;
  /** Whether the outcome binds, as both sides agreed beforehand; null where that is not written. */
  readonly binding: boolean | null;
};

/** `#rung result`: what came of the step that is on. */
export type EndRung = { readonly type: 'end_rung'; readonly result: RungResult; readonly text: string };

/**
 * `#award`: the ruling of the body that decides. `body` '' is that of the step that is on, `on` null is today; `action`
 * is what we must do, '' for nothing; `until` null is the term of the profile.
 */
export type RecordAward = {
  readonly type: 'record_award';
  readonly point: number | null;
  readonly body: string;
  readonly on: IsoDate | null;
  readonly ruling: string;
  readonly action: string;
  readonly until: IsoDate | null;
};

/** `#legalhold on`: nothing of this file is erased. */
export type PlaceHold = { readonly type: 'place_hold'; readonly why: string };

/** `#legalhold off`. */
export type LiftHold = { readonly type: 'lift_hold'; readonly why: string };

/**
 * `#restrict`: a contact arrangement, in words for the complainant; `contact` the only colleague who answers, `channel`
 * the only way of writing, each null where none is named; `monthly`: we read what comes once a month.
 */
export type RestrictContact = {
  readonly type: 'restrict_contact';
  readonly why: string;
  readonly until: IsoDate;
  readonly contact: Person | null;
  readonly channel: ContactChannel | null;
  readonly monthly: boolean;
};

/** `#restrict off`: a contact arrangement ends now; `text` for the complainant, or ''. */
export type LiftRestriction = { readonly type: 'lift_restriction'; readonly text: string };

/** `#inquiry answered`: we answered a body; `on` null is today, `body` '' the only one that waits. */
export type AnswerInquiry = {
  readonly type: 'answer_inquiry';
  readonly body: string;
  readonly on: IsoDate | null;
};

/** `#inquiry complex`: the longer term holds. */
export type ExtendInquiry = { readonly type: 'extend_inquiry'; readonly body: string };

/** `#inquiry none`: the mail of the body asks nothing of us. */
export type DismissInquiry = { readonly type: 'dismiss_inquiry'; readonly body: string };

/** Everything of this file. */
export type DisputeIntent =
  | EnterRung
  | EndRung
  | RecordAward
  | PlaceHold
  | LiftHold
  | RestrictContact
  | LiftRestriction
  | AnswerInquiry
  | ExtendInquiry
  | DismissInquiry;
