/**
 * Which earlier weeks say what is normal for a row (procedure step 5; domain.md 3.4 B and D): the 26 before, with two
 * weeks left out so that a rise does not soon become its own yardstick; fewer at the start, labelled provisional; after
 * two years the same season of earlier years.
 */

/** How many weeks are looked at together: the last one, or the last four. */
export const WINDOWS = [1, 4] as const;
/** A number of last weeks that are judged together. */
export type Window = (typeof WINDOWS)[number];

/** What is normal is read from these weeks; each is told by how many weeks it lies before the last one, from 0. */
export type Baseline = {
  readonly weeksAgo: readonly number[];
  /** True while there are too few weeks for the full test: "provisional". */
  readonly provisional: boolean;
};

const FULL_WEEKS = 26;
/** Weeks between the baseline and a window of one week. */
const GUARD_WEEKS = 2;
/** Before this many weeks there are only lists. */
export const FEWEST_WEEKS = 8;
/** From here on both windows are tested: 26 weeks, and four. */
const ENOUGH_WEEKS = 30;
/** From here on the same season of earlier years says what is normal. */
export const SEASONAL_FROM_WEEKS = 104;
const FEWEST_SEASONAL_WEEKS = 10;
/** Weeks of an earlier year on either side of the same week. */
const SEASON_SIDE = 3;
const WEEKS_OF_A_YEAR = 365.2425 / 7;

/**
 * The weeks that a window is compared with.
 * @param known  how many weeks of the row can be counted, the last one included; a renamed category starts anew
 * @returns      null while the window is not tested: the first 8 weeks, and the single week until there are 30
 */
export function baselineOf(window: Window, known: number): Baseline | null {
  if (known < (window === 1 ? ENOUGH_WEEKS : FEWEST_WEEKS)) return null;
  const seasonal = known >= SEASONAL_FROM_WEEKS ? sameSeason(window, known) : [];
  if (seasonal.length >= FEWEST_SEASONAL_WEEKS) return { weeksAgo: seasonal, provisional: false };
  const nearest = window === 1 ? window + GUARD_WEEKS : window;
  const count = Math.min(FULL_WEEKS, known - nearest);
  return {
    weeksAgo: Array.from({ length: count }, (_, index) => nearest + index),
    provisional: known < ENOUGH_WEEKS,
  };
}

function sameSeason(window: Window, known: number): readonly number[] {
  const years = Array.from({ length: Math.floor(known / WEEKS_OF_A_YEAR) + 1 }, (_, index) => index + 1);
  return years.flatMap((year) => {
    const nearest = Math.round(year * WEEKS_OF_A_YEAR) - SEASON_SIDE;
    const span = 2 * SEASON_SIDE + window;
    return Array.from({ length: span }, (_, index) => nearest + index).filter((ago) => ago < known);
  });
}
