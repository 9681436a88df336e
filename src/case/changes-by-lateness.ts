/** What it makes of a case that the complainant was told of a term that we did not keep (DESIGN 3 "Time"). */
import type { Changes } from './changes.ts';
import type { LatenessEvent } from './lateness-events.ts';

/** One row for each event of lateness. */
export const LATENESS_CHANGES: Changes<LatenessEvent> = {
  lateness_told: ({ late }, { clock, due, until }) => {
    const before = late[clock];
    const letters = before?.due === due ? before.letters + 1 : 1;
    return { late: { ...late, [clock]: { due, until, letters, passed: false } } };
  },
  late_day_passed: ({ late }, { clock }) => {
    const before = late[clock];
    return before === undefined ? {} : { late: { ...late, [clock]: { ...before, passed: true } } };
  },
};
