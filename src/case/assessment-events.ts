/**
 * Facts of steps 1 and 2 that people bring about: triage, questions, assessment, decision and what the complainant
 * says to it. Part of the data dictionary (events.ts); a type is never changed.
 * Source: domain.md 2.2. Texts are as written; days are `YYYY-MM-DD` in the time zone of the desk.
 */
import type { Cancelled } from './appointment-events.ts';
import type {
  ClosingReason,
  FieldName,
  Finding,
  IsoDate,
  Person,
  Route,
  RoutingField,
  Severity,
} from './vocabulary.ts';

/** Somebody handles the case now. */
export type HandlerAssigned = { readonly type: 'handler_assigned'; readonly handler: Person };

/** A person confirmed that it is a complaint. */
export type ComplaintTriaged = {
  readonly type: 'complaint_triaged';
  readonly category: string;
  readonly severity: Severity;
};

/** How we work on it changed. */
export type RoutingSet = {
  readonly type: 'routing_set';
  readonly field: RoutingField;
  readonly value: string;
  /** What it was, or ''. */
  readonly previous: string;
};

/** The register was corrected. */
export type FieldCorrected = {
  readonly type: 'field_corrected';
  readonly field: FieldName;
  readonly value: string;
  /** What it was, or ''. */
  readonly previous: string;
};

/** Labels were put on a case or taken off. */
export type TagsChanged = {
  readonly type: 'tags_changed';
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** The complaint in points, in place of those before. */
export type PointsListed = { readonly type: 'points_listed'; readonly texts: readonly string[] };

/** One more point. */
export type PointAdded = { readonly type: 'point_added'; readonly number: number; readonly text: string };

/** The complainant was asked; the promise clock pauses until the answer or the end of the allowed pause. */
export type InformationRequested = {
  readonly type: 'information_requested';
  readonly questions: readonly string[];
  readonly until: IsoDate;
};

/** The complainant was reminded of our questions (clock I, half way); `until` is the day to answer by, later when we were. */
export type InformationChased = { readonly type: 'information_chased'; readonly until: IsoDate };

/** The term for an answer passed: the handler must choose. */
export type InformationOverdue = { readonly type: 'information_overdue'; readonly until: IsoDate };

/**
 * The promise clock goes on after a pause: the decision is due later by the days that were paused. Written with the
 * fact that ends the pause, so that no later change of the calendar moves a day that was told.
 */
export type DecisionClockResumed = {
  readonly type: 'decision_clock_resumed';
  readonly previous: IsoDate;
  readonly until: IsoDate;
};

/** A text of staff to the complainant. */
export type ReplyWritten = {
  readonly type: 'reply_written';
  readonly text: string;
  readonly files: readonly string[];
};

/** A visit on site, or the new time of it. */
export type VisitPlanned = {
  readonly type: 'visit_planned';
  readonly day: IsoDate;
  /** HH:MM in the time zone of the desk. */
  readonly time: string;
  readonly visitor: Person;
  /** SEQUENCE of the invitation (RFC 5545 3.8.7.4): 0 for the first, one more for each change. */
  readonly sequence: number;
  /** The visit that it replaces, where somebody else was expected then. */
  readonly cancels?: Cancelled;
};

/** A colleague was asked. */
export type ColleagueConsulted = {
  readonly type: 'colleague_consulted';
  readonly colleague: Person;
  readonly text: string;
};

/** The complainant hears before the term ends that the decision comes later, and why. */
export type DecisionExtended = {
  readonly type: 'decision_extended';
  readonly previous: IsoDate;
  readonly until: IsoDate;
  readonly because: string;
};

/** What the assessment of a point found. */
export type PointAssessed = {
  readonly type: 'point_assessed';
  readonly point: number;
  readonly finding: Finding;
  readonly grounds: string;
};

/** What will be done about a point. */
export type RemedyDecided = {
  readonly type: 'remedy_decided';
  readonly point: number;
  readonly text: string;
  /** The day by which it is done. */
  readonly until: IsoDate;
  /** Who carries it out; null: ourselves. */
  readonly who: string | null;
};

/** Another day for what a letter promised: the complainant reads both days and why. */
export type RemedyMoved = {
  readonly type: 'remedy_moved';
  /** Numbers of the points. */
  readonly points: readonly number[];
  /** The day that was promised; the first of them where there were several. */
  readonly previous: IsoDate;
  readonly until: IsoDate;
  readonly because: string;
};

/** A proposal to the complainant. */
export type OfferMade = { readonly type: 'offer_made'; readonly text: string };

/** Money for the complainant, in cents. */
export type CompensationDecided = {
  readonly type: 'compensation_decided';
  readonly cents: number;
  readonly goodwill: boolean;
  /** Address of who approved an amount over the limit; null where it is below. */
  readonly approvedBy: string | null;
};

/** The decision letter was ordered; `until` is the last day of the reaction window, null where none runs. */
export type DecisionReported = { readonly type: 'decision_reported'; readonly until: IsoDate | null };

/** The result was given by telephone; the written confirmation follows. */
export type DecisionTold = {
  readonly type: 'decision_told';
  readonly on: IsoDate;
  readonly summary: string;
  readonly until: IsoDate | null;
};

/** No reaction to the decision so far: the complainant was reminded (clock J); `until` as above. */
export type ReactionChased = { readonly type: 'reaction_chased'; readonly until: IsoDate };

/** The complainant did not react in time, and a remedy is open: it is carried out (clock J). */
export type ReactionWindowPassed = { readonly type: 'reaction_window_passed' };

/** Every plain answer that is understood. */
export const PLAIN_ANSWERS = ['agree', 'yes', 'no', 'partly', 'object', 'complaint', 'choice'] as const;
/** The word that an answer of the complainant comes down to; `choice` is a number. */
export type PlainAnswer = (typeof PLAIN_ANSWERS)[number];

/** The complainant answered in one word; staff confirm it where it binds. */
export type AnswerUnderstood = {
  readonly type: 'answer_understood';
  readonly answer: PlainAnswer;
  /** The number chosen, for `choice`; else null. */
  readonly choice: number | null;
};

/** The complainant agrees with the decision or the offer; the text that was agreed is frozen here. */
export type AgreementRecorded = { readonly type: 'agreement_recorded'; readonly text: string };

/** The complainant does not accept the decision. */
export type ObjectionRecorded = { readonly type: 'objection_recorded'; readonly why: string };

/** The customer track ended. */
export type ComplaintClosed = {
  readonly type: 'complaint_closed';
  readonly reason: ClosingReason;
  readonly why: string;
  /** How the message goes on that is not a complaint; else null. */
  readonly route: Route | null;
};

/** The customer track began again. */
export type CaseReopened = { readonly type: 'case_reopened'; readonly why: string };

/** Every fact of this file. */
export type AssessmentEvent =
  | HandlerAssigned
  | ComplaintTriaged
  | RoutingSet
  | FieldCorrected
  | TagsChanged
  | PointsListed
  | PointAdded
  | InformationRequested
  | InformationChased
  | InformationOverdue
  | DecisionClockResumed
  | ReplyWritten
  | VisitPlanned
  | ColleagueConsulted
  | DecisionExtended
  | PointAssessed
  | RemedyDecided
  | RemedyMoved
  | OfferMade
  | CompensationDecided
  | DecisionReported
  | DecisionTold
  | ReactionChased
  | ReactionWindowPassed
  | AnswerUnderstood
  | AgreementRecorded
  | ObjectionRecorded
  | ComplaintClosed
  | CaseReopened;
