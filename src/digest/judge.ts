/**
 * From what the register counted to what is worth a manager's attention: which rows are up, what is normal for a week,
 * which flags go on (procedure step 5; domain.md 3.4). All of it by the functions of this folder; nothing new is
 * computed here.
 */
import type { Calendar } from '../case/working-days.ts';
import { FEWEST_WEEKS } from './baseline.ts';
import { type BetaLaw, type Interval, usualRange } from './beta-law.ts';
import type { BandWeek } from './charts.ts';
import {
  pointsBy,
  type RowName,
  rowsOf,
  type SeriesBreak,
  TOTAL,
  weeksSinceBreak,
  workingDaysIn,
} from './counting.ts';
import { pooledDispersion } from './dispersion.ts';
import { fromOwnPast } from './expectation.ts';
import { type Exposure, exposuresOf } from './exposure.ts';
import type { CaseWeek, DigestFacts } from './facts.ts';
import { SHARE_NAMES } from './facts-handling.ts';
import { type Flag, flagsToShow, followFlags, type ShownFlag, type Snooze } from './flag-history.ts';
import { compareProportion, type ProportionShift } from './proportions.ts';
import { besidePast, DIMENSIONS } from './row-window.ts';
import { type Flagged, findFalls, findRises, type Register, type Trend } from './trends.ts';
import { type IsoWeek, weeksBetween } from './weeks.ts';

/** What earlier digests and managers left: flags with their fate, wishes for silence, volumes, breaks of series. */
export type DigestPast = {
  readonly flags: readonly Flag[];
  readonly snoozes: readonly Snooze[];
  readonly volumes: ReadonlyMap<IsoWeek, number>;
  readonly breaks: readonly BrokenRow[];
};

/** A break of a series, in the words of the manager who told of it. */
export type BrokenRow = SeriesBreak & { readonly why: string };

/** How much a desk can be compared with: lists only, the four weeks only and provisional, or everything. */
export type Maturity = 'new' | 'young' | 'full';

/** A flag that the digest shows, with what its row saw now; null for what could not be tested this week. */
export type JudgedFlag = {
  readonly shown: ShownFlag;
  readonly trend: Trend | null;
  readonly share: ProportionShift | null;
  /** Where most of its points are, of the window of the trend. */
  readonly within: (RowName & { readonly points: number }) | null;
};

/** The facts of a digest, judged. */
export type Judged = {
  readonly maturity: Maturity;
  readonly weeks: number;
  readonly volumeKnown: boolean;
  /** Of the weeks that are compared those without a volume; none where nobody mailed any. */
  readonly volumes: { readonly missing: readonly IsoWeek[]; readonly of: number };
  /** What was normal for the last week, in cases; null while that is not known. */
  readonly usual: (Interval & { readonly high: number }) | null;
  /** At most 52 weeks. */
  readonly band: readonly BandWeek[];
  readonly trends: readonly Flagged<Trend>[];
  /** Breaks of the last 52 weeks. */
  readonly breaks: readonly BrokenRow[];
  /** Empty but in the digest of a month. */
  readonly falls: readonly Flagged<Trend>[];
  /** All flags after this week, those that are over included. */
  readonly flags: readonly Flag[];
  /** Empty in the digest of a year. */
  readonly shown: readonly JudgedFlag[];
};

const FULL_WEEKS = 30;
const BAND_WEEKS = 52;
/** One week in twenty lies outside what is called normal, though nothing happened. */
const OUTSIDE = 0.05;
/** Dimensions that say where the points of a row come from. */
const PLACES = ['project', 'product', 'third-party', 'cause', 'category'] as const;

/** Judges what the register counted. */
export function judgeFacts(facts: DigestFacts, past: DigestPast, calendar: Calendar, beta: BetaLaw): Judged {
  const known = sinceFirst(facts.caseWeeks);
  const weeks = known.map(({ week }) => week);
  const workingDays = weeks.map((week) => workingDaysIn(week, calendar));
  const exposure = exposuresOf(weeks, workingDays, past.volumes);
  const register = registerOf(facts, past, weeks, exposure);
  const maturity = weeks.length < FEWEST_WEEKS ? 'new' : weeks.length < FULL_WEEKS ? 'young' : 'full';
  const found = maturity === 'new' ? NOTHING : findRises(register, sharesOf(facts), beta);
  const flagged = [
    ...found.trends.filter((trend) => trend.flagged).map(rowNameOf),
    ...found.proportions.filter((shift) => shift.flagged).map(({ name }) => shareRow(name)),
  ];
  const flags = followFlags(flagsUntil(past.flags, facts.week), [...new Set(flagged)], facts.week);
  // The trends of its last week are no news of a year.
  const shown = facts.year === null ? flagsToShow(flags, past.snoozes, facts.week) : [];
  const exposureUntil = (end: number): Exposure =>
    exposuresOf(weeks.slice(0, end), workingDays.slice(0, end), past.volumes);
  const sinceBreak = (week: IsoWeek): number => weeksSinceBreak(TOTAL, week, past.breaks);
  const band = bandOf(known, exposureUntil, sinceBreak, beta);
  return {
    maturity,
    weeks: weeks.length,
    volumeKnown: exposure.volumeKnown,
    volumes: { missing: exposure.missing, of: exposure.of },
    usual: limitsOf(band.at(-1)),
    band: band.slice(-BAND_WEEKS),
    trends: found.trends,
    breaks: past.breaks.filter(({ from }) => isShownBreak(from, facts.week)),
    falls: fallsOf(facts, register, maturity, beta),
    flags,
    shown: shown.map((each) => judgeFlag(each, facts, found)),
  };
}

function registerOf(
  { weekCounts }: DigestFacts,
  { breaks }: DigestPast,
  weeks: readonly IsoWeek[],
  { exposures, volumeKnown, known }: Exposure,
): Register {
  const rows = rowsOf(weekCounts, weeks, breaks);
  return {
    rows: rows.map((row) => ({ ...row, known: Math.min(row.known, known) })),
    exposures,
    volumeKnown,
  };
}

function isShownBreak(from: IsoWeek, week: IsoWeek): boolean {
  return from <= week && weeksBetween(from, week) < BAND_WEEKS;
}

/** The flags as they stood then, where a digest of an earlier week is made once more. */
function flagsUntil(flags: readonly Flag[], week: IsoWeek): readonly Flag[] {
  return flags
    .filter(({ since }) => since <= week)
    .map((flag) => (flag.lastFlagged <= week ? flag : { ...flag, lastFlagged: week }));
}

type Found = {
  readonly trends: readonly Flagged<Trend>[];
  readonly proportions: readonly Flagged<ProportionShift>[];
};

const NOTHING: Found = { trends: [], proportions: [] };

/** Weeks from which all complaints are counted in another way. */
export function totalBreaks({ breaks }: Pick<Judged, 'breaks'>): readonly IsoWeek[] {
  return breaks.filter(({ dimension }) => dimension === 'total').map(({ from }) => from);
}

/** The name of a row in the register of flags: `category:leak`. */
export function rowNameOf({ dimension, value }: Pick<Trend, 'dimension' | 'value'>): string {
  return `${dimension}:${value}`;
}

/** The row of a name; null for that of a share. */
export function rowOfName(name: string): RowName | null {
  const colon = name.indexOf(':');
  const dimension = DIMENSIONS.find((each) => each === name.slice(0, colon));
  return dimension === undefined ? null : { dimension, value: name.slice(colon + 1) };
}

function shareRow(name: string): string {
  return `share:${name}`;
}

function sinceFirst(weeks: readonly CaseWeek[]): readonly CaseWeek[] {
  const first = weeks.findIndex(({ received }) => received > 0);
  return first === -1 ? [] : weeks.slice(first);
}

function sharesOf({ shares }: DigestFacts): readonly ProportionShift[] {
  return SHARE_NAMES.flatMap((name) => {
    const weeks = shares.filter((each) => each.name === name);
    const shift = compareProportion(
      name,
      weeks.map(({ hits }) => hits),
      weeks.map(({ of }) => of),
    );
    return shift ?? [];
  });
}

function fallsOf({ period }: DigestFacts, register: Register, maturity: Maturity, beta: BetaLaw) {
  if (period.kind === 'week' || maturity === 'new') return [];
  return findFalls(register, beta).filter((fall) => fall.flagged);
}

/** What was normal for each week, read from the weeks before it as the tests read it. */
function bandOf(
  weeks: readonly CaseWeek[],
  exposureUntil: (end: number) => Exposure,
  sinceBreak: (week: IsoWeek) => number,
  beta: BetaLaw,
): readonly BandWeek[] {
  const counts = weeks.map(({ received }) => received);
  return weeks.map(({ week, received }, index) => {
    const end = index + 1;
    if (index < weeks.length - BAND_WEEKS) return { week, received, low: null, high: null };
    const { exposures, known: measured } = exposureUntil(end);
    const known = Math.min(measured, sinceBreak(week));
    const beside = besidePast({ ...TOTAL, others: null, counts: counts.slice(0, end), known }, 1, exposures);
    if (beside === null) return { week, received, low: null, high: null };
    const law = fromOwnPast(beside, pooledDispersion([beside.past]));
    return { week, received, ...usualRange(law, OUTSIDE, beta) };
  });
}

function limitsOf(week: BandWeek | undefined): Judged['usual'] {
  if (week === undefined || week.low === null || week.high === null) return null;
  return { low: week.low, high: week.high };
}

function judgeFlag(shown: ShownFlag, facts: DigestFacts, found: Found): JudgedFlag {
  const { row } = shown.flag;
  const share = found.proportions.find(({ name }) => shareRow(name) === row) ?? null;
  // The rarer of its two windows tells the row best.
  const [trend = null] = found.trends
    .filter((each) => rowNameOf(each) === row)
    .toSorted((left, right) => left.chance - right.chance);
  return { shown, share, trend, within: trend === null ? null : placeOf(trend, facts) };
}

/** The value of another dimension in which most points of the row are. */
function placeOf({ dimension, value, window }: Trend, { recentPoints, week }: DigestFacts) {
  const points = recentPoints.filter(
    (group) =>
      weeksBetween(group.week, week) < window && (dimension === 'total' || group.values[dimension] === value),
  );
  const places = PLACES.filter((place) => place !== dimension).flatMap((place) => {
    const counts = pointsBy(
      points.flatMap(({ values, points: count }) => {
        const value = values[place];
        return value === undefined ? [] : [{ value, points: count }];
      }),
    );
    return [...counts].map(([name, count]) => ({ dimension: place, value: name, points: count }));
  });
  return places.toSorted((left, right) => right.points - left.points)[0] ?? null;
}
