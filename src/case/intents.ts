/**
 * What a member of staff can want with one case: the meaning of a command line, without who, when and by which
 * mail. `CaseCommand` adds those. Sources: DESIGN 6 (the catalogue), domain.md 2.2 (the transitions).
 * Texts are as written; `point` null means the only open point.
 */
import type { AppointmentIntent } from './appointment-intents.ts';
import type { DisputeIntent } from './dispute-intents.ts';
import type { ExecutionIntent } from './execution-intents.ts';
import type { LearningIntent } from './learning-intents.ts';
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
import type { WorkIntent } from './work-intents.ts';

/** `#take`, `#assign`: who handles the case. */
export type AssignHandler = { readonly type: 'assign_handler'; readonly handler: Person };

/** `#triage`: a person confirmed that it is a complaint; severity null keeps `normal`. */
export type Triage = {
  readonly type: 'triage';
  /** Code of a category of the desk. */
  readonly category: string;
  readonly severity: Severity | null;
};

/** `#category`, `#severity`, `#due`: how we work on it; nothing of the complainant's changes. */
export type SetRouting = {
  readonly type: 'set_routing';
  readonly field: RoutingField;
  readonly value: string;
};

/** `#set`: a field of the register, as the register writes it (days as YYYY-MM-DD). */
export type CorrectField = {
  readonly type: 'correct_field';
  readonly field: FieldName;
  readonly value: string;
};

/** `#tag +a -b`. */
export type ChangeTags = {
  readonly type: 'change_tags';
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/** `#points`: the complaint in points, in place of those that were listed. */
export type ListPoints = { readonly type: 'list_points'; readonly texts: readonly string[] };

/** `#point`: one more thing complained about. */
export type AddPoint = { readonly type: 'add_point'; readonly text: string };

/** `#ask`: numbered questions to the complainant; `until` null is the term of the profile. */
export type AskInformation = {
  readonly type: 'ask_information';
  readonly questions: readonly string[];
  readonly until: IsoDate | null;
};

/** `#reply`: a text to the complainant; `files` are names of staff attachments that go with it (`#attach`). */
export type WriteReply = {
  readonly type: 'write_reply';
  readonly text: string;
  readonly files: readonly string[];
};

/** `#notcomplaint`: leaves the procedure with a letter that says how to disagree. */
export type DeclineComplaint = {
  readonly type: 'decline_complaint';
  readonly route: Route;
  readonly why: string;
};

/** `#spam`: leaves the procedure without any letter. */
export type MarkSpam = { readonly type: 'mark_spam' };

/** `#solved-quick`: solved with the complainant within three working days; the text is the agreed solution. */
export type SolveQuickly = { readonly type: 'solve_quickly'; readonly solution: string };

/** `#visit`: `time` as HH:MM in the time zone of the desk; `visitor` a name for the letter. */
export type PlanVisit = {
  readonly type: 'plan_visit';
  readonly day: IsoDate;
  readonly time: string;
  readonly visitor: Person;
  /** What will be looked at, for the complainant, or ''. */
  readonly text: string;
};

/** `#consult`: asks a colleague; the answer is filed as internal. */
export type Consult = { readonly type: 'consult'; readonly colleague: Person; readonly text: string };

/** `#extend DATE because …`: a later day for the decision, once, before the term ends. */
export type ExtendDecision = {
  readonly type: 'extend_decision';
  readonly until: IsoDate;
  readonly because: string;
};

/** `#assess`: the finding on a point and its grounds. */
export type AssessPoint = {
  readonly type: 'assess_point';
  readonly point: number | null;
  readonly finding: Finding;
  readonly grounds: string;
};

/** `#remedy`: what we will do about a point; `until` null is the term of the profile, `who` null is ourselves. */
export type DecideRemedy = {
  readonly type: 'decide_remedy';
  readonly point: number | null;
  readonly text: string;
  readonly until: IsoDate | null;
  readonly who: string | null;
  /** Why the day is another one than a letter promised. */
  readonly because?: string;
};

/** `#offer`: a proposal that the complainant may accept. */
export type MakeOffer = { readonly type: 'make_offer'; readonly text: string };

/** `#compensate`: money, in cents of the desk's currency; goodwill is no statement about liability. */
export type Compensate = { readonly type: 'compensate'; readonly cents: number; readonly goodwill: boolean };

/** `#send`: the decision letter leaves, after the lint. */
export type ReportDecision = { readonly type: 'report_decision' };

/** `#called`: the result was given by telephone; a written confirmation follows. */
export type TellDecision = { readonly type: 'tell_decision'; readonly on: IsoDate; readonly summary: string };

/** `#agree`: the complainant agreed outside the mail, or staff confirm what a mail said. */
export type RecordAgreement = { readonly type: 'record_agreement' };

/** `#object`: the complainant does not accept the decision. */
export type RecordObjection = { readonly type: 'record_objection'; readonly why: string };

/** `#withdraw`: the complainant took the complaint back. */
export type WithdrawComplaint = { readonly type: 'withdraw_complaint'; readonly why: string };

/** `#close`. */
export type CloseComplaint = {
  readonly type: 'close_complaint';
  readonly reason: ClosingReason;
  readonly why: string;
};

/** `#reopen`. */
export type ReopenCase = { readonly type: 'reopen_case'; readonly why: string };

/** `#link`: another case that has to do with this one. */
export type LinkCase = { readonly type: 'link_case'; readonly other: string };

/** `#recuse`: who writes it cannot judge this case. */
export type Recuse = { readonly type: 'recuse'; readonly why: string };

/** `#confidential`: who complains is shown to the coordinator only. */
export type SetConfidential = { readonly type: 'set_confidential'; readonly on: boolean };

/** `#care`: what the complainant needs (large print, call only), never a diagnosis. */
export type NoteCare = { readonly type: 'note_care'; readonly need: string };

/** `#no-reply`: no automatic mail to the complainant any more. */
export type ForbidAnswers = { readonly type: 'forbid_answers' };

/** `#posted`: the printed letter went by post. */
export type RecordPosted = { readonly type: 'record_posted'; readonly on: IsoDate };

/** `#liability-ok`: a phrase that the lint stopped may leave in the next letter. */
export type ReleaseLiability = { readonly type: 'release_liability' };

/** `#alone`: nobody else is there where the procedure wants a second person. */
export type ActAlone = { readonly type: 'act_alone'; readonly why: string };

/** `#mandate`: who represents the complainant, with the mandate on file. */
export type RecordMandate = { readonly type: 'record_mandate'; readonly representative: string };

/** Everything that staff can want with one case. */
export type CaseIntent =
  | AssignHandler
  | Triage
  | SetRouting
  | CorrectField
  | ChangeTags
  | ListPoints
  | AddPoint
  | AskInformation
  | WriteReply
  | DeclineComplaint
  | MarkSpam
  | SolveQuickly
  | PlanVisit
  | Consult
  | ExtendDecision
  | AssessPoint
  | DecideRemedy
  | MakeOffer
  | Compensate
  | ReportDecision
  | TellDecision
  | RecordAgreement
  | RecordObjection
  | WithdrawComplaint
  | CloseComplaint
  | ReopenCase
  | LinkCase
  | Recuse
  | SetConfidential
  | NoteCare
  | ForbidAnswers
  | RecordPosted
  | ReleaseLiability
  | ActAlone
  | RecordMandate
  | DisputeIntent
  | AppointmentIntent
  | ExecutionIntent
  | WorkIntent
  | LearningIntent;

/** Name of an intent. */
export type IntentType = CaseIntent['type'];
