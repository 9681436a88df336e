/** What facts about time make of a case (lateness-events.ts). */
import type { Changes } from './changes.ts';
import type { LatenessEvent } from './lateness-events.ts';

/** One row for each event of lateness. */
export const LATENESS_CHANGES: Changes<LatenessEvent> = {
  lateness_told: ({ late }, { clock, due, until }, { at }) => {
    const before = late[clock];
    const letters = before?.due === due ? before.letters + 1 : 1;
    return {
      late: { ...late, [clock]: { due, until, letters, passed: false } },
      toldAt: at.toISOString(),
    };
  },
  late_day_passed: ({ late }, { clock }) => {
    const before = late[clock];
    return before === undefined ? {} : { late: { ...late, [clock]: { ...before, passed: true } } };
  },
  silence_warned: (_, __, { at }) => ({ silenceWarnedAt: at.toISOString() }),
  // The letter leaves a moment later; were it held back, it is not written again at once.
  status_told: (_, __, { at }) => ({ toldAt: at.toISOString() }),
  default_noticed: ({ noticeSince }, _, { at }) => ({ noticeSince: noticeSince ?? at.toISOString() }),
};
