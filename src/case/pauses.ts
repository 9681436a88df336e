/**
 * How long the promise clock stood still: only while the complainant is asked something, and at most 20 working days
 * in all (domain.md 2.3, clock D). The outer clock knows no pause.
 */
import type { Case } from './case.ts';
import type { Pause } from './case-parts.ts';
import type { IsoDate } from './vocabulary.ts';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  countWorkingDays,
  daysBetween,
  endOfDay,
  firstWorkingDay,
  localDay,
} from './working-days.ts';

/** Working days for which the promise clock may stand still, all pauses together. */
const MOST_PAUSED = 20;

/** A pause that runs: the last minute in which the clock stands still, and the day on which the decision is due then. */
export type RunningPause = { readonly endsAt: Date; readonly dueOn: IsoDate };

/** The pause in which a case is, or null; `dueOn` holds if nobody ends it before. */
export function runningPause(state: Case, calendar: Calendar): RunningPause | null {
  const pause = state.pauses.at(-1);
  if (pause === undefined || pause.until !== null) return null;
  const last = lastPausedDay(state, pause, calendar);
  return { endsAt: endOfDay(last, calendar.timeZone), dueOn: movedDay(state, pause, last, calendar) };
}

/** The day on which the decision is due when the running pause ends now; null when none runs. */
export function dueAfterPause(state: Case, at: Date, calendar: Calendar): IsoDate | null {
  const pause = state.pauses.at(-1);
  if (pause === undefined || pause.until !== null) return null;
  const today = localDay(at, calendar.timeZone);
  const last = lastPausedDay(state, pause, calendar);
  return movedDay(state, pause, today < last ? today : last, calendar);
}

function lastPausedDay(state: Case, pause: Pause, calendar: Calendar): IsoDate {
  const spent = state.pauses.map(({ from, until }) =>
    until === null ? 0 : countWorkingDays(dayOf(from, calendar), dayOf(until, calendar), calendar),
  );
  const left = MOST_PAUSED - spent.reduce((total, days) => total + days, 0);
  return addWorkingDays(dayOf(pause.from, calendar), Math.max(0, left), calendar);
}

// A promise that was broken before we asked is not mended by asking.
function movedDay({ decisionDue }: Case, pause: Pause, last: IsoDate, calendar: Calendar): IsoDate {
  const first = dayOf(pause.from, calendar);
  const days = daysBetween(first, last);
  if (first > decisionDue || days <= 0) return decisionDue;
  return firstWorkingDay(addDays(decisionDue, days), calendar);
}

function dayOf(instant: string, { timeZone }: Calendar): IsoDate {
  return localDay(new Date(instant), timeZone);
}
