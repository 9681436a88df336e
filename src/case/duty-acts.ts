/**
 * The shapes of the ledger of duties (duties.ts): what each check of the handling asks of one case, as deeds with their
 * instant and the mail that proves them (domain.md 3.5).
 */
import type { Case } from './case.ts';
import type { CaseEvent, RecordedEvent } from './events.ts';
import type { Term } from './profile.ts';
import type { Instant, IsoDate } from './vocabulary.ts';

/** Every check of which the log of a case keeps the deeds; the others are read from promises, measures and the archive. */
export const DUTY_CHECKS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 22, 23] as const;
/** Number of a check of domain.md 3.5. */
export type DutyCheck = (typeof DUTY_CHECKS)[number];

/**
 * One deed. `owed`: to be done by a day, or by another day when it is owed already and in time; `moved`: by another
 * day, also after the first has passed; `done`; `again`: what was done by that letter is not done, for it came back;
 * `dropped`: not to be done any more, but late stays late; `void`: never was to be done;
 * one that is named only while it is not done.
 */
export type DutyDeed = {
  readonly deed: 'owed' | 'moved' | 'done' | 'again' | 'dropped' | 'void';
  /** What it is about where a check has several on one case: the number of an order, a clock; or ''. `*` is all. */
  readonly about: string;
  /** The day that was named, for `done` the day on which it was; null for the term of the check from that moment. */
  readonly day: IsoDate | null;
  /** Row of the outbox of the letter by which it was done or not. */
  readonly outboundId: number | null;
};

/** One deed on the ledger, as the case keeps it. */
export type DutyAct = DutyDeed & {
  readonly check: DutyCheck;
  readonly at: Instant;
  /** Row of the incoming mail by which it was done. */
  readonly mailId: number | null;
  /** The transaction of staff that it was part of: taking that back takes this back. */
  readonly transaction: number | null;
};

/** What a row of the table looks at: a fact, and the case before and after it. */
export type DutyContext = {
  readonly event: RecordedEvent;
  readonly before: Case;
  readonly after: Case;
};

/** The term of what is done at once or not at all. */
export const SAME_DAY: Term = { amount: 0, unit: 'days' };

/** True for a decision that is told to the complainant, in writing or aloud. */
export function isReport({ type }: CaseEvent): boolean {
  return type === 'decision_reported' || type === 'decision_told';
}

type About = Partial<Omit<DutyDeed, 'deed'>>;

/** Something is to be done. */
export function owed(about: About = {}): DutyDeed {
  return { deed: 'owed', about: '', day: null, outboundId: null, ...about };
}

/** It is to be done by another day. */
export function moved(about: About): DutyDeed {
  return { deed: 'moved', about: '', day: null, outboundId: null, ...about };
}

/** It was done. */
export function done(about: About = {}): DutyDeed {
  return { deed: 'done', about: '', day: null, outboundId: null, ...about };
}

/** It is not to be done any more. */
export function dropped(about: About = {}): DutyDeed {
  return { deed: 'dropped', about: '*', day: null, outboundId: null, ...about };
}

/** It never was to be done. */
export function voided(about: About = {}): DutyDeed {
  return { ...dropped(about), deed: 'void' };
}
