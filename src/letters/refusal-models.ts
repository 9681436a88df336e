/**
 * What answers to command mails say that changed nothing: not understood, not allowed, waiting for a confirmation,
 * written from an address that nobody knows. Each says that no mail went to the complainant. Source: commands.md 3.6
 * and 3.7 (challenge).
 */
import { printTransaction } from '../case/reference.ts';
import { clamp } from '../mail/clean-text.ts';
import type {
  Challenged,
  ChallengeReason,
  Move,
  Muted,
  NothingDone,
  UnknownAddress,
} from '../staff/outcome.ts';
import {
  type AnswerFrame,
  answerFrame,
  commandLine,
  controlLine,
  type LetterOutModel,
  showLetterOut,
} from './answer-parts.ts';
import { showChange } from './change-words.ts';
import { inline, quote } from './foreign-text.ts';
import { showPerson } from './mail-facts.ts';
import { counted, phrase } from './phrase.ts';
import { nameProblem, type ProblemModel, showProblem } from './problem-words.ts';
import { type LetterSetting, wordFor, writeInstant, writeTime } from './wording.ts';

/** Model of `staff/nothing-done`. */
export type NothingDoneModel = AnswerFrame & {
  /** The first problem, for the subject. */
  readonly headline: string;
  readonly problems: readonly ProblemModel[];
  /** True when a line can be tapped that corrects a problem. */
  readonly hasCorrections: boolean;
  readonly original: string;
  readonly cut: boolean;
  /** The line that asks for every command. */
  readonly help: string;
};

const MOST_HEADLINE = 75;

/** Every problem, and everything that was typed. */
export function nothingDoneModel(setting: LetterSetting, outcome: NothingDone): NothingDoneModel {
  const { state, problems, original } = outcome;
  const shown = problems.map((problem) => showProblem(setting, problem));
  const { lines, cut } = quote(original);
  return {
    ...answerFrame(setting, state === null ? [] : [state]),
    headline: headlineOf(setting, problems),
    problems: shown,
    hasCorrections: shown.some(({ corrections }) => corrections.length > 0),
    original: lines,
    cut,
    help: commandLine(setting, 'help'),
  };
}

function headlineOf(setting: LetterSetting, problems: NothingDone['problems']): string {
  const [first, ...others] = problems;
  if (first === undefined) throw new Error('a mail with which nothing was done has a problem');
  const whole = nameProblem(setting, first);
  const headline = whole.length > MOST_HEADLINE ? `${clamp(whole, MOST_HEADLINE).trimEnd()}…` : whole;
  return others.length === 0
    ? headline
    : `${headline} ${counted(setting.words, 'answer.others', others.length)}`;
}

/** Model of `staff/challenge`. */
export type ChallengeModel = AnswerFrame & {
  readonly because: readonly string[];
  readonly moves: readonly string[];
  readonly hasMoves: boolean;
  /** The commands behind `│ `. */
  readonly plan: string;
  readonly letters: readonly LetterOutModel[];
  readonly note: string;
  readonly yes: string;
  readonly no: string;
  readonly expires: string;
  /** True when somebody else may have written the mail. */
  readonly doubtful: boolean;
};

/** The plan, why it waits, and the two answers to it. */
export function challengeModel(setting: LetterSetting, outcome: Challenged): ChallengeModel {
  const { state, because, plan, letters, note, transaction } = outcome;
  const moves = because.flatMap((reason) => (reason.code === 'stale' ? reason.moves : []));
  return {
    ...answerFrame(setting, state === null ? [] : [state]),
    because: because.map(({ code }) => wordFor(setting.words, 'challenge', code)),
    moves: moves.map((move) => moveWords(setting, move)),
    hasMoves: moves.length > 0,
    plan: plan.map(({ written }) => quote(written).lines).join('\n'),
    letters: letters.map((letter) => showLetterOut(setting, letter)),
    note: note.trim() === '' ? '' : quote(note).lines,
    yes: controlLine(setting, 'yes', transaction),
    no: controlLine(setting, 'no', transaction),
    expires: writeInstant(outcome.expiresAt, setting),
    doubtful: because.some(isDoubtful),
  };
}

function isDoubtful({ code }: ChallengeReason): boolean {
  return code === 'not-proven' || code === 'no-token';
}

function moveWords(setting: LetterSetting, { by, at, changes }: Move): string {
  return phrase(setting.words, 'answer.move', {
    who: inline(by.name || by.address, 60),
    at: writeInstant(at, setting),
    what: changes.map((change) => showChange(setting, change)).join('; '),
  });
}

/** Model of `staff/unknown-address`. */
export type UnknownAddressModel = AnswerFrame & {
  readonly from: string;
  readonly receivedAt: string;
  readonly original: string;
  readonly cut: boolean;
  readonly yes: string;
  readonly no: string;
  readonly expires: string;
  readonly transaction: string;
};

/** Goes to the address on the roster for which the reply token was made. */
export function unknownAddressModel(setting: LetterSetting, outcome: UnknownAddress): UnknownAddressModel {
  const { state, from, receivedAt, original, transaction, expiresAt } = outcome;
  const { lines, cut } = quote(original);
  return {
    ...answerFrame(setting, state === null ? [] : [state]),
    from: showPerson(from),
    receivedAt: writeInstant(receivedAt, setting),
    original: lines,
    cut,
    yes: controlLine(setting, 'yes', transaction),
    no: controlLine(setting, 'no', transaction),
    expires: writeInstant(expiresAt, setting),
    transaction: printTransaction(transaction),
  };
}

/** Model of `staff/muted`. */
export type MutedModel = AnswerFrame & { readonly mails: string; readonly until: string };

/** One mail instead of many answers to a machine, or to a mail program that goes wrong. */
export function mutedModel(setting: LetterSetting, { mails, until }: Muted): MutedModel {
  return { ...answerFrame(setting, []), mails: String(mails), until: writeTime(until, setting) };
}
