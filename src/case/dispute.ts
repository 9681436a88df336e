/** The state of a dispute: who decided first, the rung that it is on, what was agreed about it (step 6; domain.md 2.7). */
import type { Instant, IsoDate, NextRung, Payer, Person, Rung, RungResult } from './vocabulary.ts';

/** One step of the ladder behind our own review. */
export type RungStep = {
  readonly rung: NextRung;
  /** Who decides or helps; null for a talk between the two sides, and where no body is named yet. */
  readonly body: string | null;
  readonly since: Instant;
  /** The day by which the step ends, as the letter says it. */
  readonly until: IsoDate;
  /** In cents; null where none were named. */
  readonly costs: number | null;
  readonly payer: Payer | null;
  /** The day on which both sides agreed to take this step; null where none was asked. */
  readonly consent: IsoDate | null;
  /** Whether its outcome binds both sides, as agreed beforehand or by its nature. */
  readonly binding: boolean;
  /** What came of it; null while it is on. */
  readonly result: { readonly result: RungResult; readonly text: string; readonly at: Instant } | null;
};

/** The ruling of a body, which binds both sides. */
export type Award = {
  readonly body: string;
  readonly on: IsoDate;
  readonly text: string;
  /** Whether we must do something because of it. */
  readonly isOrder: boolean;
  readonly at: Instant;
};

/** A dispute from the first objection on. */
export type Dispute = {
  readonly since: Instant;
  /** Addresses of those who judged before the objection: none of them looks again. */
  readonly decidedBy: readonly string[];
  readonly rung: Rung;
  /** The day by which we promised our answer to the objection; null before that was written down. */
  readonly reviewUntil: IsoDate | null;
  /** Numbers of the points that were judged again since the last objection. */
  readonly judgedAgain: readonly number[];
  /** When the outcome of our review was reported; null while it was not. */
  readonly reviewedAt: Instant | null;
  /** Who outside looks again, and when they wrote what they think; null where nobody outside does. */
  readonly outside: {
    readonly person: Person;
    readonly number: number;
    readonly heardAt: Instant | null;
  } | null;
  readonly step: RungStep | null;
  readonly award: Award | null;
};

/** Nothing of the file is erased while this stands (domain.md 2.8). */
export type LegalHold = {
  readonly since: Instant;
  readonly why: string;
  /** True where the ladder of disputes placed it, not a person. */
  readonly automatic: boolean;
  /** When the coordinator was last asked whether it is still needed; absent: not yet. */
  readonly askedAt?: Instant;
};
