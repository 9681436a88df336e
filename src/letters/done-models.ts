/**
 * What answers to command mails say that changed something, or were kept: done, saved as a note, done before, taken
 * back. Source: commands.md 3.6 and 3.5 (undo).
 */
import { printTransaction } from '../case/reference.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type {
  AlreadyDone,
  CommandDone,
  Done,
  LetterOut,
  Proof,
  RecalledLetter,
  Undone,
  UndoOffer,
} from '../staff/outcome.ts';
import { type AlikePart, alikePart } from './alike-model.ts';
import {
  type AnswerFrame,
  answerFrame,
  controlLine,
  type LeftOutModel,
  type LetterOutModel,
  leftOutModel,
  type StepModel,
  showLetterOut,
  stepsFor,
  typedOn,
} from './answer-parts.ts';
import { nameChange, showChange } from './change-words.ts';
import { inline, quote } from './foreign-text.ts';
import { type CauseOffer, causeOffer } from './learning-words.ts';
import { showPerson } from './mail-facts.ts';
import { counted, phrase } from './phrase.ts';
import { showProblem } from './problem-words.ts';
import { type LetterSetting, wordFor, writeInstant, writeTime } from './wording.ts';

/** Model of `staff/done`. */
export type DoneModel = AnswerFrame &
  LeftOutModel &
  AlikePart &
  CauseOffer & {
    /** What happened, for the subject. */
    readonly headline: string;
    readonly commands: readonly {
      readonly written: string;
      /** Reference, where the mail was about several cases; else ''. */
      readonly onCase: string;
      readonly changes: readonly string[];
    }[];
    readonly letters: readonly LetterOutModel[];
    readonly hasLetters: boolean;
    /** The decision letter that waits to be sent, behind `│ `, or ''. */
    readonly previewText: string;
    readonly previewCut: boolean;
    /** What stands against that letter, one sentence each. */
    readonly previewProblems: readonly string[];
    readonly hasPreviewProblems: boolean;
    readonly note: string;
    readonly noteCut: boolean;
    readonly steps: readonly StepModel[];
    readonly hasSteps: boolean;
    /** The line that takes it back, or ''. */
    readonly undo: string;
    readonly undoUntil: string;
    readonly proof: string;
    readonly transaction: string;
  };

/** @param reader  who wrote the mail: what comes next depends on what they may do */
export function doneModel(setting: LetterSetting, outcome: Done, reader: StaffMember): DoneModel {
  const { after, commands, letters, note, transaction } = outcome;
  const [first] = after;
  const several = after.length > 1;
  const offer = causeOffer(setting, outcome);
  const all = first === undefined || several ? [] : stepsFor(setting, first, reader);
  const steps = all.filter(({ line }) => !offer.hasCauses || line !== typedOn(setting, 'cause'));
  const quotedNote = quote(note);
  return {
    ...answerFrame(setting, after),
    ...leftOutModel(setting, outcome.leftOut),
    ...alikePart(setting, outcome.alike ?? [], [reader]),
    headline: headlineOf(setting, outcome),
    commands: commands.map((command) => showCommand(setting, command, several)),
    letters: letters.map((letter) => showLetterOut(setting, letter)),
    hasLetters: letters.length > 0,
    ...previewModel(setting, outcome.preview),
    note: note.trim() === '' ? '' : quotedNote.lines,
    noteCut: quotedNote.cut,
    steps,
    hasSteps: steps.length > 0,
    ...offer,
    ...undoModel(setting, outcome.undo, transaction),
    proof: proofWords(setting, outcome.proof),
    transaction: printTransaction(transaction),
  };
}

function previewModel(
  setting: LetterSetting,
  preview: Done['preview'],
): Pick<DoneModel, 'previewText' | 'previewCut' | 'previewProblems' | 'hasPreviewProblems'> {
  const { lines, cut } = quote(preview?.letter?.text ?? '');
  const problems = (preview?.problems ?? []).map((problem) => showProblem(setting, problem).sentence);
  return {
    previewText: preview?.letter === null || preview === null ? '' : lines,
    previewCut: cut,
    previewProblems: problems,
    hasPreviewProblems: problems.length > 0,
  };
}

function showCommand(
  setting: LetterSetting,
  command: CommandDone,
  several: boolean,
): DoneModel['commands'][number] {
  const changes = command.changes.map((change) => showChange(setting, change));
  return {
    written: quote(inlineCommand(command.written)).lines,
    onCase: several ? command.reference : '',
    changes: changes.length > 0 ? changes : [wordFor(setting.words, 'answer', 'no-change')],
  };
}

/** Only the beginning of a long line: the rest of it stands in the letter or in the register. */
function inlineCommand(written: string): string {
  return written.length > 160 ? `${written.slice(0, 160).toWellFormed().trimEnd()}…` : written;
}

const MOST_HEADLINE = 70;

/** What comes along with something else, and is the news only where nothing else happened. */
const BY_THE_WAY: ReadonlySet<string> = new Set(['handler', 'category', 'severity', 'stage']);

function headlineOf(setting: LetterSetting, { commands, letters }: Done): string {
  const changes = commands.flatMap((command) => command.changes);
  const change = changes.find(({ what }) => !BY_THE_WAY.has(what)) ?? changes[0];
  const what = change === undefined ? [] : [nameChange(setting, change)];
  const mails = letters.length === 0 ? [] : [mailsWords(setting, letters)];
  const headline = [...what, ...mails].join('; ');
  return headline === '' ? wordFor(setting.words, 'answer', 'no-change') : inline(headline, MOST_HEADLINE);
}

function mailsWords(setting: LetterSetting, letters: readonly LetterOut[]): string {
  const mails = counted(setting.words, 'answer.mails', letters.length);
  const waits = letters.flatMap(({ leavesAt }) => leavesAt ?? []).sort((a, b) => a.getTime() - b.getTime());
  const [first] = waits;
  return first === undefined
    ? mails
    : phrase(setting.words, 'answer.mails-held', { mails, time: writeTime(first, setting) });
}

function undoModel(
  setting: LetterSetting,
  undo: UndoOffer,
  transaction: number,
): Pick<DoneModel, 'undo' | 'undoUntil'> {
  if (!undo.possible) return { undo: '', undoUntil: '' };
  return {
    undo: controlLine(setting, 'undo', transaction),
    undoUntil:
      undo.until === null
        ? wordFor(setting.words, 'answer', 'undo-unless-later')
        : phrase(setting.words, 'answer.undo-until', { until: writeInstant(undo.until, setting) }),
  };
}

function proofWords({ words }: LetterSetting, { level, source, domain, token }: Proof): string {
  const by = phrase(words, `proof.${source}`, { domain: inline(domain, 80) });
  return phrase(words, token === null ? 'proof.line' : 'proof.line-with-token', { level, by });
}

/** Model of `staff/already-done`. */
export type AlreadyDoneModel = AnswerFrame & {
  readonly at: string;
  readonly transaction: string;
  readonly undo: string;
};

/** The same mail came twice, or the same was asked twice. */
export function alreadyDoneModel(
  setting: LetterSetting,
  { state, at, transaction }: AlreadyDone,
): AlreadyDoneModel {
  return {
    ...answerFrame(setting, state === null ? [] : [state]),
    at: writeInstant(at, setting),
    transaction: printTransaction(transaction),
    undo: controlLine(setting, 'undo', transaction),
  };
}

/** Model of `staff/undone`. */
export type UndoneModel = AnswerFrame & {
  /** What was taken back, for the subject. */
  readonly headline: string;
  readonly transaction: string;
  /** The command lines, behind `│ `; '' for a note. */
  readonly written: string;
  readonly changes: readonly string[];
  readonly hasChanges: boolean;
  /** Letters that were stopped in time. */
  readonly stopped: readonly string[];
  readonly hasStopped: boolean;
  /** Letters that nothing takes back any more. */
  readonly gone: readonly string[];
  readonly hasGone: boolean;
  /** The line that begins a correction to the complainant. */
  readonly correct: string;
  readonly steps: readonly StepModel[];
  readonly hasSteps: boolean;
};

/** What is as it was before, and what is not. */
export function undoneModel(setting: LetterSetting, outcome: Undone, reader: StaffMember): UndoneModel {
  const { after, undid, commands, changes, letters } = outcome;
  const [first] = after;
  const stopped = letters
    .filter(({ leftAt }) => leftAt === null)
    .map((letter) => recalledWords(setting, letter));
  const gone = letters
    .filter(({ leftAt }) => leftAt !== null)
    .map((letter) => recalledWords(setting, letter));
  const steps = first === undefined || after.length > 1 ? [] : stepsFor(setting, first, reader);
  return {
    ...answerFrame(setting, after),
    headline: inline(commands[0] ?? printTransaction(undid), MOST_HEADLINE),
    transaction: printTransaction(undid),
    written: quote(commands.map(inlineCommand).join('\n')).lines,
    changes: changes.map((change) => showChange(setting, change)),
    hasChanges: changes.length > 0,
    stopped,
    hasStopped: stopped.length > 0,
    gone,
    hasGone: gone.length > 0,
    correct: typedOn(setting, 'reply'),
    steps,
    hasSteps: steps.length > 0,
  };
}

function recalledWords(setting: LetterSetting, { letter, to, subject, leftAt }: RecalledLetter): string {
  const name = phrase(setting.words, 'answer.letter-to', {
    name: wordFor(setting.words, 'letter', letter),
    to: showPerson(to),
  });
  const left = leftAt === null ? '' : `, ${writeInstant(leftAt, setting)}`;
  return `${name}: ${inline(subject)}${left}`;
}
