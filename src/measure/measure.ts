/**
 * A measure against repetition: what is done, who owns it, by when, and how its effect will be judged, fixed beforehand
 * (procedure step 4.2; domain.md 1 rows 4.2a to 4.2c). It is about many cases and has a log of its own; nothing here
 * cannot be read back from that log. Weeks are named as in ISO 8601, such as `2026-W47`.
 */
import type { MeasureProgress } from '../case/learning.ts';
import type { Instant, IsoDate, Person, Verdict } from '../case/vocabulary.ts';

/** Kinds of rows of the weekly analysis of which points are counted by week. */
export const TARGET_DIMENSIONS = ['total', 'category', 'cause', 'project', 'third-party', 'channel'] as const;

/** Which row of the weekly analysis a measure shall change: a cause, a category, a project, …; `total` has the value ''. */
export type MeasureTarget = {
  readonly dimension: (typeof TARGET_DIMENSIONS)[number];
  readonly value: string;
};

/** How the effect is judged: fixed when the measure is decided, and never changed. */
export type Criterion = {
  /** The share of points that shall no longer come, above 0 and at most 1. */
  readonly fall: number;
  /** Null where the case has neither a cause nor a category that says anything. */
  readonly target: MeasureTarget | null;
  /** The first week of those that led to the measure: they never count as what was normal before. */
  readonly trigger: string;
  /** The weeks before that are compared with, at most 26, and the points of the target in them when it was decided. */
  readonly before: {
    readonly first: string;
    readonly last: string;
    readonly weeks: number;
    readonly points: number;
  };
  /** With fewer points before, counts give no verdict. */
  readonly leastBefore: number;
  /** How much more counts jump than chance lets them, at least 1. */
  readonly dispersion: number;
  /** Weeks to be counted after the measure; null when counts cannot show the effect within half a year. */
  readonly weeksAfter: number | null;
};

/** When the effect is judged: which weeks count, and on which day that can be said. */
export type Judging = {
  /** First week that counts after the measure, and the last; null when counts cannot show it. */
  readonly weeks: { readonly first: string; readonly last: string } | null;
  /** On this day the verdict is proposed; without weeks, the manager is asked what was seen on the spot. */
  readonly on: IsoDate;
};

/** What the counts said of a measure. */
export type FoundEffect = {
  readonly verdict: Verdict;
  readonly before: { readonly points: number; readonly weeks: number };
  readonly after: { readonly points: number; readonly weeks: number };
  /** Points that would have come without the measure. */
  readonly expected: number;
};

/** Every stage of a measure; the last three are ends. */
export const MEASURE_STAGES = ['decided', 'implemented', 'judged', 'effective', 'dropped', 'undone'] as const;
/** How far a measure is; `undone`: the mail that decided it was taken back. */
export type MeasureStage = (typeof MEASURE_STAGES)[number];

/** One measure as its log tells it. */
export type Measure = {
  readonly number: number;
  readonly desk: string;
  readonly stage: MeasureStage;
  readonly what: string;
  /** A colleague on the roster when it was decided. */
  readonly owner: Person;
  readonly due: IsoDate;
  readonly decidedOn: IsoDate;
  /** Address of who decided it. */
  readonly decidedBy: string;
  /** References of the cases that it is about. */
  readonly cases: readonly string[];
  readonly criterion: Criterion;
  /** Until it is implemented: as if that were on its due day. */
  readonly judging: Judging;
  readonly implemented: {
    readonly on: IsoDate;
    /** What shows it, in words or as names of files; not both are empty. */
    readonly evidence: string;
    readonly files: readonly string[];
    /** The incoming mail that holds the files. */
    readonly mailId: number | null;
  } | null;
  /** What was proposed on the judgement day. */
  readonly found: (FoundEffect & { readonly on: IsoDate }) | null;
  /** A manager said that it works; `why` is '' where the counts say so. */
  readonly confirmed: { readonly by: string; readonly on: IsoDate; readonly why: string } | null;
  readonly dropped: { readonly why: string; readonly on: IsoDate } | null;
  /** The days on which its owner was reminded. */
  readonly reminded: readonly {
    readonly because: ReminderReason;
    readonly on: IsoDate;
    readonly at: Instant;
  }[];
  /** The days on which managers were reminded that what was found waits for them. */
  readonly managerReminded: readonly IsoDate[];
  /** Number of events so far. */
  readonly revision: number;
};

/** Why the owner is reminded: the due day comes near, or it has passed. */
export type ReminderReason = 'due-soon' | 'overdue';

const PROGRESS: Readonly<Record<MeasureStage, MeasureProgress | null>> = {
  decided: 'decided',
  implemented: 'implemented',
  judged: 'judged',
  effective: 'over',
  dropped: 'over',
  undone: null,
};

/** How far a measure is, for the learning track of its cases; null for one that was taken back. */
export function progressOf({ stage }: Pick<Measure, 'stage'>): MeasureProgress | null {
  return PROGRESS[stage];
}
