/**
 * Calendar arithmetic for the terms of the procedure: the day of receipt is day 0, a term is due at
 * 23:59 of the desk's time zone, inclusive, and a calendar term that ends on a closed day moves to the
 * next working day, except the outer clock (DESIGN §3 "Time"; domain.md 2.3).
 */
import type { Term } from './profile.ts';
import type { IsoDate } from './vocabulary.ts';

/** When the organisation works: Monday to Friday without the closed days, in one time zone. */
export type Calendar = {
  readonly timeZone: string;
  readonly closedDays: ReadonlySet<IsoDate>;
  /** Times on the clock of that zone, `HH:MM`; `until` is later than `from`. */
  readonly officeHours: { readonly from: string; readonly until: string };
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();
// Every clock of every case ends on one of the same few hundred days, and asking the zone is slow.
const endsOfDays = new Map<string, number>();
const MOST_REMEMBERED = 4_000;
// Each fact of a case is asked for its day several times, and those of one mail happen in the same minute.
const stamps = new Map<string, string>();
const MINUTE_MS = 60_000;

/** The calendar day of an instant in a time zone. */
export function localDay(at: Date, timeZone: string): IsoDate {
  return localStamp(at, timeZone).slice(0, 10);
}

/** True on Monday to Friday when the organisation is not closed. */
export function isWorkingDay(day: IsoDate, calendar: Calendar): boolean {
  const weekday = utcMidnight(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.closedDays.has(day);
}

/**
 * Last day on which a term that starts at an instant is still kept.
 * @param from   instant the term starts; its local day is day 0
 * @param moves  true when a calendar term that ends on a closed day moves to the next working day
 * @returns      inclusive day in the time zone of the calendar
 */
export function dueDay(from: Date, term: Term, calendar: Calendar, moves: boolean): IsoDate {
  const end = addTerm(localDay(from, calendar.timeZone), term, calendar);
  return moves ? firstWorkingDay(end, calendar) : end;
}

/** The instant 23:59 of a day in a time zone: the last minute in which a promise for that day is kept. */
export function endOfDay(day: IsoDate, timeZone: string): Date {
  const key = `${timeZone} ${day}`;
  const known = endsOfDays.get(key);
  if (known !== undefined) return new Date(known);
  const end = instantAt(day, '23:59', timeZone);
  if (endsOfDays.size >= MOST_REMEMBERED) endsOfDays.clear();
  endsOfDays.set(key, end.getTime());
  return end;
}

/** The instant at which the clocks on the wall of that zone show this day and this time, `HH:MM`. */
export function instantAt(day: IsoDate, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}Z`);
  let guess = wanted;
  // The offset of the zone is found by asking what the guess looks like there; a second round settles
  // a guess that fell on the other side of a daylight-saving change.
  for (let round = 0; round < 2; round += 1) {
    const seen = localStamp(new Date(guess), timeZone);
    guess += wanted - Date.parse(`${seen.replace(' ', 'T')}Z`);
  }
  return new Date(guess);
}

/** The day that lies a number of days later (or earlier). */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(utcMidnight(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day on which a term ends that starts on a day; a negative amount counts back. */
export function addTerm(day: IsoDate, term: Term, calendar: Calendar): IsoDate {
  if (term.unit === 'working-days') return addWorkingDays(day, term.amount, calendar);
  // Hours are counted from an instant (`addOfficeHours`), not from a day.
  if (term.unit === 'hours') return day;
  if (term.unit !== 'months') return addDays(day, term.unit === 'weeks' ? term.amount * 7 : term.amount);
  const start = utcMidnight(day);
  const month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + term.amount, 1));
  const lastOfMonth = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  month.setUTCDate(Math.min(start.getUTCDate(), lastOfMonth));
  return month.toISOString().slice(0, 10);
}

/** The day that lies a number of working days later. */
export function addWorkingDays(day: IsoDate, count: number, calendar: Calendar): IsoDate {
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, Math.sign(count));
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
}

/** The instant until which a number of office hours have passed since another; other hours do not count. */
export function addOfficeHours(from: Date, hours: number, calendar: Calendar): Date {
  const { timeZone, officeHours } = calendar;
  let left = hours * HOUR_MS;
  for (let day = localDay(from, timeZone); ; day = addDays(day, 1)) {
    const opens = instantAt(day, officeHours.from, timeZone).getTime();
    const closes = instantAt(day, officeHours.until, timeZone).getTime();
    const start = Math.max(from.getTime(), opens);
    if (!isWorkingDay(day, calendar) || start >= closes) continue;
    if (left <= closes - start) return new Date(start + left);
    left -= closes - start;
  }
}

/** How many working days lie after the first day, up to and including the last; 0 when it is not later. */
export function countWorkingDays(first: IsoDate, last: IsoDate, calendar: Calendar): number {
  let count = 0;
  for (let day = first; day < last; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** How many days the last one lies after the first; negative when it lies before. */
export function daysBetween(first: IsoDate, last: IsoDate): number {
  return (utcMidnight(last).getTime() - utcMidnight(first).getTime()) / DAY_MS;
}

/** The day itself, or the next on which the organisation works. */
export function firstWorkingDay(day: IsoDate, calendar: Calendar): IsoDate {
  let reached = day;
  while (!isWorkingDay(reached, calendar)) reached = addDays(reached, 1);
  return reached;
}

// Taken apart by hand: this is called for every term of every case, and reading a date from text costs ten times as much.
function utcMidnight(day: IsoDate): Date {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))));
}

/** `YYYY-MM-DD HH:mm` as the clocks on the wall of that zone show it. */
export function localStamp(at: Date, timeZone: string): string {
  // No zone differs from another by less than a minute (since 1972).
  const minute = `${timeZone} ${Math.floor(at.getTime() / MINUTE_MS)}`;
  const known = stamps.get(minute);
  if (known !== undefined) return known;
  const stamp = formatterFor(timeZone).format(at);
  if (stamps.size >= MOST_REMEMBERED) stamps.clear();
  stamps.set(minute, stamp);
  return stamp;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formatters.set(timeZone, formatter);
  return formatter;
}
