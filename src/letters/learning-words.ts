/** Causes and measures in words (step 4 of the procedure): what staff and managers read of them, by the rules of domain.md 3.2. */
import type { RowName } from '../digest/counting.ts';
import type { Criterion, MeasureTarget } from '../measure/measure.ts';
import { causeSteps } from '../staff/learning-steps.ts';
import type { Done } from '../staff/outcome.ts';
import type { StepModel } from './answer-parts.ts';
import { categoryWords } from './category-words.ts';
import { inline } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor } from './wording.ts';

const MOST_TEXT = 200;
const WHOLE = 100;
const LONGEST_NAME = 60;

/** What numbers and their rows are written with: the words of a language, and the causes and categories of the desk. */
export type RowWording = Pick<LetterSetting, 'language' | 'words' | 'causes' | 'categories'>;

/** What a cause is called, by the list of the desk; a code that the list lost is shown as it is. */
export function causeName({ causes, language }: RowWording, code: string): string {
  return causes.find((cause) => cause.code === code)?.[language] ?? inline(code, 40);
}

/** A cause with the words of staff behind it. */
export function causeWords(
  setting: LetterSetting,
  { code, text }: { readonly code: string; readonly text: string },
): string {
  const name = causeName(setting, code);
  return text === '' ? name : `${name}: ${inline(text, MOST_TEXT)}`;
}

/** The row that a measure shall change: `cause workmanship`, `category leak`. */
function targetWords(setting: LetterSetting, target: MeasureTarget): string {
  return phrase(setting.words, `measure.target-${target.dimension}`, { name: rowName(target, setting) });
}

/** A cause and a category by their names at this desk, anything else as it was written. */
export function rowName({ dimension, value }: RowName, wording: RowWording): string {
  if (dimension === 'cause') return inline(causeName(wording, value), LONGEST_NAME);
  if (dimension === 'category') return categoryWords(wording, value);
  return wording.words[`${dimension}.${value}`] ?? inline(value, LONGEST_NAME);
}

/** What a measure shall bring about, from what: `50 % fewer points with the cause workmanship; 34 in the 26 weeks before`. */
export function criterionWords(setting: LetterSetting, { fall, target, before }: Criterion): string {
  const { words } = setting;
  if (target === null) return wordFor(words, 'measure', 'no-target');
  return phrase(words, 'measure.criterion', {
    percent: String(Math.round(fall * WHOLE)),
    target: targetWords(setting, target),
    before: String(before.points),
    weeks: String(before.weeks),
  });
}

/** What is offered to be tapped once a complaint is put right. */
export type CauseOffer = {
  /** Causes to tap, where what it comes from can be said now. */
  readonly causes: readonly StepModel[];
  readonly hasCauses: boolean;
  /** Causes that can be typed, or ''. */
  readonly otherCauses: string;
};

/** The causes, once it is put right, and again where the words of staff are no cause of the list. */
export function causeOffer({ causes, language }: LetterSetting, { after, commands }: Done): CauseOffer {
  const changes = commands.flatMap((command) => command.changes);
  const isFree = changes.some(({ to }) => to?.kind === 'cause' && to.code === 'unclassified');
  const isDone =
    changes.some(({ what }) => what === 'done') && after.every(({ causes: own }) => own.length === 0);
  if (after.length !== 1 || !(isDone || isFree)) return { causes: [], hasCauses: false, otherCauses: '' };
  const { lines, others } = causeSteps(causes, language);
  const steps = lines.map(({ name, line }) => ({ label: name, line }));
  return { causes: steps, hasCauses: steps.length > 0, otherCauses: others.join(', ') };
}
