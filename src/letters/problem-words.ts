/**
 * Why nothing was done, in words: which line, what is wrong with it, what would have been right (commands.md 3.6).
 */
import type { Problem } from '../staff/problem.ts';
import { type StepModel, tappable } from './answer-parts.ts';
import { inline, quote } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import { showRefusal } from './refusal-words.ts';
import { type LetterSetting, wordFor } from './wording.ts';

/** One problem as an answer shows it. */
export type ProblemModel = {
  /** A sentence that names the line, and what else can be done about it. */
  readonly sentence: string;
  /** The line as it stands in the mail, behind `│ `; '' when the whole mail is meant. */
  readonly written: string;
  /** Legal values in one line, or ''. */
  readonly values: string;
  readonly corrections: readonly StepModel[];
};

/** Most corrections of one line: nobody reads more. */
const MOST_CORRECTIONS = 4;
/** A value longer than these is a text, and the line itself is shown below. */
const MOST_NAME = 40;
/** The words that stop a letter are what their writer looks for. */
const MOST_STOPPED = 100;

/** The problem with its line, what is legal there, and lines to tap that would have been right. */
export function showProblem(setting: LetterSetting, problem: Problem): ProblemModel {
  const { words } = setting;
  const lines = problem.corrections.flatMap((line) => tappable(line) ?? []).slice(0, MOST_CORRECTIONS);
  return {
    sentence: [capitalised(`${nameProblem(setting, problem)}.`), words[`problem-more.${problem.code}`]]
      .filter((part) => part !== undefined)
      .join(' '),
    written: problem.written.trim() === '' ? '' : quote(problem.written).lines,
    values: problem.values.map((value) => inline(value, MOST_NAME)).join(', '),
    corrections: lines.map((line, index) => ({
      label: wordFor(words, 'answer', index === 0 ? 'did-you-mean' : 'or-this'),
      line,
    })),
  };
}

function capitalised(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

/** The same for a subject: `line 2: "#asess" is not a command`. */
export function nameProblem(setting: LetterSetting, problem: Problem): string {
  const { words } = setting;
  const what = whatIsWrong(setting, problem);
  return problem.line === null ? what : phrase(words, 'answer.on-line', { line: String(problem.line), what });
}

function whatIsWrong(setting: LetterSetting, { code, refusal, name, rule }: Problem): string {
  if (rule !== undefined) {
    const why = wordFor(setting.words, 'lint', rule).replace(/\.$/, '');
    return phrase(setting.words, 'problem.letter-stopped', { name: inline(name, MOST_STOPPED), why });
  }
  // The sentence of a refusal ends here inside one of ours.
  if (refusal !== null) return showRefusal(setting, refusal).replace(/\.$/, '');
  return phrase(setting.words, `problem.${code}`, { name: inline(name, MOST_NAME) });
}
