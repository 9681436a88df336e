/**
 * The spans of days that a digest, an audit or a yearly report is about, as people write them: `2026-W47`, `2026-11`,
 * `2026-Q4`, `2026` (procedure step 5; domain.md 3.1).
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays } from '../case/working-days.ts';
import { addWeeks, type IsoWeek, mondayOf, weekOf } from './weeks.ts';

/** Every length of a period, from the shortest to the longest. */
export const PERIOD_KINDS = ['week', 'month', 'quarter', 'year'] as const;
/** How long a period is. */
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A span of whole days in the time zone of the desk. */
export type Period = {
  readonly kind: PeriodKind;
  /** As people write it: `2026-W47`, `2026-11`, `2026-Q4`, `2026`. */
  readonly name: string;
  readonly from: IsoDate;
  /** The last day, which belongs to it. */
  readonly to: IsoDate;
};

const LAST_WEEK_DAY = 6;
const QUARTER_MONTHS = 3;
const YEAR_MONTHS = 12;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const YEAR = /^\d{4}$/;
const WEEK = /^\d{4}-W\d{2}$/;

/** The period that a text names; null when it names none, such as week 53 of a year that has 52. */
export function parsePeriod(text: string): Period | null {
  const name = text.trim().toUpperCase();
  const [, inYear = '', month] = MONTH.exec(name) ?? [];
  if (month !== undefined) return months('month', name, Number(inYear), Number(month), 1);
  const [, ofYear = '', quarter] = QUARTER.exec(name) ?? [];
  if (quarter !== undefined) {
    const first = (Number(quarter) - 1) * QUARTER_MONTHS + 1;
    return months('quarter', name, Number(ofYear), first, QUARTER_MONTHS);
  }
  if (YEAR.test(name)) return months('year', name, Number(name), 1, YEAR_MONTHS);
  return WEEK.test(name) && addWeeks(name, 0) === name ? weekPeriod(name) : null;
}

/** The period of a week. */
export function weekPeriod(week: IsoWeek): Period {
  const from = mondayOf(week);
  return { kind: 'week', name: week, from, to: addDays(from, LAST_WEEK_DAY) };
}

/** The period of a kind in which a day lies. */
export function periodOf(kind: PeriodKind, day: IsoDate): Period {
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (kind === 'week') return weekPeriod(weekOf(day));
  if (kind === 'year') return months(kind, day.slice(0, 4), year, 1, YEAR_MONTHS);
  if (kind === 'month') return months(kind, day.slice(0, 7), year, month, 1);
  const quarter = Math.ceil(month / QUARTER_MONTHS);
  const first = (quarter - 1) * QUARTER_MONTHS + 1;
  return months(kind, `${day.slice(0, 4)}-Q${quarter}`, year, first, QUARTER_MONTHS);
}

/** The week before the one in which a day lies. */
export function lastWholeWeek(today: IsoDate): Period {
  return periodOf('week', addDays(today, -7));
}

/** The last week whose Sunday lies in the period, or before it: the week that its trends are judged by. */
export function lastWeekOf({ to }: Pick<Period, 'to'>): IsoWeek {
  return addWeeks(weekOf(addDays(to, 1)), -1);
}

function months(kind: PeriodKind, name: string, year: number, first: number, count: number): Period {
  return { kind, name, from: dayOf(year, first - 1, 1), to: dayOf(year, first - 1 + count, 0) };
}

// Day 0 is the last one of the month before.
function dayOf(year: number, month: number, day: number): IsoDate {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
