/**
 * Weeks of the analysis: Monday to Sunday in the desk's time zone, named as in ISO 8601, for example `2026-W47`
 * (procedure step 5; domain.md 3.3).
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays, daysBetween, localDay } from '../case/working-days.ts';

/** A week as `YYYY-Www`; the year is the one in which its Thursday lies, so the text sorts by time. */
export type IsoWeek = string;

/** The fourth of January lies in week 1 of its year. Source: ISO 8601. */
const IN_FIRST_WEEK = '01-04';

/** The week in which a day lies. */
export function weekOf(day: IsoDate): IsoWeek {
  const year = addDays(day, 3 - daysAfterMonday(day)).slice(0, 4);
  const week = daysBetween(firstMonday(year), day) / 7 + 1;
  return `${year}-W${String(Math.floor(week)).padStart(2, '0')}`;
}

/** The week in which an instant lies, by the clocks on the wall of that zone. */
export function weekAt(at: Date, timeZone: string): IsoWeek {
  return weekOf(localDay(at, timeZone));
}

/** The Monday on which a week begins. */
export function mondayOf(week: IsoWeek): IsoDate {
  return addDays(firstMonday(week.slice(0, 4)), (Number(week.slice(6)) - 1) * 7);
}

/** The week that lies a number of weeks later (or earlier). */
export function addWeeks(week: IsoWeek, count: number): IsoWeek {
  return weekOf(addDays(mondayOf(week), count * 7));
}

/** How many weeks the last one lies after the first; negative when it lies before. */
export function weeksBetween(first: IsoWeek, last: IsoWeek): number {
  return daysBetween(mondayOf(first), mondayOf(last)) / 7;
}

/** A number of weeks in order of time, of which this one is the last. */
export function weeksUntil(last: IsoWeek, count: number): readonly IsoWeek[] {
  return Array.from({ length: count }, (_, index) => addWeeks(last, index + 1 - count));
}

function firstMonday(year: string): IsoDate {
  const inFirstWeek = `${year}-${IN_FIRST_WEEK}`;
  return addDays(inFirstWeek, -daysAfterMonday(inFirstWeek));
}

function daysAfterMonday(day: IsoDate): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
