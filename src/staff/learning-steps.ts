/** What is offered to be tapped about the cause of a complaint and a measure against it (step 4 of the procedure; DESIGN 6a). */
import type { Case } from '../case/case.ts';
import { learningOf } from '../case/learning.ts';
import { isCommonCause, type ProfileCause } from '../case/profile.ts';
import type { Language } from '../case/vocabulary.ts';
import { CATALOGUE, printCommand } from './catalogue.ts';

/** The steps of the learning track. */
export type LearningStep = 'cause' | 'measure';

/** True for a step of the learning track. */
export function isLearningStep(name: string): name is LearningStep {
  return name === 'cause' || name === 'measure';
}

/** True when it is the next thing to learn: nobody is reminded of it. */
export function isToLearn(name: LearningStep, state: Case): boolean {
  const wanted = name === 'cause' ? 'cause-due' : 'cause-recorded';
  return state.measures.length === 0 && learningOf(state, []) === wanted;
}

/** Causes to tap, the usual first, and the names of the others, which can be typed. */
export type CauseSteps = {
  readonly lines: readonly { readonly name: string; readonly line: string }[];
  readonly others: readonly string[];
};

/** So many causes are offered to be tapped; a longer list is not read. */
const MOST_CAUSES = 6;

/** One line for each of the first causes of the profile, and for what was looked for and not found. */
export function causeSteps(causes: readonly ProfileCause[], language: Language): CauseSteps {
  const command = printCommand({ row: CATALOGUE.cause }, language);
  const own = causes.filter(({ code }) => !isCommonCause(code));
  const unknown = causes.filter(({ code }) => code === 'unknown');
  const offered = [...own.slice(0, MOST_CAUSES), ...unknown];
  return {
    lines: offered.map((cause) => ({ name: cause[language], line: `${command} ${cause[language]}` })),
    others: own.slice(MOST_CAUSES).map((cause) => cause[language]),
  };
}
