/** Parts of the state of a case (case.ts) that say what waits for whom, what was reported, and how it ended. */
import type { ClosingReason, Instant, IsoDate, Route } from './vocabulary.ts';

/** The questions that the complainant has not answered yet. */
export type Asked = {
  readonly questions: readonly string[];
  readonly since: Instant;
  readonly until: IsoDate;
  /** True once the complainant was reminded. */
  readonly chased: boolean;
  /** True once the term passed: staff must choose. */
  readonly overdue: boolean;
};

/** A time in which the promise clock stood still; `until` null while it does. */
export type Pause = { readonly from: Instant; readonly until: Instant | null };

/** The decision as it was reported to the complainant. */
export type ReportedDecision = {
  readonly at: Instant;
  /** Last day of the reaction window as the letter says it; null where none runs. */
  readonly until: IsoDate | null;
  /** Address of who decided; null where the bot or the operator's program did. */
  readonly by: string | null;
  /** What was said by telephone; null where only the letter tells it. */
  readonly told: { readonly on: IsoDate; readonly summary: string } | null;
};

/** The days in which the complainant may react to the decision (clock J), or say whether it is solved (clock S). */
export type ReactionWindow = {
  readonly since: Instant;
  /** The day that a letter named; null after staff answered a reaction: the term runs anew from `since`. */
  readonly until: IsoDate | null;
  readonly chased: boolean;
  /** When the complainant wrote: the window stands still until staff answer, note or decide what it means. */
  readonly reactedAt: Instant | null;
};

/** Why and when the customer track ended. */
export type Closing = {
  readonly reason: ClosingReason;
  readonly at: Instant;
  readonly why: string;
  readonly route: Route | null;
};
