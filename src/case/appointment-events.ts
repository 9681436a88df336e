/**
 * What happens to appointments: to look at it (a visit) and to put it right (a repair). A part of the data dictionary of
 * events.ts. Source: domain.md 1 rows 2.1b and 3.1a.
 */
import type { PlannedVisit } from './planned-meetings.ts';
import type { IsoDate, Person } from './vocabulary.ts';

/** A moment to meet; times as HH:MM in the time zone of the desk. */
export type Slot = {
  readonly day: IsoDate;
  readonly from: string;
  /** Null where only the beginning is named. */
  readonly until: string | null;
  /** Who comes, with '' as address where none is known; null is ourselves. */
  readonly who: Person | null;
};

/** What people meet for. */
export type MeetingKind = 'visit' | 'repair';

/** An appointment that does not hold any more, as calendars must hear it; SEQUENCE is that of RFC 5545 3.8.7.4. */
export type Cancelled = { readonly slot: Slot; readonly sequence: number };

/**
 * Moments to choose from; the one that held before, if any, does not hold any more. One moment alone stands at once:
 * `cancels` then says only that somebody else was expected before.
 */
export type AppointmentOffered = {
  readonly type: 'appointment_offered';
  readonly slots: readonly Slot[];
  /** What staff add for the complainant, or ''. */
  readonly text: string;
  readonly cancels: Cancelled | null;
};

/** The appointment stands: the complainant chose, or there was one moment only. */
export type AppointmentFixed = {
  readonly type: 'appointment_fixed';
  readonly slot: Slot;
  /** Higher than of any invitation before it. */
  readonly sequence: number;
  /** True when it takes the place of another one. */
  readonly moved: boolean;
  /** False when the morning before it has passed: what was just said needs no reminder. */
  readonly reminds: boolean;
};

/** There is no appointment any more; `cancelled` is null where none had been fixed. */
export type AppointmentCancelled = {
  readonly type: 'appointment_cancelled';
  readonly kind: MeetingKind;
  readonly cancelled: Cancelled | null;
};

/** No appointment is needed for what was promised. */
export type AppointmentWaived = { readonly type: 'appointment_waived' };

/** What will be looked at, in words of staff for the complainant; it belongs to the visit planned just before. */
export type VisitDescribed = { readonly type: 'visit_described'; readonly text: string };

/** The complainant was reminded on the morning before; `late`: it had begun already, and nothing was sent. */
export type MeetingReminded = {
  readonly type: 'meeting_reminded';
  readonly kind: MeetingKind;
  readonly late: boolean;
};

/** The day of the appointment is over: whoever handles the case says what came of it. */
export type MeetingPassed = { readonly type: 'meeting_passed'; readonly kind: MeetingKind };

/**
 * A meeting that was still to come ended by something else; `needless` when it is not needed any more, false when what
 * made it was taken back or the case goes on elsewhere.
 */
export type MeetingLapsed = {
  readonly type: 'meeting_lapsed';
  readonly kind: MeetingKind;
  readonly cancelled: Cancelled;
  readonly needless: boolean;
};

/** The visit goes on in another case, as calendars hear it from there. */
export type VisitHandedOver = {
  readonly type: 'visit_handed_over';
  readonly to: string;
  readonly slot: Slot;
  readonly sequence: number;
};

/** The visit of another case goes on in this one, with the name that calendars know it by. */
export type VisitTakenOver = {
  readonly type: 'visit_taken_over';
  readonly from: string;
  readonly visit: PlannedVisit;
};

/** Every fact of this file. */
export type AppointmentEvent =
  | AppointmentOffered
  | AppointmentFixed
  | AppointmentCancelled
  | AppointmentWaived
  | VisitDescribed
  | MeetingReminded
  | MeetingPassed
  | MeetingLapsed
  | VisitHandedOver
  | VisitTakenOver;
