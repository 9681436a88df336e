/**
 * Facts about terms that we did not keep: what the complainant was told of it, and that the new day passed as well.
 * Part of the data dictionary (events.ts); a type is never changed. Source: DESIGN 3 "Time"; domain.md 2.3, last line.
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

/** Every fact of this file. */
export type LatenessEvent = LatenessTold | LateDayPassed;
