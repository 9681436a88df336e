/**
 * Every fact that can be true of a case: the data dictionary of the register. A type is never changed
 * or removed, only added; `test/case/event-samples.json` keeps one sample of each ever written.
 * The whole event is the erasable payload of a `case_events` row, so personal data may stand in it;
 * what may never be erased (case, sequence, type, instant, digests) stands in the row itself.
 */
import type { AppointmentEvent } from './appointment-events.ts';
import type { AssessmentEvent } from './assessment-events.ts';
import type { DisputeEvent } from './dispute-events.ts';
import type { ExecutionEvent } from './execution-events.ts';
import type { LatenessEvent } from './lateness-events.ts';
import type { LearningEvent } from './learning-events.ts';
import type { RelationEvent } from './relation-events.ts';
import type {
  Channel,
  ClockName,
  IsoDate,
  Language,
  Level,
  Person,
  ProfileName,
  WarningPercent,
} from './vocabulary.ts';
import type { WorkEvent } from './work-events.ts';

/** Who caused an event. `bot` is Redress acting on a clock or on a reply of the mail system. */
export type Actor =
  | { readonly kind: 'bot' }
  | { readonly kind: 'complainant'; readonly address: string }
  | { readonly kind: 'other-person'; readonly address: string }
  | {
      readonly kind: 'staff';
      readonly address: string;
      /** How it was proven that they wrote it; absent for what was done before mails were commands, or by command line. */
      readonly proof?: Provenance;
    };

/** The transaction of staff that an event was part of; null for what others did, and for what no mail asked for. */
export function transactionOf(by: Actor): number | null {
  return by.kind === 'staff' ? (by.proof?.transaction ?? null) : null;
}

/** The address of whoever caused an event; '' for the bot. */
export function addressOf(by: Actor): string {
  return by.kind === 'bot' ? '' : by.address;
}

/** What proved who wrote a command mail, and the transaction it was part of (commands.md 3.7). */
export type Provenance = {
  readonly level: Level;
  /** Where the proof comes from. */
  readonly source: 'boundary' | 'own-check' | 'challenge' | 'none';
  /** The domain that was proven, or ''. */
  readonly domain: string;
  /** Serial of the reply token that came with it, or null. */
  readonly token: number | null;
  readonly transaction: number;
};

/** One thing complained about: the unit of the outcome (domain.md, rule 3). */
export type Point = { readonly number: number; readonly text: string };

/** A complaint was entered in the register: step 1 of the procedure. */
export type ComplaintRegistered = {
  readonly type: 'complaint_registered';
  readonly reference: string;
  readonly desk: string;
  readonly profile: ProfileName;
  readonly language: Language;
  readonly channel: Channel;
  /** When the complaint reached the organisation; all terms run from here. */
  readonly receivedAt: string;
  readonly registeredAt: string;
  /** The day up to and including which we promise a decision. */
  readonly decisionDue: IsoDate;
  readonly complainant: Person;
  readonly subject: string;
  readonly points: readonly Point[];
  /** Names of the needs of an assessment that the complaint did not contain. */
  readonly missing: readonly string[];
};

/** A later mail was filed on the case. */
export type CorrespondenceReceived = {
  readonly type: 'correspondence_received';
  readonly from: Person;
  /** Names of needs that this mail fulfilled. */
  readonly supplied: readonly string[];
};

/** A text for colleagues only; it never reaches the complainant. */
export type NoteAdded = { readonly type: 'note_added'; readonly author: Person; readonly text: string };

/** A mail that changes nothing (automatic reply, notice of a machine, own copy) was filed. */
export type MailRecorded = {
  readonly type: 'mail_recorded';
  readonly kind: 'auto-reply' | 'record' | 'own' | 'bounce';
};

/** The mail server took over a mail to a person outside. */
export type LetterSent = {
  readonly type: 'letter_sent';
  readonly letter: string;
  readonly outboundId: number;
};

/** A letter could not be handed to the mail server: a fact of the case. */
export type LetterFailed = {
  readonly type: 'letter_failed';
  readonly letter: string;
  readonly outboundId: number;
  readonly reason: string;
};

/** A letter came back: it counts as not given (inbound.md H3). */
export type LetterNotDelivered = {
  readonly type: 'letter_not_delivered';
  readonly letter: string;
  readonly outboundId: number;
  readonly recipient: string;
  /** Enhanced status code of RFC 3463, or empty when the report gave none. */
  readonly status: string;
};

/** No automatic answer was allowed to a person; staff must acknowledge by hand. */
export type AcknowledgementWithheld = {
  readonly type: 'acknowledgement_withheld';
  readonly because: readonly string[];
};

/** A member of staff had the confirmation leave that was withheld. */
export type AcknowledgementReleased = { readonly type: 'acknowledgement_released' };

/** Staff confirmed receipt themselves, by telephone or by post: it counts as given. */
export type AcknowledgementTold = { readonly type: 'acknowledgement_told'; readonly how: string };

/** A term reached 50, 80 or 100 percent. */
export type ClockWarned = {
  readonly type: 'clock_warned';
  readonly clock: ClockName;
  readonly percent: WarningPercent;
  readonly due: IsoDate;
};

/** What mails, letters and terms make happen to a case that is in the register already. */
export type ReceiptEvent =
  | CorrespondenceReceived
  | NoteAdded
  | MailRecorded
  | LetterSent
  | LetterFailed
  | LetterNotDelivered
  | AcknowledgementWithheld
  | AcknowledgementReleased
  | AcknowledgementTold
  | ClockWarned;

/** What can happen to a case that is in the register already. */
export type LaterEvent =
  | ReceiptEvent
  | AssessmentEvent
  | ExecutionEvent
  | AppointmentEvent
  | RelationEvent
  | LatenessEvent
  | DisputeEvent
  | WorkEvent
  | LearningEvent;

/** Every fact of a case; the first of a log is always the registration. */
export type CaseEvent = ComplaintRegistered | LaterEvent;

/** Name of a fact, as the column `type` of the log holds it. */
export type CaseEventType = CaseEvent['type'];

/** An event as the log holds it: the fact, when, by whom, and the mail that caused it. */
export type RecordedEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly by: Actor;
  /** Row of the incoming mail that caused it, or null. */
  readonly mailId: number | null;
  readonly fact: CaseEvent;
};
