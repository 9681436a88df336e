/**
 * What a command line asks for when it is more or less than one intent with one case (case/intents.ts): answers,
 * held mail, entering complaints, other cases, transactions and the person who writes.
 */
import type { ReportDone } from '../case/execution-intents.ts';
import type { CaseIntent, WriteReply } from '../case/intents.ts';
import type { Channel, IsoDate, Person } from '../case/vocabulary.ts';
import type { MeasureIntent } from '../measure/commands.ts';
import type { MeasureTarget } from '../measure/measure.ts';

/** `#help`: everything that is possible now, or one command by its folded name. */
export type ShowHelp = { readonly type: 'show_help'; readonly topic: string | null };

/** `#status`, `#history`, `#file`: where the case stands; all that happened to it; its dossier for a body outside. */
export type ShowCase =
  | { readonly type: 'show_status' }
  | { readonly type: 'show_history' }
  | { readonly type: 'show_dossier' };

/** `#list`: open cases; `words` narrow it down, empty lists all. */
export type ListCases = { readonly type: 'list_cases'; readonly words: string };

/** `#find`: cases in which these words stand. */
export type FindCases = { readonly type: 'find_cases'; readonly words: string };

/** `#audit`, `#year`, `#register`: a report of a period; null is everything. */
export type ShowReport = {
  readonly type: 'show_report';
  readonly report: 'audit' | 'year' | 'register';
  /** As written: `2026-W47`, `2026-11`, `2026-Q4`, `2026`. */
  readonly period: string | null;
};

/** `#note`: a text for colleagues. */
export type WriteNote = { readonly type: 'write_note'; readonly text: string };

/** `#reply TX`: the note of that transaction goes to the complainant. */
export type SendNote = { readonly type: 'send_note'; readonly transaction: number };

/** Who complains on the phone or at the desk; empty parts are not known. */
export type Caller = {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** Where letters go by post, in one line. */
  readonly postal: string;
};

/** `#intake`: a complaint that came another way. */
export type EnterComplaint = {
  readonly type: 'enter_complaint';
  readonly channel: Channel;
  /** Null for a forwarded complaint, which names its writer; empty parts for somebody without contact. */
  readonly from: Caller | null;
  /** Null for a forwarded complaint that carries its own date. */
  readonly received: IsoDate | null;
  /** What the complainant agreed to about being written to, or empty. */
  readonly consent: string;
  readonly text: string;
};

/** `#merge`: this case goes on in another one. */
export type MergeCase = { readonly type: 'merge_case'; readonly into: string };

/** `#unmerge`: a case that goes on in this one is one of its own again. */
export type TakeMergeBack = { readonly type: 'unmerge_case'; readonly other: string };

/** `#cluster`: other cases about the same incident, each of somebody else. */
export type ClusterCases = { readonly type: 'cluster_cases'; readonly others: readonly string[] };

/** `#split`: what of the complaint becomes a case of its own. */
export type SplitCase = { readonly type: 'split_case'; readonly text: string };

/** `#open`, `#join`, `#discard`: what happens to a held mail. */
export type HandleHeldMail =
  | { readonly type: 'open_held' }
  | { readonly type: 'join_held'; readonly reference: string }
  | { readonly type: 'discard_held'; readonly why: string };

/** `#ack`: the withheld confirmation leaves, or `told` says how the complainant was told. */
export type Acknowledge = { readonly type: 'acknowledge'; readonly told: string | null };

/** `#resume`: automatic mail goes on. */
export type ResumeAnswers = { readonly type: 'resume_answers' };

/** What is done to a transaction; null is the one that the answered mail tells of. */
export type HandleTransaction = {
  readonly type: 'approve' | 'undo' | 'confirm' | 'decline';
  readonly transaction: number | null;
};

/** The flagged row of a digest that a measure is decided on, and since when it stands out; null where that is not kept. */
export type FlaggedRow = { readonly target: MeasureTarget; readonly since: IsoDate | null };

/** `#measure TEXT`: a new measure about the cases of the mail; null is what the text does not name. */
export type DecideMeasure = {
  readonly type: 'decide_measure';
  readonly what: string;
  readonly owner: Person | null;
  readonly until: IsoDate | null;
  /** The share of the points that shall no longer come, above 0 and at most 1. */
  readonly fall: number | null;
  /** Where it answers a flagged row of a digest (`#on T4`). */
  readonly flagged?: FlaggedRow;
};

/** `#measure M-12 link`: a measure is about the cases of the mail too. */
export type JoinMeasure = { readonly type: 'join_measure'; readonly measure: number };

/** `#rekey`: new tokens for who writes. */
export type RenewTokens = { readonly type: 'renew_tokens' };

/** `#lock`: a mailbox that may be in other hands. */
export type LockPerson = { readonly type: 'lock_person'; readonly person: Person };

/** `#snooze`: a trend that nobody needs to read about until after a day. */
export type SnoozeTrend = {
  readonly type: 'snooze_trend';
  readonly trend: number;
  readonly until: IsoDate;
  readonly why: string;
  /** What an investigation found; null where the reason does not say. */
  readonly fate: 'real' | 'nothing-found' | null;
};

/** `#volume`: how much work there was in a week, such as 41 deliveries. */
export type SetVolume = {
  readonly type: 'set_volume';
  readonly week: string;
  readonly unit: string;
  readonly amount: number;
};

/** `#break`: from a week on a row is counted in another way; `from` null takes that back. */
export type BreakSeries = {
  readonly type: 'break_series';
  /** As it was written: a category, `T4` for a flagged row, or a word for all of them. */
  readonly row: string;
  readonly from: string | null;
  readonly why: string;
};

/** `#digest`: the analysis now; null is that of the last week. */
export type AskDigest = { readonly type: 'ask_digest'; readonly period: string | null };

/** `#attach`: files of the same mail that go with its reply; read.ts gives them to that reply. */
export type AttachFiles = { readonly type: 'attach_files'; readonly files: readonly string[] };

/** The requests by which files of a colleague reach the complainant. */
export function takesFiles(request: StaffRequest): request is WriteReply | ReportDone {
  return request.type === 'write_reply' || request.type === 'report_done';
}

/** Everything that a command line can ask for. */
export type StaffRequest =
  | CaseIntent
  | ShowHelp
  | ShowCase
  | ListCases
  | FindCases
  | ShowReport
  | WriteNote
  | SendNote
  | EnterComplaint
  | MergeCase
  | SplitCase
  | ClusterCases
  | TakeMergeBack
  | HandleHeldMail
  | Acknowledge
  | ResumeAnswers
  | HandleTransaction
  | DecideMeasure
  | JoinMeasure
  | MeasureIntent
  | RenewTokens
  | SnoozeTrend
  | SetVolume
  | BreakSeries
  | AskDigest
  | LockPerson
  | AttachFiles;
