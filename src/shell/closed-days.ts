/** The days on which nobody works and no term ends, for as far as terms and analyses reach (domain.md 2, working days). */
import { localDay } from '../case/working-days.ts';
import type { Config } from '../config.ts';
import { publicHolidays } from './holidays.ts';

/** Terms reach at most a few years ahead; a daemon is restarted more often than that. */
const YEARS_AHEAD = 6;
/** The analysis compares with the weeks of two years before, by working days. */
const YEARS_BACK = 3;

/** Public holidays and the closing days of the configuration around that day, as `YYYY-MM-DD`. */
export async function closedDays(
  { country, closingDays, timeZone }: Pick<Config, 'country' | 'closingDays' | 'timeZone'>,
  at: Date,
): Promise<ReadonlySet<string>> {
  const year = Number(localDay(at, timeZone).slice(0, 4));
  const years = Array.from({ length: YEARS_BACK + YEARS_AHEAD + 1 }, (_, index) => year - YEARS_BACK + index);
  return new Set([...(await publicHolidays(country, years)), ...closingDays]);
}
