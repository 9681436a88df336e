/** Reads what managers say about the analysis: silence about a trend, the volume of a week, a digest now (DESIGN 6). */
import { addDays } from '../case/working-days.ts';
import { accept, joinedText, refuse } from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { foldWord } from './fold.ts';
import type { SnoozeTrend } from './requests.ts';

const SNOOZE =
  /^\s*T\s*-?\s*(?<trend>[1-9]\d{0,5})\s+(?<weeks>\d{1,2})\s*(?:w|wk|weeks?|weken)(?![\p{L}\d])[\s.,:;]*(?<why>[\s\S]*)$/iu;
const TREND = /^\s*T\s*-?\s*[1-9]\d{0,5}(?![\p{L}\d-])/iu;
const VOLUME =
  /^\s*(?<week>\d{4}-?W\d{2})\s+(?<unit>\p{L}[\p{L}\s-]{0,40}?)\s*[:=]?\s+(?<amount>\d{1,7})\s*\.?\s*$/iu;
const WEEK = /^\s*\d{4}-?W\d{2}(?!\d)/iu;
const PERIOD = /^\d{4}(?:-(?:W\d{2}|Q[1-4]|\d{2}))?$/u;
const WEEK_DAYS = 7;
/** Nobody knows what will be in a year. */
const MOST_WEEKS = 52;

/** `#snooze T4 6w WHY`: until the day that lies so many weeks ahead. */
export function readSnooze({ args, block }: CommandText, { today }: ReadContext): LineReading {
  const text = joinedText(args, block);
  const { trend = '', weeks = '', why = '' } = SNOOZE.exec(text)?.groups ?? {};
  if (trend === '') return refuse(TREND.test(text) ? 'no-date' : 'missing-value', '', { values: ['T4 6w'] });
  if (Number(weeks) < 1 || Number(weeks) > MOST_WEEKS) return refuse('impossible-date', `${weeks}w`);
  if (foldWord(why) === '') return refuse('missing-text');
  const until = addDays(today, Number(weeks) * WEEK_DAYS);
  return accept({ type: 'snooze_trend', trend: Number(trend), until, why: why.trim(), fate: fateOf(why) });
}

/** Words at the beginning of a reason that say what an investigation of the trend found. */
const FATES = [
  { fate: 'nothing-found', words: /^\s*(?:nothing found|niets gevonden)(?![\p{L}\d])/iu },
  { fate: 'real', words: /^\s*(?:real|echt)(?![\p{L}\d])/iu },
] as const;

function fateOf(why: string): SnoozeTrend['fate'] {
  return FATES.find(({ words }) => words.test(why))?.fate ?? null;
}

/** `#volume 2026-W47 deliveries 41`. */
export function readVolume({ args }: CommandText): LineReading {
  const { week = '', unit = '', amount = '' } = VOLUME.exec(args)?.groups ?? {};
  if (week === '')
    return refuse(WEEK.test(args) ? 'missing-value' : 'no-date', args.trim(), {
      values: ['2026-W47 deliveries 41'],
    });
  return accept({ type: 'set_volume', week: weekName(week), unit: unit.trim(), amount: Number(amount) });
}

const BREAK =
  /^\s*(?<row>\S[\s\S]*?)[\s,]+(?:since|from|sinds|vanaf)\s+(?<week>\d{4}-?W\d{2})(?!\d)[\s.,:;]*(?<why>[\s\S]*)$/iu;
const UNBROKEN = /^\s*(?<row>\S[\s\S]*?)[\s,]+(?:off|uit)[\s.]*$/iu;
const LONGEST_ROW = 60;

/** `#break leak since 2026-W30 WHY`, or `#break leak off`. */
export function readBreak({ args, block }: CommandText): LineReading {
  const text = joinedText(args, block);
  const whole = UNBROKEN.exec(text)?.groups?.['row'];
  if (whole !== undefined) return accept({ type: 'break_series', row: whole, from: null, why: '' });
  const { row = '', week = '', why = '' } = BREAK.exec(text)?.groups ?? {};
  if (row === '' || row.length > LONGEST_ROW) return refuse('no-date', '', { values: ['2026-W30'] });
  if (foldWord(why) === '') return refuse('missing-text');
  return accept({ type: 'break_series', row, from: weekName(week), why: why.trim() });
}

function weekName(written: string): string {
  return written.toUpperCase().replace(/^(\d{4})W/u, '$1-W');
}

/** `#digest`, of the last week, or of a period such as `2026-W47`, `2026-11` or `2026`. */
export function readDigest({ args }: CommandText): LineReading {
  const period = args.trim().replace(/\.$/u, '').toUpperCase();
  if (period !== '' && !PERIOD.test(period))
    return refuse('unknown-value', args.trim(), { values: ['2026-W47', '2026-11', '2026'] });
  return accept({ type: 'ask_digest', period: period === '' ? null : period });
}
