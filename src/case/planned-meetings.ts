/** The parts of a case that say when people meet: a visit before the decision, an appointment to put it right after it. */
import type { Cancelled, Slot, VisitDescribed } from './appointment-events.ts';
import type { VisitPlanned } from './assessment-events.ts';
import type { Instant, IsoDate, Person } from './vocabulary.ts';
import { addDays, type Calendar, instantAt } from './working-days.ts';

/** When on the morning before a meeting the complainant is reminded of it, as HH:MM in the time zone of the desk. */
const REMINDING_TIME = '08:00';

/**
 * When the complainant is reminded of a meeting on a day; one that is agreed at that moment or later needs no reminder
 * (domain.md 4.3, K11).
 */
export function remindingAt(day: IsoDate, { timeZone }: Pick<Calendar, 'timeZone'>): Date {
  return instantAt(addDays(day, -1), REMINDING_TIME, timeZone);
}

/** A visit as it is planned now. */
export type PlannedVisit = {
  readonly day: IsoDate;
  readonly time: string;
  readonly visitor: Person;
  readonly sequence: number;
  /** What will be looked at, as staff wrote it for the complainant, or ''. */
  readonly text: string;
  readonly since: Instant;
  readonly cancelled: boolean;
  readonly reminded: boolean;
  readonly passed: boolean;
  /** Reference of the case by which calendars know it, where it came along with another case; absent: that of this one. */
  readonly knownAs?: string;
  /** Reference of the case with which it came to this one; absent where it came with none, or `knownAs` says it. */
  readonly cameFrom?: string;
};

/** The appointment to put right what was promised. */
export type Appointment = {
  /** Moments on offer; the one that stands is among them. */
  readonly slots: readonly Slot[];
  /** What staff added for the complainant, or ''. */
  readonly text: string;
  readonly since: Instant;
  /** The moment that stands; null while the complainant chooses, or where there is none. */
  readonly fixed: Slot | null;
  /** True when none is needed. */
  readonly waived: boolean;
  readonly reminded: boolean;
  /** True once its day is over. */
  readonly passed: boolean;
};

/** A visit as a moment to meet. */
export function visitSlot({ day, time, visitor }: Pick<PlannedVisit, 'day' | 'time' | 'visitor'>): Slot {
  return { day, from: time, until: null, who: visitor };
}

/** Reference of the case with which a visit came along last; null for one of this case itself, or none. */
export function cameWith(visit: PlannedVisit | null): string | null {
  return visit?.cameFrom ?? visit?.knownAs ?? null;
}

/** When somebody comes. */
export function startOf({ day, from }: Slot, { timeZone }: Pick<Calendar, 'timeZone'>): Date {
  return instantAt(day, from, timeZone);
}

/** The visit that calendars show: neither called off nor over; null when there is none. */
export function heldVisit({ visit }: { readonly visit: PlannedVisit | null }): PlannedVisit | null {
  return visit === null || visit.cancelled || visit.passed ? null : visit;
}

/** The moment of the appointment to put it right that calendars show; null when there is none, or its day is over. */
export function heldRepair({ appointment }: { readonly appointment: Appointment | null }): Slot | null {
  return appointment === null || appointment.passed ? null : appointment.fixed;
}

/**
 * What calendars hear when somebody else comes than was expected, so that nobody waits at a door.
 * @param held  the moment that stood until now; null when there was none
 * @param sequence  of the invitation that takes its place
 * @returns null when nobody is to be told: the same person comes, no address is known, or it had begun already
 */
export function replacedBy(
  held: Slot | null,
  next: Slot,
  sequence: number,
  at: Date,
  calendar: Pick<Calendar, 'timeZone'>,
): Cancelled | null {
  const expected = held?.who?.address ?? '';
  if (held === null || expected === '' || expected === next.who?.address) return null;
  return startOf(held, calendar) > at ? { slot: held, sequence } : null;
}

/** @returns whether they are the same moment with the same person */
export function sameSlot(a: Slot, b: Slot): boolean {
  return (
    a.day === b.day &&
    a.from === b.from &&
    a.until === b.until &&
    a.who?.name === b.who?.name &&
    a.who?.address === b.who?.address
  );
}

/** A visit as the log has it: with what staff wrote about it, and with who is not expected any more. */
export function planVisit(
  visit: Pick<PlannedVisit, 'day' | 'time' | 'visitor' | 'sequence'>,
  text: string,
  cancels: Cancelled | null,
): readonly [VisitPlanned, ...VisitDescribed[]] {
  const planned: VisitPlanned = { type: 'visit_planned', ...visit, ...(cancels === null ? {} : { cancels }) };
  return text === '' ? [planned] : [planned, { type: 'visit_described', text }];
}
