/**
 * What one digest reads of how complaints were handled: the checks, promises, shares and durations (procedure step 5;
 * domain.md 3.1 blocks 5 and 6, 3.5). A part of facts.ts.
 */
import type { Satisfaction } from '../case/vocabulary.ts';
import type { CaseLine, CaseList } from './facts.ts';
import type { IsoWeek } from './weeks.ts';

/** A mail that proves something: one that came in, or one of ours that left. */
export type ProofMail = {
  readonly direction: 'in' | 'out';
  /** When it was received or handed over. */
  readonly at: Date;
  /** As it stands in the mail, without `<>`; null for a mail that had none. */
  readonly messageId: string | null;
};

/**
 * A case that does not pass a check; `day` is the last day on which it could have passed, `detail` what it is about
 * within the case (number of a point or an order, kind of a promise) or ''.
 */
export type FailedLine = CaseLine & {
  /** The mail by which it was done after all, too late; null where it was not done, or without a mail. */
  readonly mail: ProofMail | null;
};

/**
 * One check of the table checks.ts over the period: what came due in it and was done or not. `null` counts: not measured
 * yet, because what it reads is not kept.
 */
export type CheckFacts = {
  /** Number of domain.md 3.5, 1 to 24. */
  readonly check: number;
  readonly population: number | null;
  readonly passed: number | null;
  readonly failed: CaseList<FailedLine>;
  /** Failures known in the last four weeks, whatever the period is: suggestions count them. */
  readonly failedInFourWeeks: number;
  /** Checks that have a share besides (18: causes found `unknown`, at most 20 %). */
  readonly share: { readonly hits: number; readonly of: number; readonly most: number } | null;
  /** By the week in which it became known: the last four, oldest first. */
  readonly weeks: readonly {
    readonly week: IsoWeek;
    readonly passed: number;
    readonly failed: number;
  }[];
};

/** Promises whose last day lies in the period; what was released counts nowhere. */
export type PromiseFacts = {
  readonly kept: number;
  /** Of those kept or broken, how many got another day in time. */
  readonly moved: number;
  readonly broken: number;
  readonly byKind: readonly { readonly kind: string; readonly kept: number; readonly broken: number }[];
};

/** What is tested as a share: late of decided, founded or partly of decided points, content of all who were asked. */
export const SHARE_NAMES = ['late', 'founded', 'satisfied'] as const;
/** Name of such a share. */
export type ShareName = (typeof SHARE_NAMES)[number];

/** So many of so many in one week; there is a row for every week of the 30, also without any. */
export type ShareWeek = {
  readonly name: ShareName;
  readonly week: IsoWeek;
  readonly hits: number;
  readonly of: number;
};

/** Every duration: confirmed, decided and closed from receipt on, repaired from the decision on. */
export const DURATION_NAMES = ['confirm', 'decide', 'repair', 'close'] as const;
/** Name of a duration. */
export type DurationName = (typeof DURATION_NAMES)[number];
/** Working days of the desk, or days of the calendar. */
export type DayUnit = 'working-days' | 'calendar-days';

/** So many cases took so many days, or have lasted so long and are not ready. */
export type DurationCount = {
  readonly name: DurationName;
  readonly unit: DayUnit;
  readonly days: number;
  readonly ended: boolean;
  readonly cases: number;
};

/** How long things took; cases received (for `repair`: decided) in the 26 weeks up to the end of the period, or in it. */
export type SpeedFacts = { readonly durations: readonly DurationCount[] };

/** Every answer to the question whether it is solved, and none after its term. */
export type SatisfactionAnswer = Satisfaction | 'none';
