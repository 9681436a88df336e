/**
 * What becomes of a flag: new once, then going on, gone after two weeks without; a manager may silence it for a time,
 * and what an investigation found is kept, so that once a year the flags themselves are judged (procedure step 5;
 * domain.md 3.4 E).
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays } from '../case/working-days.ts';
import { type IsoWeek, mondayOf, weeksBetween } from './weeks.ts';

/** What an investigation of a flag found; null while nobody has said. */
export const FATES = ['real', 'nothing-found'] as const;
/** Whether a flag stood for something. */
export type Fate = (typeof FATES)[number];

/** One flag from its first week to its last; the row is named as the digest names it, for example `category:leak`. */
export type Flag = {
  readonly row: string;
  readonly since: IsoWeek;
  readonly lastFlagged: IsoWeek;
  readonly fate: Fate | null;
};

/** A manager's wish not to read about a row until after a day. */
export type Snooze = { readonly row: string; readonly until: IsoDate; readonly why: string };

/** How a flag is shown in one digest; `week` is 1 when it is new. */
export type ShownFlag = { readonly flag: Flag; readonly state: 'new' | 'ongoing'; readonly week: number };

/** A flag that was not raised for this many weeks has ended; the next one of the row is new. */
const WEEKS_UNTIL_GONE = 2;

/**
 * The flags after one more week: those of rows flagged now go on, or begin.
 * @param flags  of all earlier weeks; at most one of a row is still going on
 * @param rows   the rows flagged in this week, each once
 */
export function followFlags(flags: readonly Flag[], rows: readonly string[], week: IsoWeek): readonly Flag[] {
  // The week itself is flagged, so one less than the distance went by without.
  const goesOn = ({ row, lastFlagged }: Flag): boolean =>
    rows.includes(row) && weeksBetween(lastFlagged, week) - 1 < WEEKS_UNTIL_GONE;
  const known = flags.filter(goesOn).map(({ row }) => row);
  return [
    ...flags.map((flag) => (goesOn(flag) ? { ...flag, lastFlagged: week } : flag)),
    ...rows
      .filter((row) => !known.includes(row))
      .map((row): Flag => ({ row, since: week, lastFlagged: week, fate: null })),
  ];
}

/**
 * The flags that the digest of a week shows, in their order: those not gone and not silenced. A flag that was not raised
 * in this very week is shown too until it is gone.
 * @param snoozes  a row is silenced up to and including the day `until`; the digest comes on the Monday after the week
 */
export function flagsToShow(
  flags: readonly Flag[],
  snoozes: readonly Snooze[],
  week: IsoWeek,
): readonly ShownFlag[] {
  const digestDay = addDays(mondayOf(week), 7);
  const isSilenced = ({ row }: Flag): boolean =>
    snoozes.some((snooze) => snooze.row === row && snooze.until >= digestDay);
  return flags
    .filter((flag) => isNotGone(flag, week) && !isSilenced(flag))
    .map((flag) => ({
      flag,
      state: flag.since === week ? 'new' : 'ongoing',
      week: weeksBetween(flag.since, week) + 1,
    }));
}

/** How many of the investigated flags stood for something: reported once a year. */
export function provenFlags(flags: readonly Flag[]): {
  readonly real: number;
  readonly investigated: number;
} {
  const investigated = flags.filter(({ fate }) => fate !== null);
  return {
    real: investigated.filter(({ fate }) => fate === 'real').length,
    investigated: investigated.length,
  };
}

function isNotGone({ lastFlagged }: Flag, week: IsoWeek): boolean {
  return weeksBetween(lastFlagged, week) < WEEKS_UNTIL_GONE;
}
