/**
 * What every answer to a command mail is made of: the case it is about, what can be done next, what goes out and
 * what was left out. Source: commands.md 3.6.
 */

import type { Case } from '../case/case.ts';
import { dueNow } from '../case/due-day.ts';
import { printTransaction } from '../case/reference.ts';
import type { Person } from '../case/vocabulary.ts';
import { cleanLine } from '../mail/clean-text.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { CATALOGUE, type CommandName, printCommand } from '../staff/catalogue.ts';
import { type NextStep, nextSteps } from '../staff/next-steps.ts';
import type { LeftOut, LetterOut } from '../staff/outcome.ts';
import { inline, isHarmless, quote } from './foreign-text.ts';
import { showPerson } from './mail-facts.ts';
import { counted, phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDay, writeInstant } from './wording.ts';

/** What every answer shows. */
export type AnswerFrame = {
  readonly organisation: string;
  /** References with a space before them, or '' for an answer that is about no case. */
  readonly about: string;
  /** Due day, state and revision of the case, or ''. */
  readonly foot: string;
};

/** One thing to tap: what it means, and the line that says so. */
export type StepModel = { readonly label: string; readonly line: string };

/** The frame of an answer about these cases; the first is shown at the foot. */
export function answerFrame(setting: LetterSetting, cases: readonly Case[]): AnswerFrame {
  const [first] = cases;
  return {
    organisation: setting.organisation.name,
    about: aboutCases(setting, cases),
    foot: first === undefined ? '' : caseFoot(setting, first),
  };
}

const MOST_NAMED = 3;

function aboutCases({ words }: LetterSetting, cases: readonly Case[]): string {
  const references = [...new Set(cases.map(({ reference }) => reference))];
  const named = references.slice(0, MOST_NAMED).join(', ');
  const more = references.length - MOST_NAMED;
  if (named === '') return '';
  return more > 0 ? ` ${phrase(words, 'answer.and-more', { named, count: String(more) })}` : ` ${named}`;
}

/** Where a case stands, in one line of small print. */
export function caseFoot(setting: LetterSetting, state: Case): string {
  const { words } = setting;
  return phrase(words, 'answer.foot', {
    reference: state.reference,
    due: dueWords(setting, state),
    stage: wordFor(words, 'stage', state.stage),
    handler: handlerWords(setting, state.handler),
    revision: String(state.revision),
  });
}

// The day that counts now, behind a space; nothing when no day is promised.
function dueWords(setting: LetterSetting, state: Case): string {
  const { promiseLabel, promiseDay } = promiseModel(setting, state);
  return promiseDay === '' ? '' : ` ${promiseLabel} ${promiseDay}.`;
}

/** What is due next and when, both '' when no day is promised. */
export type PromiseModel = { readonly promiseLabel: string; readonly promiseDay: string };

/** The promise that staff work towards now. */
export function promiseModel({ words, language }: LetterSetting, state: Case): PromiseModel {
  const due = dueNow(state);
  if (due === null) return { promiseLabel: '', promiseDay: '' };
  return { promiseLabel: wordFor(words, 'due', due.what), promiseDay: writeDay(due.day, language) };
}

/** The name of who handles a case, or that nobody does. */
export function handlerWords({ words }: LetterSetting, handler: Person | null): string {
  return handler === null
    ? wordFor(words, 'answer', 'no-handler')
    : inline(handler.name || handler.address, 60);
}

/** Steps with their words. */
export function showSteps({ words }: LetterSetting, steps: readonly NextStep[]): readonly StepModel[] {
  return steps.map(({ name, line }) => ({ label: wordFor(words, 'step', name), line }));
}

/** What the reader can do with a case now. */
export function stepsFor(setting: LetterSetting, state: Case, reader: StaffMember): readonly StepModel[] {
  return showSteps(setting, nextSteps(state, reader.roles, setting.language, reader.address));
}

/** A command that an answer offers beside the steps of the case. */
export type Control = Extract<
  CommandName,
  | 'undo'
  | 'yes'
  | 'no'
  | 'approve'
  | 'reply'
  | 'help'
  | 'ack'
  | 'open'
  | 'join'
  | 'discard'
  | 'set'
  | 'cause'
  | 'measure'
>;

/** The line that controls a transaction, such as `#undo T-17-3`. */
export function controlLine(setting: LetterSetting, control: Control, transaction: number): string {
  return `${typedOn(setting, control)}${printTransaction(transaction)}`;
}

/** A command that needs nothing behind it. */
export function commandLine({ language }: LetterSetting, control: Control): string {
  return printCommand({ row: CATALOGUE[control] }, language);
}

/** The beginning of a line whose rest is typed by whoever taps it. */
export function typedOn(setting: LetterSetting, control: Control): string {
  return `${commandLine(setting, control)} `;
}

/** Longest line that fits in a link (mail/answer-link.ts) and in a subject that people still read. */
const MOST_LINE = 200;

/** A line that somebody typed, to be tapped as it is; null when it holds what no mail of ours may hold. */
export function tappable(line: string): string | null {
  const clean = cleanLine(line, MOST_LINE + 1);
  return clean.length <= MOST_LINE && clean !== '' && isHarmless(clean) ? clean : null;
}

/** A mail that goes out, as an answer shows it. */
export type LetterOutModel = {
  readonly heading: string;
  readonly subject: string;
  readonly leaves: string;
  readonly files: string;
  readonly text: string;
  readonly cut: boolean;
};

/** Who gets it, when, and its very words. */
export function showLetterOut(setting: LetterSetting, letter: LetterOut): LetterOutModel {
  const { words } = setting;
  const name = wordFor(words, 'letter', letter.letter);
  const { lines, cut } = quote(letter.text);
  return {
    heading: phrase(words, 'answer.letter-to', { name, to: showPerson(letter.to) }),
    subject: inline(letter.subject, 200),
    leaves: leavesWords(setting, letter),
    files: letter.files.map((file) => inline(file)).join(', '),
    text: lines,
    cut,
  };
}

function leavesWords(setting: LetterSetting, { leavesAt, onPaper }: LetterOut): string {
  if (onPaper) return wordFor(setting.words, 'answer', 'on-paper');
  return leavesAt === null ? wordFor(setting.words, 'answer', 'at-once') : writeInstant(leavesAt, setting);
}

function showLeftOut({ words }: LetterSetting, leftOut: LeftOut): readonly string[] {
  const listed = (key: string, values: readonly string[]) =>
    values.length === 0
      ? []
      : [phrase(words, `left-out.${key}`, { list: values.map((each) => inline(each, 80)).join('; ') })];
  const number = (key: string, count: number) =>
    count === 0 ? [] : [counted(words, `left-out.${key}`, count)];
  return [
    ...number('quoted', leftOut.quotedCommands),
    ...number('after-stop', leftOut.afterStop),
    ...listed('copied', leftOut.copied),
    ...listed('files', leftOut.files),
    ...listed('courtesies', leftOut.courtesies),
    ...listed('signature', leftOut.signature),
  ];
}

/** What was cut of a mail, one sentence for each thing. */
export type LeftOutModel = { readonly leftOut: readonly string[]; readonly hasLeftOut: boolean };

/** What of a mail counted for nothing, if anything. */
export function leftOutModel(setting: LetterSetting, leftOut: LeftOut): LeftOutModel {
  const shown = showLeftOut(setting, leftOut);
  return { leftOut: shown, hasLeftOut: shown.length > 0 };
}
