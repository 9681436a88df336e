/**
 * Facts about a case among others, about the people on it, and about what was taken back: the last part of the data
 * dictionary (events.ts). Sources: domain.md 2.6 (special cases), commands.md 3.5 (undo).
 */
import type { Case } from './case.ts';
import type { Instant, IsoDate } from './vocabulary.ts';

/** The case goes on in another one; its reference keeps working. */
export type CaseMerged = { readonly type: 'case_merged'; readonly into: string };

/** Another case goes on in this one; its complaint was received at this instant. */
export type CaseAbsorbed = {
  readonly type: 'case_absorbed';
  readonly from: string;
  readonly receivedAt: string;
  readonly points: readonly string[];
  readonly participants: readonly string[];
};

/** What went on in another case is a case of its own again. */
export type CaseUnmerged = { readonly type: 'case_unmerged'; readonly from: string };

/** Another case does not go on in this one any more; `points` are the numbers of its points here. */
export type CaseReleased = {
  readonly type: 'case_released';
  readonly other: string;
  readonly points: readonly number[];
  readonly participants: readonly string[];
};

/** Another case has to do with this one. */
export type CaseLinked = { readonly type: 'case_linked'; readonly other: string; readonly how: LinkKind };

/** Every way in which cases belong together. */
export const LINK_KINDS = ['related', 'split-into', 'split-from', 'repeat', 'cluster'] as const;
/**
 * How: `repeat` is the same complaint again after it was closed, `cluster` one incident of which several people complain
 * (domain.md 2.6).
 */
export type LinkKind = (typeof LINK_KINDS)[number];

/** Somebody does not judge this case. */
export type PersonRecused = {
  readonly type: 'person_recused';
  readonly address: string;
  readonly why: string;
};

/** Who complains is shown to the coordinator only, or to everybody again. */
export type ConfidentialitySet = { readonly type: 'confidentiality_set'; readonly on: boolean };

/** What the complainant needs. */
export type CareNoted = { readonly type: 'care_noted'; readonly need: string };

/** No automatic mail to the complainant any more. */
export type AnswersForbidden = { readonly type: 'answers_forbidden' };

/** A printed letter went by post. */
export type LetterPosted = { readonly type: 'letter_posted'; readonly on: IsoDate };

/** The next letter may hold a phrase that the lint stopped. */
export type LiabilityReleased = { readonly type: 'liability_released' };

/** One person acts for two. */
export type SecondPersonWaived = { readonly type: 'second_person_waived'; readonly why: string };

/** Who represents the complainant. */
export type MandateRecorded = { readonly type: 'mandate_recorded'; readonly representative: string };

/**
 * A transaction of staff was taken back: the fields that it changed are as before. `restored` holds their values,
 * so that replaying needs nothing else.
 */
export type TransactionUndone = {
  readonly type: 'transaction_undone';
  /** Number of the transaction. */
  readonly transaction: number;
  readonly restored: Restored;
};

/** Values of parts of a case as JSON keeps them: an instant as text. */
export type Restored = {
  readonly [F in UndoableField]?: Case[F] extends Date ? Instant : Case[F];
};

/** Every part of a case that a command of staff can change and an undo can give back (tested by undo.test.ts). */
export const UNDOABLE_FIELDS = [
  'stage',
  'language',
  'channel',
  'receivedAt',
  'decisionDue',
  'complainant',
  'participants',
  'subject',
  'points',
  'fields',
  'handler',
  'category',
  'severity',
  'workDue',
  'tags',
  'contactedAt',
  'toldAt',
  'decidedAt',
  'noticeSince',
  'asked',
  'pauses',
  'extended',
  'visit',
  'appointment',
  'offer',
  'compensation',
  'decision',
  'reactionWindow',
  'reviewSince',
  'answer',
  'agreement',
  'objection',
  'judgedBy',
  'dispute',
  'legalHold',
  'inquiries',
  'restriction',
  'correspondent',
  'satisfaction',
  'satisfied',
  'rework',
  'callBack',
  'deposit',
  'closing',
  'mergedInto',
  'absorbed',
  'linked',
  'recused',
  'confidential',
  'care',
  'answersForbidden',
  'liabilityReleased',
  'alone',
  'representative',
  'works',
  'costs',
  'payments',
  'causes',
  'measures',
  'noMeasure',
] as const;
/** Name of such a part. */
export type UndoableField = (typeof UNDOABLE_FIELDS)[number];

/** Every fact of this file. */
export type RelationEvent =
  | CaseMerged
  | CaseAbsorbed
  | CaseUnmerged
  | CaseReleased
  | CaseLinked
  | PersonRecused
  | ConfidentialitySet
  | CareNoted
  | AnswersForbidden
  | LetterPosted
  | LiabilityReleased
  | SecondPersonWaived
  | MandateRecorded
  | TransactionUndone;
