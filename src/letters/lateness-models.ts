/**
 * What is written when a term of ours passed: the letter to the complainant that we are late (domain.md 4.3 K6, DESIGN 3
 * "Time"), what colleagues hear when the new day passed as well, and a printed letter that somebody must post.
 */
import type { LateDayPassed, LatenessTold } from '../case/lateness-events.ts';
import { nextSteps } from '../staff/next-steps.ts';
import { type ClockWarningModel, overdueModel } from './clock-models.ts';
import { type LetterFrame, letterFrame } from './complainant-parts.ts';
import type { LetterName } from './letters.ts';
import type { RightsModel } from './rights.ts';
import { rightsModel } from './rights.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { STATUS_LETTERS, type StatusModels } from './status-models.ts';
import { type LetterSetting, wordFor, writeDay } from './wording.ts';

/** Model of `complainant/late`; exactly one of the five promises is true. */
export type LateModel = LetterFrame & {
  readonly promisedDay: string;
  readonly untilDay: string;
  readonly decision: boolean;
  readonly review: boolean;
  readonly remedy: boolean;
  readonly call: boolean;
  /** True for the step of a dispute that did not end by its day. */
  readonly rung: boolean;
  /** True for the second letter about the same term. */
  readonly again: boolean;
  readonly rights: RightsModel;
};

/** The fixed letter: it apologises, and names no reason, because the bot knows none. */
export function lateModel(
  setting: LetterSetting,
  { state, rules }: CaseFacts,
  { clock, due, promised, until }: LatenessTold,
): LateModel {
  return {
    ...letterFrame(setting, state),
    promisedDay: writeDay(promised, setting.language),
    untilDay: writeDay(until, setting.language),
    decision: clock === 'decision' || clock === 'outer',
    review: clock === 'review',
    remedy: clock === 'remedy',
    call: clock === 'callback',
    rung: clock === 'rung',
    again: promised !== due,
    rights: rightsModel(setting, rules.profile.terms.review, null),
  };
}

/** The day of the letter passed as well: the same notice as for the term itself. */
export function lateDayModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { clock, until }: LateDayPassed,
): ClockWarningModel {
  return overdueModel(setting, facts, clock, until, true);
}

/** Model of `staff/to-post`. */
export type ToPostModel = CaseModel & { readonly letterWords: string; readonly posted: string };

/** A letter that nobody wrote was printed for a complainant without a mail address. */
export function toPostModel(setting: LetterSetting, facts: CaseFacts, letter: LetterName): ToPostModel {
  const { state, recipients } = facts;
  const roles = recipients.flatMap((reader) => reader.roles);
  const posted = nextSteps(state, roles, setting.language).find(({ name }) => name === 'posted');
  return {
    ...caseModel(setting, facts),
    letterWords: wordFor(setting.words, 'letter', letter),
    posted: posted?.line ?? '',
  };
}

/** The models of the letters of this file. */
export type LatenessModels = StatusModels & {
  /** A term passed: we are late, and you hear from us by this day. */
  readonly 'complainant/late': LateModel;
  /** A letter of the bot was printed: somebody posts it. */
  readonly 'staff/to-post': ToPostModel;
};

/** How they leave. */
export const LATENESS_LETTERS = {
  'complainant/late': { audience: 'complainant', automatic: true, delay: 'morning' },
  'staff/to-post': { audience: 'staff', automatic: true, delay: 'none' },
  ...STATUS_LETTERS,
} as const;
