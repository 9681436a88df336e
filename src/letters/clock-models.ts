/** The warning that a term runs out or is over, and what stops its clock (domain.md 2.3, last line; 4.3 S11). */
import type { RunningClock } from '../case/clocks.ts';
import type { ClockWarned } from '../case/events.ts';
import { toldUntil } from '../case/lateness.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import { CATALOGUE, printCommand } from '../staff/catalogue.ts';
import { firstWaitingBody } from './inquiry-words.ts';
import { phrase } from './phrase.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay } from './wording.ts';

/** Model of `staff/clock-warning`. */
export type ClockWarningModel = CaseModel & {
  readonly clockWords: string;
  readonly dueDay: string;
  readonly percent: number;
  /** True when the term is over. */
  readonly over: boolean;
  /** True when the day of a letter that we are late passed as well. */
  readonly again: boolean;
  /** The day by which the complainant was told to hear from us, or ''. */
  readonly toldDay: string;
  /** The disputes body that waits for us, or '': it is the complainant. */
  readonly body: string;
  /** What must be done for the clock to stop, in one sentence. */
  readonly action: string;
};

/** The term that runs out, and what stops its clock. */
export function clockWarningModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { clock, due, percent }: ClockWarned,
): ClockWarningModel {
  if (percent === 100) return overdueModel(setting, facts, clock, due, false);
  return { ...termModel(setting, facts, clock, due), percent, over: false };
}

/** The same when the term is over. @param again  true when a day named later is over too */
export function overdueModel(
  setting: LetterSetting,
  facts: CaseFacts,
  clock: RunningClock['name'],
  due: IsoDate,
  again: boolean,
): ClockWarningModel {
  const term = termModel(setting, facts, clock, due);
  // A term that is over cannot be extended any more.
  const extend = printCommand({ row: CATALOGUE.extend }, setting.language);
  const steps = term.steps.filter(({ line }) => line.trim() !== extend);
  return { ...term, steps, percent: 100, over: true, again };
}

function termModel(setting: LetterSetting, facts: CaseFacts, clock: RunningClock['name'], due: IsoDate) {
  const { words, language } = setting;
  const told = toldUntil(facts.state, clock);
  const body = clock === 'inquiry' ? firstWaitingBody(setting, facts.state).body : '';
  return {
    ...caseModel(setting, facts),
    clockWords: body === '' ? wordFor(words, 'clock', clock) : phrase(words, 'clock.inquiry-of', { body }),
    body,
    dueDay: writeDay(due, language),
    again: false,
    toldDay: told === null ? '' : writeDay(told, language),
    action: wordFor(words, 'clock-action', clock),
  };
}
