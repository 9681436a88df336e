/**
 * What came of a mail of a colleague, as data: each such mail is answered with exactly one of these (law 3 of
 * commands.md 3.1). The letters word it; nothing here is a sentence. Source: commands.md 3.6 and 3.7.
 */
import type { Case } from '../case/case.ts';
import type { Provenance } from '../case/events.ts';
import type { Person } from '../case/vocabulary.ts';
import type { Alike } from '../mail/alike.ts';
import type { Change } from './change.ts';
import type { Problem } from './problem.ts';
import type { Told } from './told.ts';

/** One command that was carried out on one case. */
export type CommandDone = {
  readonly reference: string;
  /** Number of the line in the mail. */
  readonly line: number;
  /** The command as written, its first line. */
  readonly written: string;
  /** Empty when it said what was so already. */
  readonly changes: readonly Change[];
};

/** A mail that goes out because of the commands, word for word. */
export type LetterOut = {
  /** Name of the letter, as `LETTERS` has it. */
  readonly letter: string;
  readonly to: Person;
  readonly subject: string;
  /** The text part exactly as it leaves. */
  readonly text: string;
  /** Names of the files that go with it. */
  readonly files: readonly string[];
  /** When it leaves; null for at once. */
  readonly leavesAt: Date | null;
  /** True when it must be printed and posted, because there is no address to mail to. */
  readonly onPaper: boolean;
};

/** What of the mail counted for nothing; each is named in the answer. */
export type LeftOut = {
  /** Lines that look like commands and stand in quoted text. */
  readonly quotedCommands: number;
  /** Lines that look like commands behind `#stop`. */
  readonly afterStop: number;
  readonly signature: readonly string[];
  /** Greetings and closing lines. */
  readonly courtesies: readonly string[];
  /** Addresses in To and CC that were not added to the case. */
  readonly copied: readonly string[];
  /** Names of files that came with the mail and go to nobody. */
  readonly files: readonly string[];
};

/** Nothing of the mail was left out. */
export const NOTHING_LEFT_OUT: LeftOut = {
  quotedCommands: 0,
  afterStop: 0,
  signature: [],
  courtesies: [],
  copied: [],
  files: [],
};

/** How it was proven who wrote the mail. */
export type Proof = Pick<Provenance, 'level' | 'source' | 'domain' | 'token'>;

/** Whether a transaction can be taken back; `until` null: as long as nothing depends on it. */
export type UndoOffer =
  | { readonly possible: true; readonly until: Date | null }
  | { readonly possible: false };

/** The decision letter as it would leave now; `letter` null when something stands against it. */
export type Preview = { readonly letter: LetterOut | null; readonly problems: readonly Problem[] };

/** Everything was carried out. */
export type Done = {
  readonly kind: 'done';
  readonly transaction: number;
  /** The cases as they stand now; the first is the one that the mail was about. */
  readonly after: readonly Case[];
  readonly commands: readonly CommandDone[];
  readonly letters: readonly LetterOut[];
  /** The decision letter that waits to be sent; null where none does. */
  readonly preview: Preview | null;
  /** Text that was kept for colleagues only, or ''. */
  readonly note: string;
  /** Earlier complaints that an entered one may belong to. */
  readonly alike?: readonly Alike[];
  readonly leftOut: LeftOut;
  readonly undo: UndoOffer;
  readonly proof: Proof;
};

/** The mail held no command: its text is a note for colleagues, and was not sent. */
export type NoteKept = {
  readonly kind: 'note';
  readonly transaction: number;
  readonly after: Case;
  readonly text: string;
  readonly leftOut: LeftOut;
};

/** The mail was understood wholly or not at all, and not a word of it had any effect. */
export type NothingDone = {
  readonly kind: 'nothing-done';
  /** The case that the mail was about, or null. */
  readonly state: Case | null;
  readonly problems: readonly Problem[];
  /** Everything that was typed, so that nothing is lost. */
  readonly original: string;
};

/** What somebody else did to the case since the mail that was answered. */
export type Move = { readonly by: Person; readonly at: Date; readonly changes: readonly Change[] };

/** Why a plan waits for a confirmation. */
export type ChallengeReason =
  | { readonly code: 'not-proven' | 'no-token' | 'dangerous' }
  | { readonly code: 'stale'; readonly moves: readonly Move[] };

/** The mail was understood; it is carried out when its writer confirms it. */
export type Challenged = {
  readonly kind: 'challenge';
  readonly transaction: number;
  readonly state: Case | null;
  readonly because: readonly ChallengeReason[];
  /** The commands as written, their first lines. */
  readonly plan: readonly { readonly line: number; readonly written: string }[];
  /** What would go out, as far as it can be said now. */
  readonly letters: readonly LetterOut[];
  /** Text that would be kept for colleagues, or ''. */
  readonly note: string;
  readonly expiresAt: Date;
};

/** Money over the limit of one person: it is carried out when somebody else approves it. */
export type Approval = Omit<Challenged, 'kind' | 'because'> & {
  readonly kind: 'approval';
  readonly reader: 'asker' | 'approver';
  readonly askedBy: Person;
  readonly approvers: readonly Person[];
  /** What one person may decide, in cents. */
  readonly limit: number;
};

/** A second person said no, or nobody said anything in time: nothing of it was carried out. */
export type NotApproved = {
  readonly kind: 'not-approved';
  readonly state: Case | null;
  /** Who said no; null when the time passed. */
  readonly by: Person | null;
  /** The mail as it was typed. */
  readonly original: string;
};

/** The very same was asked before. */
export type AlreadyDone = {
  readonly kind: 'already-done';
  readonly transaction: number;
  readonly state: Case | null;
  readonly at: Date;
};

/** A letter of a transaction that was taken back. */
export type RecalledLetter = {
  readonly letter: string;
  readonly to: Person;
  readonly subject: string;
  /** When it had left already, which nothing takes back; null when it was stopped in time. */
  readonly leftAt: Date | null;
};

/** A transaction was taken back. */
export type Undone = {
  readonly kind: 'undone';
  /** The transaction that did it. */
  readonly transaction: number;
  /** The transaction that was taken back. */
  readonly undid: number;
  /** Its command lines as they were written; empty for a note. */
  readonly commands: readonly string[];
  readonly after: readonly Case[];
  readonly changes: readonly Change[];
  readonly letters: readonly RecalledLetter[];
};

/** So many mails could not be carried out in an hour that the next are kept without an answer. */
export type Muted = { readonly kind: 'muted'; readonly mails: number; readonly until: Date };

/** Somebody wrote with the reply token of the reader from an address that is not on the roster. */
export type UnknownAddress = {
  readonly kind: 'unknown-address';
  /** The transaction that a `#yes` confirms: the address is added, and the mail is carried out. */
  readonly transaction: number;
  readonly state: Case | null;
  readonly from: Person;
  readonly receivedAt: Date;
  /** What was written. */
  readonly original: string;
  readonly expiresAt: Date;
};

/** What came of one mail of a colleague. */
export type Outcome =
  | Done
  | NoteKept
  | NothingDone
  | Challenged
  | Approval
  | NotApproved
  | AlreadyDone
  | Undone
  | Muted
  | Told
  | UnknownAddress;
