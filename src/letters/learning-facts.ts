/** What `#status` says of the learning track of a case: its causes, its measures, and what is still to be done (procedure step 4). */
import type { Case } from '../case/case.ts';
import { learningOf } from '../case/learning.ts';
import { printMeasure } from '../case/reference.ts';
import { type Measure, progressOf } from '../measure/measure.ts';
import type { LearningTold } from '../staff/told.ts';
import { inline } from './foreign-text.ts';
import { causeWords } from './learning-words.ts';
import type { Fact } from './markup.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDay } from './wording.ts';

/** The facts, none where there is nothing to learn. */
export function learningFacts(
  setting: LetterSetting,
  state: Case,
  { measures, causeDue, measureDue }: LearningTold,
): readonly Fact[] {
  const { words, language } = setting;
  const stage = learningOf(
    state,
    measures.flatMap((measure) => progressOf(measure) ?? []),
  );
  if (stage === 'none' && measures.length === 0) return [];
  const label = (key: string) => wordFor(words, 'told', key);
  const due = (key: string, day: string | null) =>
    day === null ? [] : [{ label: label(key), value: writeDay(day, language) }];
  return [
    { label: label('learning'), value: wordFor(words, 'learning', stage) },
    ...state.causes.map((cause) => ({
      label:
        state.points.length > 1
          ? phrase(words, 'told.cause-of-point', { point: cause.points.join(', ') })
          : label('cause'),
      value: causeWords(setting, cause),
    })),
    ...due('cause-due', causeDue),
    ...measures.map((measure) => ({ label: label('measure'), value: measureWords(setting, measure) })),
    ...(state.noMeasure === null
      ? []
      : [{ label: label('no-measure'), value: inline(state.noMeasure.why, 200) }]),
    ...due('measure-due', measureDue),
  ];
}

function measureWords(setting: LetterSetting, { number, what, stage, owner, due }: Measure): string {
  const { words, language } = setting;
  return phrase(words, 'told.measure-state', {
    number: printMeasure(number),
    what: inline(what, 120),
    stage: wordFor(words, 'measure-stage', stage),
    owner: inline(owner.name || owner.address, 60),
    due: writeDay(due, language),
  });
}
