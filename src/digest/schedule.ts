/**
 * When a digest is due (procedure step 5; domain.md 3.1 "Shape"): that of a week on the Monday after it, those of a month
 * and a year on the first working day after them, at seven in the morning by the clock on the wall. Compared as days and
 * hours of that clock, so that no summer time and no clock that was moved changes what is due; whether it was done is a
 * row in the database (shell/db/schedule-store.ts).
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays, type Calendar, firstWorkingDay, localStamp } from '../case/working-days.ts';
import { type Period, type PeriodKind, parsePeriod, periodOf } from './period.ts';

/** Periods of which a digest is sent by itself. */
export const SENT_KINDS = ['week', 'month', 'year'] as const satisfies readonly PeriodKind[];
/** How long a period is of which a digest is sent. */
export type SentKind = (typeof SENT_KINDS)[number];

/** In the time zone of the desk. */
export const FROM_HOUR = '07:00';

/**
 * The periods of which a digest is due and was not sent, in order of time: after three weeks down there are three.
 * @param lastDone  the last period of this kind of which it was sent; null before the first, when only the latest is due
 */
export function duePeriods(
  kind: SentKind,
  lastDone: string | null,
  at: Date,
  calendar: Calendar,
): readonly Period[] {
  const due: Period[] = [];
  const last = lastDone === null ? null : parsePeriod(lastDone);
  let period = latestDue(kind, at, calendar);
  while (last === null ? due.length === 0 : period.from > last.to) {
    due.unshift(period);
    period = before(period);
  }
  return due;
}

/** The day on which the digest of a period comes. */
export function digestDay({ kind, to }: Period, calendar: Calendar): IsoDate {
  const next = addDays(to, 1);
  return kind === 'week' ? next : firstWorkingDay(next, calendar);
}

/** The last period whose hour has come. */
function latestDue(kind: SentKind, at: Date, calendar: Calendar): Period {
  const stamp = localStamp(at, calendar.timeZone);
  let period = before(periodOf(kind, stamp.slice(0, 10)));
  while (`${digestDay(period, calendar)} ${FROM_HOUR}` > stamp) period = before(period);
  return period;
}

function before({ kind, from }: Period): Period {
  return periodOf(kind, addDays(from, -1));
}
