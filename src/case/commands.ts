/**
 * Every intent towards a case. A command says when and by whom; `decide` answers with events or with
 * a refusal. Names are imperative, events are past tense (style.md §4).
 */
import type { Actor, MailRecorded } from './events.ts';
import type { Channel, ClockName, Language, Person } from './vocabulary.ts';

/** What every command carries. */
type Given = {
  readonly at: Date;
  readonly by: Actor;
  /** Row of the incoming mail that asks for it, or null. */
  readonly mailId: number | null;
};

/** Enter a complaint in the register (step 1). */
export type RegisterComplaint = Given & {
  readonly type: 'register_complaint';
  readonly reference: string;
  readonly desk: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly complainant: Person;
  readonly subject: string;
  /** The complaint in the words of the complainant. */
  readonly words: string;
  readonly missing: readonly string[];
};

/** File a later mail of the complainant's side on the case. */
export type ReceiveCorrespondence = Given & {
  readonly type: 'receive_correspondence';
  readonly from: Person;
  /** Names of needs that the mail fulfils; those that were not open are left out of the event. */
  readonly supplied: readonly string[];
};

/** Keep a text for colleagues; refused when it has no words. */
export type AddNote = Given & { readonly type: 'add_note'; readonly author: Person; readonly text: string };

/** File a mail that changes nothing. */
export type RecordMail = Given & { readonly type: 'record_mail'; readonly kind: MailRecorded['kind'] };

/** Note that no automatic acknowledgement may leave, and by which rules. */
export type WithholdAcknowledgement = Given & {
  readonly type: 'withhold_acknowledgement';
  readonly because: readonly string[];
};

/** Have the confirmation of receipt leave that was withheld; refused when it was given already. */
export type ReleaseAcknowledgement = Given & { readonly type: 'release_acknowledgement' };

/**
 * Note that staff confirmed receipt another way than by a letter of ours, and how (by telephone, by post); refused
 * when it was given already, or when nothing says how.
 */
export type RecordAcknowledgement = Given & {
  readonly type: 'record_acknowledgement';
  readonly how: string;
};

/** The mail server took over a letter. */
export type ReportLetterSent = Given & {
  readonly type: 'report_letter_sent';
  readonly letter: string;
  readonly outboundId: number;
};

/** The mail server refused a letter for good. */
export type ReportLetterFailed = Given & {
  readonly type: 'report_letter_failed';
  readonly letter: string;
  readonly outboundId: number;
  readonly reason: string;
};

/** A delivery report says that a letter did not arrive. */
export type ReportLetterNotDelivered = Given & {
  readonly type: 'report_letter_not_delivered';
  readonly letter: string;
  readonly outboundId: number;
  readonly recipient: string;
  readonly status: string;
};

/**
 * Tell people how much of a term has passed; refused when the clock stopped, when no percentage is reached
 * yet, or when it was said before.
 */
export type WarnClock = Given & { readonly type: 'warn_clock'; readonly clock: ClockName };

/** A command on a case that is in the register already. */
export type LaterCommand =
  | ReceiveCorrespondence
  | AddNote
  | RecordMail
  | WithholdAcknowledgement
  | ReleaseAcknowledgement
  | RecordAcknowledgement
  | ReportLetterSent
  | ReportLetterFailed
  | ReportLetterNotDelivered
  | WarnClock;

/** Every command; only the registration has no case yet. */
export type CaseCommand = RegisterComplaint | LaterCommand;
