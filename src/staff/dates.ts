/**
 * Dates as people write them in Dutch and English. A day that can be read in two ways is handed back with both
 * readings, a day that does not exist is refused; nothing is guessed (commands.md 4, rows 29 and 30).
 */
import type { IsoDate, Language } from '../case/vocabulary.ts';
import { addDays, addTerm, type Calendar } from '../case/working-days.ts';
import { MONTHS, NEAR_DAYS, NUMBERS, SIDES, UNITS, WEEKDAYS } from './date-words.ts';
import { foldPhrase, withoutEnd } from './fold.ts';
import { splitTime, type TimeSplit } from './times.ts';

/** From where a date is read. */
export type DateView = {
  /** The day on which the mail was written, in the time zone of the desk. */
  readonly today: IsoDate;
  /** Which one is meant by a day without a year or a weekday: the next one, or the last one that was. */
  readonly toward: 'future' | 'past';
  /** Language of the writer: who writes Dutch puts the day first in `1-12`. */
  readonly language: Language;
  /** For terms in working days. */
  readonly calendar: Calendar;
};

/** Why a text is no date; `ambiguous-date` has the readings. */
export type DateProblemCode = 'no-date' | 'ambiguous-date' | 'impossible-date' | 'weekday-differs';

/** A day, with the time when one was given (HH:MM in the time zone of the desk); or what is wrong. */
export type DateReading =
  | { readonly ok: true; readonly day: IsoDate; readonly time: string | null }
  | { readonly ok: false; readonly code: DateProblemCode; readonly readings: readonly IsoDate[] };

/** The days that a phrase can mean, or why none of them counts. */
type Days = { readonly days: readonly IsoDate[]; readonly code?: DateProblemCode };
type Way = (phrase: string, view: DateView) => Days | null;

/** Ways of writing a day, each null for what is not its own; the first that knows the phrase decides. */
const WAYS: readonly Way[] = [readNearDay, readTerm, readIso, readNumeric, readMonthName, readWeekday];

/** Longest date in words, such as "vrijdag 12 december 2026 om 14.00 uur". */
const MOST_WORDS = 8;
const MOST_CHARACTERS = 80;
const FILLER = /^(?:(?:on|op|per|de|the|to|tot|until|till|by|uiterlijk)\s+)+/u;
const DEADLINE = /(?<=^|[\s,(])(?:uiterlijk(?: op| voor)?|by)\s+/giu;

/** Reads a text that is a date, with or without a time, and nothing else. */
export function readDate(text: string, view: DateView): DateReading {
  if (text.length > MOST_CHARACTERS) return fail('no-date');
  const splits = splitTime(foldPhrase(text).replace(/[.,:;!?]+$/u, ''));
  const readings = splits.map((split) => readSplit(split, view));
  return readings.find(isDate) ?? readings[0] ?? fail('impossible-date');
}

function readSplit({ rest, time }: TimeSplit, view: DateView): DateReading {
  const phrase = rest.replace(FILLER, '').replace(/,/gu, ' ').replace(/\s+/gu, ' ').trim();
  for (const way of WAYS) {
    const found = way(phrase, view);
    if (found === null) continue;
    const [day, ...others] = found.days;
    if (found.code !== undefined) return fail(found.code, found.days);
    if (day === undefined) return fail('impossible-date');
    return others.length > 0 ? fail('ambiguous-date', found.days) : { ok: true, day, time };
  }
  return fail('no-date');
}

function isDate(reading: DateReading): boolean {
  return reading.ok || reading.code !== 'no-date';
}

/** A date at the beginning of a text, as long as it can be, and the text behind it. */
export function readLeadingDate(text: string, view: DateView): { reading: DateReading; rest: string } {
  const ends = [...text.slice(0, MOST_CHARACTERS).matchAll(/\S+/gu)]
    .slice(0, MOST_WORDS)
    .map(({ index, 0: word }) => index + word.length);
  for (const end of ends.toReversed()) {
    const rest = text.slice(end);
    if (isLikelyWord(text.slice(0, end), rest)) continue;
    const reading = readDate(text.slice(0, end), view);
    if (isDate(reading)) return { reading, rest: rest.trim() };
  }
  return { reading: fail('no-date'), rest: text };
}

// "Zo", "ma" and "sun" are words as well as days: before another word they are not taken for a day.
function isLikelyWord(before: string, after: string): boolean {
  return /^\p{L}{2,3}$/u.test(before) && /^\s+\p{L}/u.test(after);
}

/** A text without the term at its end; `by` is null, and `written` empty, when it names none. */
export type DeadlineSplit = {
  readonly text: string;
  readonly by: DateReading | null;
  readonly written: string;
};

/**
 * The date behind the last "by" or "uiterlijk" of a line, when these are its last words; such words before anything
 * else are part of the text.
 */
export function splitDeadline(text: string, view: DateView): DeadlineSplit {
  const last = [...text.matchAll(DEADLINE)].at(-1);
  if (last === undefined) return { text, by: null, written: '' };
  const written = text.slice(last.index + last[0].length).replace(/\)\s*[.,]?$/u, '');
  const by = readDate(written, view);
  if (!isDate(by)) return { text, by: null, written: '' };
  const before = withoutEnd(text.slice(0, last.index), ',;(-–—');
  return { text: before === '' || !written.trimEnd().endsWith('?') ? before : `${before}?`, by, written };
}

function readNearDay(phrase: string, { today }: DateView): Days | null {
  const days = NEAR_DAYS.get(phrase);
  return days === undefined ? null : { days: [addDays(today, days)] };
}

const TERM =
  /^(?<lead>over|in|binnen|within)?\s*(?<count>\d{1,3}|\p{L}+)\s(?<unit>\p{L}+(?: days?)?)(?<ago>\s(?:geleden|ago))?$/u;

function readTerm(phrase: string, { today, calendar }: DateView): Days | null {
  const { count = '', unit: word = '', ago } = TERM.exec(phrase)?.groups ?? {};
  const unit = UNITS.get(word);
  const amount = /^\d/u.test(count) ? Number(count) : NUMBERS.get(count);
  if (unit === undefined || amount === undefined) return null;
  return { days: [addTerm(today, { unit, amount: ago === undefined ? amount : -amount }, calendar)] };
}

function readIso(phrase: string): Days | null {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(phrase);
  return found === null ? null : { days: realDay(Number(found[1]), Number(found[2]), Number(found[3])) };
}

function readNumeric(phrase: string, view: DateView): Days | null {
  const found =
    /^(?:(?<weekday>\p{L}+)\.? )?(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})(?:\k<mark>(?<year>\d{4}|\d{2}))?$/u.exec(
      phrase,
    );
  if (found === null) return null;
  const { weekday, a = '', b = '', mark, year } = found.groups ?? {};
  const dayFirst = inYear(Number(b), Number(a), year, view);
  // A slash is in use for both orders; the other marks are never put behind a month in Dutch.
  if (view.language === 'nl' && mark !== '/' && dayFirst.length > 0) return onWeekday(dayFirst, weekday);
  const monthFirst = inYear(Number(a), Number(b), year, view);
  return onWeekday([...new Set([...dayFirst, ...monthFirst])], weekday);
}

const DAY_OF_MONTH = String.raw`(?<day>\d{1,2})(?:e|ste|de|st|nd|rd|th)?`;
const MONTH = String.raw`(?<month>\p{L}+)\.?`;
const WITH_MONTH = [
  new RegExp(
    String.raw`^(?:(?<weekday>\p{L}+)\.? (?:de |the )?)?${DAY_OF_MONTH} (?:of )?${MONTH}(?: (?<year>\d{4}))?$`,
    'u',
  ),
  new RegExp(
    String.raw`^(?:(?<weekday>\p{L}+)\.? )?${MONTH} (?:the )?${DAY_OF_MONTH}(?: (?<year>\d{4}))?$`,
    'u',
  ),
];

function readMonthName(phrase: string, view: DateView): Days | null {
  for (const pattern of WITH_MONTH) {
    const { weekday, day = '', month = '', year } = pattern.exec(phrase)?.groups ?? {};
    const number = MONTHS.get(month);
    if (number !== undefined) return onWeekday(inYear(number, Number(day), year, view), weekday);
  }
  return null;
}

const WEEK_WORD =
  /^(?:(?<next>volgende|next|aanstaande|komende)|(?<last>vorige|last|afgelopen)) week(?= |$)|(?<= )(?:(?<next2>volgende|next)|(?<last2>vorige|last)) week$/u;

function readWeekday(phrase: string, view: DateView): Days | null {
  const week = WEEK_WORD.exec(phrase)?.groups;
  const words = phrase
    .replace(WEEK_WORD, '')
    .replace(/\b(?:op|on|a\.?s\.?|jl\.?)(?= |$)/gu, '')
    .trim()
    .split(/\s+/u);
  const weekday = WEEKDAYS.get(words.at(-1)?.replace(/\.$/u, '') ?? '');
  const side = words.length === 1 ? 'near' : SIDES.get(words[0] ?? '');
  if (weekday === undefined || side === undefined || words.length > 2) return null;
  if (week === undefined)
    return { days: [nearestWeekday(weekday, side === 'near' ? view.toward : side, view.today)] };
  const monday = addDays(view.today, 1 - weekdayOf(view.today));
  const isNext = week['next'] !== undefined || week['next2'] !== undefined;
  return { days: [addDays(monday, (isNext ? 7 : -7) + weekday - 1)] };
}

function nearestWeekday(weekday: number, side: 'future' | 'past', today: IsoDate): IsoDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, side === 'future' ? ahead || 7 : ahead - 7);
}

/** The readings that fall on the weekday that was written beside them. */
function onWeekday(days: readonly IsoDate[], word: string | undefined): Days | null {
  if (word === undefined) return { days };
  const weekday = WEEKDAYS.get(word);
  if (weekday === undefined) return null;
  const matching = days.filter((day) => weekdayOf(day) === weekday);
  return matching.length > 0 || days.length === 0 ? { days: matching } : { days, code: 'weekday-differs' };
}

/** A day of a month in the year written, or in the nearest one on the side that is meant; 29 February waits for its year. */
function inYear(month: number, day: number, written: string | undefined, view: DateView): readonly IsoDate[] {
  if (written !== undefined) return realDay(Number(written) + (written.length === 2 ? 2000 : 0), month, day);
  const step = view.toward === 'future' ? 1 : -1;
  for (let year = Number(view.today.slice(0, 4)), tries = 0; tries < 9; year += step, tries += 1) {
    const [found] = realDay(year, month, day);
    if (found !== undefined && (step === 1 ? found >= view.today : found <= view.today)) return [found];
  }
  return [];
}

/** The day if the calendar has it. */
function realDay(year: number, month: number, day: number): readonly IsoDate[] {
  if (year < 1900 || year > 2199) return [];
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? [iso] : [];
}

function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function fail(code: DateProblemCode, readings: readonly IsoDate[] = []): DateReading {
  return { ok: false, code, readings };
}
