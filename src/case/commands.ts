/**
 * Every intent towards a case. A command says when and by whom; `decide` answers with events or with
 * a refusal. Names are imperative, events are past tense (style.md §4).
 */
import type { Actor, MailRecorded } from './events.ts';
import type { Channel, ClockName, Language, Person, ProfileName } from './vocabulary.ts';

/** What every command carries. */
type Given = {
  readonly at: Date;
  readonly by: Actor;
  /** Row of the incoming mail that asks for it, or null. */
  readonly mailId: number | null;
};

export type RegisterComplaint = Given & {
  readonly type: 'register_complaint';
  readonly reference: string;
  readonly desk: string;
  readonly profile: ProfileName;
  readonly language: Language;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly complainant: Person;
  readonly subject: string;
  /** The complaint in the words of the complainant. */
  readonly words: string;
  readonly missing: readonly string[];
};

export type ReceiveCorrespondence = Given & {
  readonly type: 'receive_correspondence';
  readonly from: Person;
  readonly supplied: readonly string[];
};

export type AddNote = Given & { readonly type: 'add_note'; readonly author: Person; readonly text: string };

export type RecordMail = Given & { readonly type: 'record_mail'; readonly kind: MailRecorded['kind'] };

export type WithholdAcknowledgement = Given & {
  readonly type: 'withhold_acknowledgement';
  readonly because: readonly string[];
};

export type ReportLetterSent = Given & {
  readonly type: 'report_letter_sent';
  readonly letter: string;
  readonly outboundId: number;
};

export type ReportLetterFailed = Given & {
  readonly type: 'report_letter_failed';
  readonly letter: string;
  readonly outboundId: number;
  readonly reason: string;
};

export type ReportLetterNotDelivered = Given & {
  readonly type: 'report_letter_not_delivered';
  readonly letter: string;
  readonly outboundId: number;
  readonly recipient: string;
  readonly status: string;
};

export type WarnClock = Given & {
  readonly type: 'warn_clock';
  readonly clock: ClockName;
  readonly percent: 50 | 80 | 100;
};

/** A command on a case that is in the register already. */
export type LaterCommand =
  | ReceiveCorrespondence
  | AddNote
  | RecordMail
  | WithholdAcknowledgement
  | ReportLetterSent
  | ReportLetterFailed
  | ReportLetterNotDelivered
  | WarnClock;

export type CaseCommand = RegisterComplaint | LaterCommand;
