/**
 * The state of one case: what all its events together say. Nothing is stored here that cannot be read
 * back from the log, so the log can always be replayed.
 */

import type { PlainAnswer } from './assessment-events.ts';
import type { Asked, Closing, Pause, ReactionWindow, ReportedDecision } from './case-parts.ts';
import type { PastClosing } from './closings.ts';
import type { Restriction } from './contact.ts';

import type { Deposit } from './deposit.ts';
import type { Dispute, LegalHold } from './dispute.ts';
import type { DutyAct } from './duty-acts.ts';
import type { Point } from './events.ts';
import type { Inquiry } from './inquiries.ts';
import type { Lateness } from './lateness.ts';
import type { Learnt } from './learning-events.ts';
import type { Appointment, PlannedVisit } from './planned-meetings.ts';
import type { PromiseAct } from './promises.ts';
import type { LinkKind } from './relation-events.ts';
import type {
  Channel,
  ClockName,
  FieldName,
  Finding,
  Instant,
  IsoDate,
  Language,
  Person,
  ProfileName,
  Satisfaction,
  Severity,
  Stage,
  WarningPercent,
} from './vocabulary.ts';
import type { Cost, Payment, WorkOrder } from './work-orders.ts';

/**
 * What became of the acknowledgement: only a letter that was handed over and did not come back counts, and what
 * staff told the complainant themselves (`outboundId` null). One that the mail server refused may still be handed
 * over later; one that came back is not given any more.
 */
export type Acknowledgement =
  | { readonly state: 'not-yet' }
  | { readonly state: 'given'; readonly at: Date; readonly outboundId: number | null }
  | {
      readonly state: 'not-delivered';
      readonly because: 'refused' | 'came-back';
      readonly outboundId: number;
    };

/** What will be done about a point; `who` null is ourselves. */
export type Remedy = { readonly text: string; readonly by: IsoDate; readonly who: string | null };

/**
 * A point of complaint with what the assessment made of it; `finding` null is not assessed yet, `grounds` '' none,
 * `done` null is not carried out.
 */
export type CasePoint = Point & {
  readonly finding: Finding | null;
  readonly grounds: string;
  readonly remedy: Remedy | null;
  readonly done: { readonly what: string; readonly at: Instant } | null;
};

/**
 * One case as its log tells it; days in the time zone of the desk. What staff can change and take back holds instants as
 * text (`Instant`), so that the log can hold the value it had before.
 */
export type Case = Learnt & {
  readonly reference: string;
  readonly desk: string;
  readonly profile: ProfileName;
  readonly language: Language;
  readonly channel: Channel;
  readonly stage: Stage;
  readonly receivedAt: Date;
  readonly registeredAt: Date;
  /** The day promised; moved by an extension and by the end of a pause. */
  readonly decisionDue: IsoDate;
  readonly complainant: Person;
  /** Lower-case addresses that take part on the complainant's side. */
  readonly participants: readonly string[];
  readonly subject: string;
  readonly points: readonly CasePoint[];
  /** Fields of the register that a person filled in or corrected, as text. */
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
  readonly handler: Person | null;
  /** Null until a person confirmed that it is a complaint. */
  readonly category: string | null;
  readonly severity: Severity;
  /** The day by which the handler means to act. */
  readonly workDue: IsoDate | null;
  readonly tags: readonly string[];
  /** When a person first took it up towards the complainant: clock H stops. */
  readonly contactedAt: Instant | null;
  /** When the complainant last heard from us; null also when the last letter came back. */
  readonly toldAt: Instant | null;
  readonly asked: Asked | null;
  readonly pauses: readonly Pause[];
  readonly extended: {
    readonly previous: IsoDate;
    readonly until: IsoDate;
    readonly because: string;
  } | null;
  /** The visit as it is planned now. */
  readonly visit: PlannedVisit | null;
  /** Null until something was offered, or it was said that none is needed. */
  readonly appointment: Appointment | null;
  readonly offer: { readonly text: string; readonly at: Instant } | null;
  /** Money for the complainant, in cents. */
  readonly compensation: {
    readonly cents: number;
    readonly goodwill: boolean;
    readonly approvedBy: string | null;
  } | null;
  readonly decision: ReportedDecision | null;
  readonly reactionWindow: ReactionWindow | null;
  /** Since when something that the complainant said to the decision waits for us; null when nothing does. */
  readonly reviewSince: Instant | null;
  /** The last plain answer of the complainant that staff did not confirm yet; it binds nobody. */
  readonly answer: {
    readonly answer: PlainAnswer;
    readonly choice: number | null;
    readonly at: Instant;
  } | null;
  readonly agreement: { readonly text: string; readonly at: Instant } | null;
  readonly objection: { readonly why: string; readonly at: Instant } | null;
  /** Addresses of everybody who judged a point or reported the decision. */
  readonly judgedBy: readonly string[];
  /** From the first objection on; it stays when the case goes on. */
  readonly dispute: Dispute | null;
  readonly legalHold: LegalHold | null;
  /** What bodies asked about it, in the order in which it came. */
  readonly inquiries: readonly Inquiry[];
  /** The contact arrangement that holds; null after its last day. */
  readonly restriction: Restriction | null;
  /** Who gets the letters in place of the complainant; null: the complainant. */
  readonly correspondent: Person | null;
  /** The question whether it is solved, while it is open. */
  readonly satisfaction: ReactionWindow | null;
  /** The last answer to it; `words` '' for one word by mail. */
  readonly satisfied: {
    readonly answer: Satisfaction;
    readonly words: string;
    readonly at: Instant;
  } | null;
  /** How often what was done had to be done again, and since when the last time. */
  readonly rework: { readonly times: number; readonly since: Instant; readonly on: IsoDate } | null;
  /** Null while the buyer of a new home was neither told of the deposit nor answered (`bouw`). */
  readonly deposit: Deposit | null;
  /** A call that was promised to the complainant and not noted yet. */
  readonly callBack: { readonly since: Instant; readonly until: IsoDate } | null;
  readonly closing: Closing | null;
  /** Reference of the case in which this one goes on. */
  readonly mergedInto: string | null;
  /** References of the cases that go on in this one. */
  readonly absorbed: readonly string[];
  readonly linked: readonly { readonly other: string; readonly how: LinkKind }[];
  /** Addresses of colleagues who do not judge this case. */
  readonly recused: readonly string[];
  readonly confidential: boolean;
  /** What the complainant needs, such as large print. */
  readonly care: readonly string[];
  readonly answersForbidden: boolean;
  readonly liabilityReleased: boolean;
  /** Why one person acts for two; null where that was not said. */
  readonly alone: string | null;
  readonly representative: string | null;
  /** What people outside were asked to do. */
  readonly works: readonly WorkOrder[];
  readonly costs: readonly Cost[];
  readonly payments: readonly Payment[];
  /** Names of needs that are still open. */
  readonly missing: readonly string[];
  readonly acknowledgement: Acknowledgement;
  /** Rows of the outbox whose letters came back; a report may be filed before the hand-over is. */
  readonly cameBack: readonly number[];
  readonly correspondenceCount: number;
  readonly noteCount: number;
  /** Highest percentage that was warned of, per clock, the day on which it was due then, and when it was said last. */
  readonly warned: Readonly<
    Partial<
      Record<ClockName, { readonly percent: WarningPercent; readonly due: IsoDate; readonly at: Instant }>
    >
  >;
  /** When the handler last heard that the complainant hears nothing for long. */
  readonly silenceWarnedAt: Instant | null;
  /** When every point had its finding; null while one has none. */
  readonly decidedAt: Instant | null;
  /** Since when a notice of default waits for an answer of a person; null when none does. */
  readonly noticeSince: Instant | null;
  /** What the complainant was told about clocks that passed. */
  readonly late: Readonly<Partial<Record<ClockName, Lateness>>>;
  /** What was promised to the complainant, and what became of it (promises.ts). */
  readonly promiseActs: readonly PromiseAct[];
  /** What the checks of the handling ask of it, and what was done (duties.ts). */
  readonly dutyActs: readonly DutyAct[];
  /** Every end of its customer track, the last one included. */
  readonly closings: readonly PastClosing[];
  /** Number of events so far. */
  readonly revision: number;
};

/** Who letters are written to: the complainant, or whoever represents them and gave an address. */
export function addresseeOf(state: Pick<Case, 'correspondent' | 'complainant'>): Person {
  return state.correspondent ?? state.complainant;
}

/** The letter that confirms receipt; its delivery stops clock A. */
export const ACKNOWLEDGEMENT_LETTER = 'complainant/received';

/** Every letter that confirms receipt: what was told or came by post is confirmed by playing it back. */
export const ACKNOWLEDGEMENT_LETTERS: ReadonlySet<string> = new Set([
  ACKNOWLEDGEMENT_LETTER,
  'complainant/understood',
]);
