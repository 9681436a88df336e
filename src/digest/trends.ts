/**
 * Trends: which rows (a category, a cause, a project, …) saw more, or fewer, points than is normal for them, with
 * about one false flag a quarter in a desk where nothing happens (procedure step 5; domain.md 3.4 A to D).
 */
import { WINDOWS, type Window } from './baseline.ts';
import { type BetaLaw, type CountLaw, countAtLeast, countAtMost } from './beta-law.ts';
import { pooledDispersion } from './dispersion.ts';
import { fromOwnPast, fromShare, type Ratio, ratioToPast } from './expectation.ts';
import { flagged } from './false-discovery.ts';
import type { ProportionShift } from './proportions.ts';
import { besidePast, type Dimension, type Row, type RowWindow } from './row-window.ts';

/** What happened in the desk, by week, in order of time; all lists of numbers have the same length. */
export type Register = {
  readonly rows: readonly Row[];
  /** How much could go wrong in each week: working days, or the volume that a manager mailed; 0 leaves it out. */
  readonly exposures: readonly number[];
  /** True when the exposure is a volume; without one only the share of a row tells growth from a trend. */
  readonly volumeKnown: boolean;
};

/** How one row did in one window. */
export type Trend = {
  readonly dimension: Dimension;
  readonly value: string;
  readonly window: Window;
  readonly observed: number;
  readonly expected: number;
  /** What the baseline saw, and how much there is of the window beside it: of exposure, or of other rows' points. */
  readonly before: number;
  readonly exposureRatio: number;
  readonly by: 'own-past' | 'share';
  /** How often chance alone gives this or something farther from normal; 1 when there are too few points to say. */
  readonly chance: number;
  readonly provisional: boolean;
};

/** A test beside whether it raises a flag. */
export type Flagged<T> = T & { readonly flagged: boolean };

/**
 * The q of Benjamini and Hochberg. The 0.10 of domain.md 3.4 A was read on categories alone: with causes, projects,
 * channels, proportions and falls beside them it flags 10.6 % of quiet weeks at φ = 1.6, and 0.08 flags 9.5 %.
 */
const FALSE_SHARE = 0.08;
/** Fewer points than this are never a rise, however rare (domain.md 3.4 B). */
const FEWEST_POINTS: Readonly<Record<Window, number>> = { 1: 3, 4: 5 };
/** Fewer points than this in the other rows say nothing about the size of the desk. */
const FEWEST_OTHERS = 5;

type Tail = (now: number, law: CountLaw, window: Window) => number;

/**
 * Tests every row for a rise, in the last week and in the last four, together with the proportions that were compared
 * in the same digest. A row is judged by its share when no volume is known, or when the total itself is up.
 * @returns every test that could be done, flagged or not, and the proportions with their flag
 */
export function findRises(
  register: Register,
  proportions: readonly ProportionShift[],
  beta: BetaLaw,
): {
  readonly trends: readonly Flagged<Trend>[];
  readonly proportions: readonly Flagged<ProportionShift>[];
} {
  const rise: Tail = (now, law, window) => (now < FEWEST_POINTS[window] ? 1 : countAtLeast(now, law, beta));
  const flagAll = (byShare: boolean) => {
    const trends = judgeRows(register, byShare, rise);
    const flags = flagged(
      [...trends, ...proportions].map(({ chance }) => chance),
      FALSE_SHARE,
    );
    return {
      trends: withFlags(trends, flags),
      proportions: withFlags(proportions, flags.slice(trends.length)),
    };
  };
  const first = flagAll(!register.volumeKnown);
  const isTotalUp = first.trends.some((trend) => trend.dimension === 'total' && trend.flagged);
  return register.volumeKnown && isTotalUp ? flagAll(true) : first;
}

/** Tests every row for a fall, in a family of its own; done in the first digest of a month only (domain.md 3.4 B). */
export function findFalls(register: Register, beta: BetaLaw): readonly Flagged<Trend>[] {
  const fall: Tail = (now, law) => countAtMost(now, law, beta);
  const trends = judgeRows(register, !register.volumeKnown, fall);
  return withFlags(
    trends,
    flagged(
      trends.map(({ chance }) => chance),
      FALSE_SHARE,
    ),
  );
}

/** Times what was normal, with 95 % limits: for the row itself, or for its share in the total (domain.md 3.4 B, C). */
export function ratioOf({ observed, before, exposureRatio }: Trend, beta: BetaLaw): Ratio {
  return ratioToPast(observed, before, exposureRatio, beta);
}

function withFlags<T>(tests: readonly T[], flags: readonly boolean[]): readonly Flagged<T>[] {
  return tests.map((test, index) => ({ ...test, flagged: flags[index] === true }));
}

function judgeRows({ rows, exposures }: Register, byShare: boolean, tail: Tail) {
  return WINDOWS.flatMap((window): readonly Trend[] => {
    const measured = rows.flatMap((row) => besidePast(row, window, exposures) ?? []);
    const dispersion = pooledDispersion(measured.map(({ past }) => past));
    return measured.map((each) => judge(each, byShare, dispersion, tail));
  });
}

function judge(each: RowWindow, byShare: boolean, dispersion: number, tail: Tail): Trend {
  const { row, window, before, now, others, provisional } = each;
  const shared = byShare && others !== null && Math.min(others.before, others.now) >= FEWEST_OTHERS;
  const exposureRatio = shared ? others.now / others.before : each.exposureRatio;
  const law = shared
    ? fromShare({ before, othersBefore: others.before, othersNow: others.now }, dispersion)
    : fromOwnPast({ before, exposureRatio }, dispersion);
  return {
    dimension: row.dimension,
    value: row.value,
    window,
    observed: now,
    expected: law.mean,
    before,
    exposureRatio,
    by: shared ? 'share' : 'own-past',
    chance: tail(now, law, window),
    provisional,
  };
}
