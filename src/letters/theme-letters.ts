/** The letters that the themes beside the procedure proper add to the table of letters (letters.ts). */
import { CARRYING_OUT_LETTERS, type CarryingOutLetters } from './carrying-out-letters.ts';
import { DIGEST_LETTERS, type DigestLetters } from './digest-letters.ts';
import { DISPUTE_LETTERS, type DisputeLetters } from './dispute-models.ts';
import { LATENESS_LETTERS, type LatenessModels } from './lateness-models.ts';
import { MEASURE_LETTERS, type MeasureLetterModels } from './measure-models.ts';
import { WORK_LETTERS, type WorkLetterModels } from './work-letters.ts';

/** The models of their letters. */
export type ThemeLetters = LatenessModels &
  CarryingOutLetters &
  DisputeLetters &
  WorkLetterModels &
  DigestLetters &
  MeasureLetterModels;

/** How they leave. */
export const THEME_LETTERS = {
  ...CARRYING_OUT_LETTERS,
  ...WORK_LETTERS,
  ...LATENESS_LETTERS,
  ...DISPUTE_LETTERS,
  ...DIGEST_LETTERS,
  ...MEASURE_LETTERS,
} as const;
