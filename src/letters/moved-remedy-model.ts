/** The letter that what we promised is ready on another day (domain.md 4.3 K6, after the decision). */
import type { RemedyMoved } from '../case/assessment-events.ts';
import { type LetterFrame, letterFrame } from './complainant-parts.ts';
import type { LetterRow } from './letter-row.ts';
import { ownWords } from './own-words.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, writeDay } from './wording.ts';

/** Model of `complainant/remedy-moved`. */
export type RemedyMovedModel = LetterFrame & {
  readonly previousDay: string;
  readonly untilDay: string;
  /** True when the new day is later than the one that was promised. */
  readonly later: boolean;
  readonly because: string;
  /** What we do, one text for each point that moves. */
  readonly works: readonly { readonly work: string }[];
};

/** The letter of this file, by name (letters.ts). */
export type MovedRemedyLetters = { readonly 'complainant/remedy-moved': RemedyMovedModel };

/** It waits before it leaves, like every letter that staff order. */
export const MOVED_REMEDY_LETTERS = {
  'complainant/remedy-moved': { audience: 'complainant', automatic: false, delay: 'configured' },
} as const satisfies Readonly<Record<keyof MovedRemedyLetters, LetterRow>>;

/** The old day, the new one, and why. */
export function remedyMovedModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { points, previous, until, because }: RemedyMoved,
): RemedyMovedModel {
  const moved = state.points.filter(({ number }) => points.includes(number));
  return {
    ...letterFrame(setting, state),
    previousDay: writeDay(previous, setting.language),
    untilDay: writeDay(until, setting.language),
    later: until > previous,
    because: ownWords(because),
    works: moved.flatMap(({ remedy }) => (remedy === null ? [] : [{ work: ownWords(remedy.text) }])),
  };
}
