/**
 * What is learnt from a complaint: its cause, and what is done so that it does not come back (step 4 of the procedure;
 * domain.md 1 rows 4.1 and 4.2a). A part of the data dictionary of events.ts.
 */
import type { Instant } from './vocabulary.ts';

/** The cause of these points was found; a later one of the same point takes its place. */
export type CauseRecorded = {
  readonly type: 'cause_recorded';
  /** Numbers of the points. */
  readonly points: readonly number[];
  /** A code of the profile, `unclassified` or `unknown`. */
  readonly code: string;
  /** In the words of staff, or ''. */
  readonly text: string;
};

/** A measure of the register of measures is about this case too; `measure` is its number. */
export type MeasureLinked = { readonly type: 'measure_linked'; readonly measure: number };

/** No measure is taken, and why. */
export type MeasureDeclined = { readonly type: 'measure_declined'; readonly why: string };

/** Every fact of this file. */
export type LearningEvent = CauseRecorded | MeasureLinked | MeasureDeclined;

/** What some points come from: a code of the profile, `unclassified` or `unknown`, and words of staff or ''. */
export type CaseCause = {
  readonly points: readonly number[];
  readonly code: string;
  readonly text: string;
  readonly at: Instant;
};

/** What was learnt from a case. */
export type Learnt = {
  /** At most one for each point. */
  readonly causes: readonly CaseCause[];
  /** Numbers of the measures that are about this case. */
  readonly measures: readonly { readonly number: number; readonly at: Instant }[];
  /** Why no measure is taken; null while nobody said so. */
  readonly noMeasure: { readonly why: string; readonly at: Instant } | null;
};
