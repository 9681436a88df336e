/**
 * One case as it is put on paper, for the complaint form and for the dossier: its state, what happened, its terms and
 * its correspondence, and how a mail of it is named in a list. The words of others are made harmless here.
 */
import type { Case } from '../case/case.ts';
import type { RecordedEvent } from '../case/events.ts';
import type { IsoDate, Person } from '../case/vocabulary.ts';
import { inline } from './foreign-text.ts';
import { showPerson } from './mail-facts.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDayOf } from './wording.ts';

/** A term of the case; `stoppedAt` null while it runs. */
export type PaperClock = {
  readonly name: string;
  readonly startsAt: Date;
  readonly dueOn: IsoDate;
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
};

/** A mail between the complainant's side and us. */
export type Paper = {
  readonly direction: 'in' | 'out';
  /** Number of the mail among those that came, or among those that we wrote. */
  readonly id: number;
  readonly at: Date;
  readonly person: Person;
  readonly subject: string;
  /** Which letter of ours it is; null for a mail that came. */
  readonly letter: string | null;
  /** How a letter of ours stands: `sent`, `queued`, `failed`, `unknown` …; `arrived` for a mail that came. */
  readonly status: string;
  readonly files: readonly string[];
};

/** Everything that is put on paper. */
export type CaseOnPaper = {
  readonly state: Case;
  readonly events: readonly RecordedEvent[];
  readonly clocks: readonly PaperClock[];
  /** In the order of time. */
  readonly papers: readonly Paper[];
  /** How many mails between colleagues and us are about the case; they are in no dossier. */
  readonly staffMails: number;
  readonly at: Date;
};

/** `Mail from Anna de Wit (…), Tuesday 3 November 2026: "Leak" (2 files)`, or the letter with what became of it. */
export function paperLine(setting: LetterSetting, paper: Paper): string {
  const { words } = setting;
  const values = {
    person: showPerson(paper.person),
    day: writeDayOf(paper.at, setting),
    subject: inline(paper.subject) || wordFor(words, 'mail', 'no-subject'),
    status: wordFor(words, 'paper-status', paper.status),
    name: paper.letter === null ? '' : wordFor(words, 'letter', paper.letter),
  };
  const line = phrase(words, `paper.${paper.direction}`, values);
  if (paper.files.length === 0) return line;
  const list = paper.files.map((name) => inline(name, 80)).join(', ');
  return phrase(words, 'paper.with-files', { line, list });
}
