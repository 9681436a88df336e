/**
 * Facts about time: what the complainant was told of a term that we did not keep, how things stand, and a notice of
 * default that starts a term of its own. Part of the data dictionary (events.ts); a type is never changed.
 * Source: DESIGN 3 "Time"; domain.md 2.3, clocks N and U.
 */
import type { ClockName, IsoDate } from './vocabulary.ts';

/** The complainant was told that we are late, with the day by which they hear from us. */
export type LatenessTold = {
  readonly type: 'lateness_told';
  readonly clock: ClockName;
  /** The last day of the term itself. */
  readonly due: IsoDate;
  /** The day that was promised last and passed: the term, or the day of an earlier letter. */
  readonly promised: IsoDate;
  readonly until: IsoDate;
};

/** The day that the letter about our lateness named passed as well; people hear of it. */
export type LateDayPassed = {
  readonly type: 'late_day_passed';
  readonly clock: ClockName;
  readonly until: IsoDate;
};

/** The handler heard that the complainant hears nothing from us; `due` is the day of the letter that is written else. */
export type SilenceWarned = { readonly type: 'silence_warned'; readonly due: IsoDate };

/** What comes next for the complainant, as the letter about the state of things says it. */
export const STATUS_STEPS = [
  'visit',
  'decision',
  'report',
  'reaction',
  'remedy',
  'review',
  'contact',
] as const;
/**
 * One of these: somebody visits, we decide, the decision is told, we answer a reaction, the repair is ready, we answer
 * an objection, or you hear from us.
 */
export type StatusStep = (typeof STATUS_STEPS)[number];

/** The complainant was told how things stand; `until` null where no day can be named that is still to come. */
export type StatusTold = {
  readonly type: 'status_told';
  readonly step: StatusStep;
  readonly until: IsoDate | null;
};

/** A mail of the complainant gives us notice of default: a person answers it within its term (clock N). */
export type DefaultNoticed = { readonly type: 'default_noticed' };

/** Every fact of this file. */
export type LatenessEvent = LatenessTold | LateDayPassed | SilenceWarned | StatusTold | DefaultNoticed;
