/**
 * The calendar of a new home (`bouw`): what is complained of within three months of delivery counts as a complaint about
 * the delivery and bears on the deposit at the notary; between one and two months after delivery the buyer is told that
 * part of it can stay there (domain.md 2.3 clock F, 2.6 "Guarantee/delivery timing"; 7:768 BW).
 */
import type { Case } from './case.ts';
import type { IsoDate } from './vocabulary.ts';
import { addTerm, type Calendar, localDay } from './working-days.ts';

/** How long what is complained of counts as a complaint about the delivery, and how long the deposit may be kept. */
const DELIVERY_TERM = { amount: 3, unit: 'months' } as const;
/** After these nobody is told of the deposit any more. */
const DEPOSIT_TERM = { amount: 2, unit: 'months' } as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** The delivery of the home that a complaint is about. */
export type Delivery = {
  readonly on: IsoDate;
  /** Last day of the three months. */
  readonly until: IsoDate;
  /** True when the complaint came within them. */
  readonly within: boolean;
};

type Known = Pick<Case, 'profile' | 'fields' | 'receivedAt'>;

/** Null where the profile has no deliveries or the register no day of it. */
export function deliveryOf({ profile, fields, receivedAt }: Known, calendar: Calendar): Delivery | null {
  const on = fields.delivery;
  if (profile !== 'bouw' || on === undefined || !DAY.test(on)) return null;
  const until = addTerm(on, DELIVERY_TERM, calendar);
  const received = localDay(receivedAt, calendar.timeZone);
  return { on, until, within: received >= on && received <= until };
}

/** When the term of the letter about the deposit begins: noon of the day of delivery; null where none runs. */
export function depositSince({ profile, fields, receivedAt }: Known): Date | null {
  const on = fields.delivery;
  if (profile !== 'bouw' || on === undefined || !DAY.test(on)) return null;
  const since = new Date(`${on}T12:00:00Z`);
  // A complaint that came when these months were over starts nothing.
  const last = new Date(since);
  last.setUTCMonth(last.getUTCMonth() + DEPOSIT_TERM.amount);
  return receivedAt <= last ? since : null;
}

/**
 * Last day on which the buyer can have a part of the deposit kept.
 * @param at  null is given where it has passed by then, or where the buyer answered already
 */
export function depositUntil(
  state: Known & Pick<Case, 'deposit'>,
  calendar: Calendar,
  at: Date,
): IsoDate | null {
  const delivery = deliveryOf(state, calendar);
  if (delivery === null || (state.deposit?.answer ?? null) !== null) return null;
  const today = localDay(at, calendar.timeZone);
  return delivery.on <= today && today <= delivery.until ? delivery.until : null;
}
