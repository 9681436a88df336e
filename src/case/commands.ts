/**
 * Every intent towards a case. A command says when and by whom; `decide` answers with events or with
 * a refusal. Names are imperative, events are past tense (style.md §4).
 */
import type { PlainAnswer } from './assessment-events.ts';
import type { ContactCommand } from './contact-commands.ts';
import type { Actor, MailRecorded } from './events.ts';
import type { CaseIntent } from './intents.ts';
import type { PairIntent } from './pair-intents.ts';
import type { Channel, ClockName, Language, Person, Role } from './vocabulary.ts';
import type { WorkCommand } from './work-intents.ts';

/** What every command carries. */
export type Given = {
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

/**
 * File a mail of a body of the ladder of disputes on the case: it is nobody's answer. `body` is its name in the
 * configuration, null for a mail that asks nothing any more because it comes from an archive.
 */
export type ReceiveFromBody = Given & {
  readonly type: 'receive_from_body';
  readonly from: Person;
  readonly body: string | null;
  /** When it reached the organisation. */
  readonly receivedAt: Date;
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

/** Remind the complainant of our questions: half of the term for an answer has passed (clock I). */
export type ChaseInformation = Given & { readonly type: 'chase_information' };

/** The term for an answer passed without one: staff must choose (clock I). */
export type DeclareInformationOverdue = Given & { readonly type: 'declare_information_overdue' };

/** Remind the complainant that the reaction window ends soon (clock J). */
export type ChaseReaction = Given & { readonly type: 'chase_reaction' };

/**
 * The reaction window passed in silence (clock J): the case is closed, or what was promised is carried out when a
 * remedy is open.
 */
export type EndReactionWindow = Given & { readonly type: 'end_reaction_window' };

/** Remind the complainant of the question whether it is solved (clock S, half way). */
export type ChaseSatisfaction = Given & { readonly type: 'chase_satisfaction' };

/** The complainant did not say whether it is solved (clock S): the case is closed without an answer. */
export type EndSatisfaction = Given & { readonly type: 'end_satisfaction' };

/** Tell the handler that the complainant hears nothing from us (clock U). */
export type WarnSilence = Given & { readonly type: 'warn_silence' };

/** Tell the complainant how things stand (clock U). */
export type TellStatus = Given & { readonly type: 'tell_status' };

/** Note that a mail of the complainant gives notice of default (clock N); refused while one waits for its answer. */
export type NoticeDefault = Given & { readonly type: 'notice_default' };

/** Treat a complaint as urgent whose words tell of danger; refused when it is. */
export type NoticeDanger = Given & { readonly type: 'notice_danger' };

/** Remind the complainant of the appointment of tomorrow. */
export type RemindMeeting = Given & { readonly type: 'remind_meeting' };

/** The day of an appointment is over: ask what came of it. */
export type EndMeeting = Given & { readonly type: 'end_meeting' };

/** The bot reminds somebody of a term that is theirs. */
export type ChaseCommand = ChaseInformation | ChaseReaction | ChaseSatisfaction | WarnSilence | RemindMeeting;

/** The bot does what the end of such a term is for. */
export type EndCommand =
  | DeclareInformationOverdue
  | EndReactionWindow
  | EndSatisfaction
  | TellStatus
  | EndMeeting;

/**
 * The complainant answered in one word. Only what we asked in so many words is settled by it; all else binds nobody
 * until staff confirm it.
 */
export type UnderstandAnswer = Given & {
  readonly type: 'understand_answer';
  readonly answer: PlainAnswer;
  /** The number chosen, for `choice`; else null. */
  readonly choice: number | null;
  /** True when it answers a mail of ours, by its reply address or its Message-ID: nothing follows from any other. */
  readonly answersUs: boolean;
};

/** By what right staff command; how well that is proven stands in `by.proof`, absent for the operator's own program. */
export type Authority = {
  /** Who commands, as the roster names them; the address is that of `by`. */
  readonly person: Person;
  readonly roles: readonly Role[];
  /** Address of a manager who approved it (`#approve`); null while nobody did. */
  readonly approvedBy: string | null;
};

/** What a member of staff commands. */
export type StaffCommand = Given & Authority & (CaseIntent | PairIntent);

/** What mails, letters and terms ask of a case. */
export type ReceiptCommand =
  | ReceiveCorrespondence
  | ReceiveFromBody
  | AddNote
  | RecordMail
  | WithholdAcknowledgement
  | ReleaseAcknowledgement
  | RecordAcknowledgement
  | ReportLetterSent
  | ReportLetterFailed
  | ReportLetterNotDelivered
  | WarnClock
  | ChaseCommand
  | EndCommand
  | ContactCommand
  | NoticeDefault
  | NoticeDanger
  | UnderstandAnswer
  | WorkCommand;

/** A command on a case that is in the register already. */
export type LaterCommand = ReceiptCommand | StaffCommand;

/** Every command; only the registration has no case yet. */
export type CaseCommand = RegisterComplaint | LaterCommand;
