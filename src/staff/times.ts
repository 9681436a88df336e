/** Times of day as people write them in Dutch and English: "14:00", "14.00 uur", "14u30", "2pm", "om 2 uur". */

/** A text without the time at its end or beginning, and the time as HH:MM, or null when there is none. */
export type TimeSplit = { readonly rest: string; readonly time: string | null };

const LEAD = String.raw`(?:(?:om|at|@|,)\s*)*`;
const CLOCK = String.raw`(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?!\d)(?:\s?(?:uur|u|h|hrs|hours))?|(?:u|h)(?<after>\d{2})(?!\d)|\s?(?:uur|u|h|hrs|hours)(?!\p{L}))`;
const HALVES = String.raw`(?<twelve>\d{1,2})(?:[:.](?<past>\d{2}))?\s?(?<half>[ap])\.?m\.?(?!\p{L})`;
const TIME = `(?:${HALVES}|${CLOCK})`;
const AT_END = new RegExp(String.raw`(?:^|[\s,])${LEAD}${TIME}$`, 'u');
const AT_START = new RegExp(String.raw`^${LEAD}${TIME}(?=[\s,]|$)[\s,]*(?:on|op)?`, 'u');
/** "4.12" may be a day and a month as well. */
const LIKE_A_DATE = /(?:^|[\s,])0?(?:[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])$/u;

/**
 * The ways to take the time off a folded phrase, the likelier first: a number with a dot that can be a day and a
 * month is tried as that, then as a time.
 * @returns no way when it names a time that no clock shows, such as 25:00
 */
export function splitTime(phrase: string): readonly TimeSplit[] {
  const asDate = { rest: phrase, time: null };
  const found = AT_END.exec(phrase) ?? AT_START.exec(phrase);
  if (found === null) return [asDate];
  const rest = found.index === 0 ? phrase.slice(found[0].length) : phrase.slice(0, found.index);
  const time = timeOf(found.groups ?? {});
  const asTime = time === null ? [] : [{ rest: rest.replace(/[\s,]+$/u, '').trim(), time }];
  return LIKE_A_DATE.test(phrase) ? [asDate, ...asTime] : asTime;
}

function timeOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { hour, minute, after, twelve, past, half } = groups;
  const minutes = Number(minute ?? after ?? past ?? 0);
  const hours = twelve === undefined ? Number(hour) : hourOfHalf(Number(twelve), half === 'p');
  if (hours === null || hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function hourOfHalf(twelve: number, afternoon: boolean): number | null {
  if (twelve < 1 || twelve > 12) return null;
  return (twelve % 12) + (afternoon ? 12 : 0);
}
