/**
 * How much could go wrong in each week: working days, or better the volume that managers mailed, such as the number of
 * deliveries (procedure step 5; domain.md 3.3). A volume is worth having before it is complete: the weeks that have one
 * are then the baseline, and the small print names those that are missing.
 */
import { baselineOf, SEASONAL_FROM_WEEKS, WINDOWS, type Window } from './baseline.ts';
import type { IsoWeek } from './weeks.ts';

/** What counts are compared per. */
export type Exposure = {
  /** By week; 0 leaves a week out. */
  readonly exposures: readonly number[];
  /** True when they are volumes. */
  readonly volumeKnown: boolean;
  /** How many last weeks are compared: a desk of two years waits with the season until volumes reach that far back. */
  readonly known: number;
  /** Weeks that are compared and have no volume, in order of time; empty where nobody mailed any. */
  readonly missing: readonly IsoWeek[];
  /** How many weeks are compared; 0 where nobody mailed any. */
  readonly of: number;
};

/**
 * Fewer weeks with a volume do not say what is normal: half of the 26 keep the range of four weeks within a tenth of what
 * 26 give (1 + 4/13 against 1 + 4/26 under the root), and it is the quarter of a year that the digest sums over anyway.
 */
const FEWEST_WITH_VOLUME = 13;

const LONGEST_WINDOW: Window = 4;

/**
 * The exposure of the weeks of an analysis: the volume when each week of the window and 13 weeks of the baseline have one
 * (of a shorter baseline all), else working days.
 * @param weeks        in order of time, without gaps; the last is the one judged
 * @param workingDays  of each of them
 * @param volumes      by week, for example deliveries
 */
export function exposuresOf(
  weeks: readonly IsoWeek[],
  workingDays: readonly number[],
  volumes: ReadonlyMap<IsoWeek, number>,
): Exposure {
  if (volumes.size === 0)
    return { exposures: workingDays, volumeKnown: false, known: weeks.length, missing: [], of: 0 };
  const depths = [weeks.length, Math.min(weeks.length, SEASONAL_FROM_WEEKS - 1)];
  const known = depths.find((depth) => isEnough(weeks, depth, volumes));
  const compared = comparedWeeks(weeks, known ?? Math.min(...depths));
  const missing = compared.filter((week) => !volumes.has(week));
  return {
    exposures: known === undefined ? workingDays : weeks.map((week) => volumes.get(week) ?? 0),
    volumeKnown: known !== undefined,
    known: known ?? weeks.length,
    missing,
    of: compared.length,
  };
}

function isEnough(weeks: readonly IsoWeek[], depth: number, volumes: ReadonlyMap<IsoWeek, number>): boolean {
  const isMailed = (ago: number): boolean => volumes.has(weeks.at(-1 - ago) ?? '');
  const window = Array.from({ length: LONGEST_WINDOW }, (_, ago) => ago);
  const baselines = WINDOWS.flatMap((each) => baselineOf(each, depth) ?? []);
  return (
    baselines.length > 0 &&
    window.every(isMailed) &&
    baselines.every(
      ({ weeksAgo }) => weeksAgo.filter(isMailed).length >= Math.min(FEWEST_WITH_VOLUME, weeksAgo.length),
    )
  );
}

/** The weeks of the longer window and of what it is compared with. */
function comparedWeeks(weeks: readonly IsoWeek[], depth: number): readonly IsoWeek[] {
  const past = baselineOf(LONGEST_WINDOW, depth)?.weeksAgo ?? [];
  const first = weeks.length - 1;
  return weeks.filter((_, index) => first - index < LONGEST_WINDOW || past.includes(first - index));
}
