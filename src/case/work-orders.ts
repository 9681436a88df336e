/** Work orders to people outside as the case holds them, and the money of a case (domain.md 1 rows 3.2 and E8; 2.5). */
import type { Instant, IsoDate, Language, Person } from './vocabulary.ts';

/** Every state of a work order. */
export const WORK_STATES = ['ordered', 'accepted', 'declined', 'done', 'ended'] as const;
/** How far it is, as who was asked says; `ended`: we do not need it any more. */
export type WorkState = (typeof WORK_STATES)[number];

/** One work order. */
export type WorkOrder = {
  readonly number: number;
  readonly to: Person;
  readonly language: Language;
  readonly point: number | null;
  readonly text: string;
  readonly until: IsoDate;
  readonly acceptBy: IsoDate;
  readonly orderedAt: Instant;
  readonly state: WorkState;
  /** The day that they named; null while they named none. */
  readonly plannedOn: IsoDate | null;
  /** When they last answered by one of the words; null while they did not. */
  readonly answeredAt: Instant | null;
  /** Why they do not do it, or what they say they did; '' for neither. */
  readonly said: string;
  readonly chasedAt: Instant | null;
  readonly chasers: number;
  /** True once they had the last reminder: a person goes on. */
  readonly chasedLast: boolean;
  readonly undelivered: boolean;
  /** True where it is not work that is asked, but a second look at our decision. */
  readonly review: boolean;
  /** The case on which it was given, and its number there, where that case goes on in this one. */
  readonly from: OrderOrigin | null;
};

/** Where an order was given. */
export type OrderOrigin = { readonly reference: string; readonly number: number };

/** What a complaint cost; `recoverFrom` null is ours to bear. */
export type Cost = {
  readonly cents: number;
  readonly what: string;
  readonly recoverFrom: Person | null;
  /** Set where it is our own work, which has its price from the configuration. */
  readonly minutes?: number;
  readonly at: Instant;
};

/** Money that was paid: to the complainant (`from` null) or back to us. */
export type Payment = { readonly cents: number; readonly on: IsoDate; readonly from: Person | null };

/** The money of a case in cents. */
export type MoneyTotals = {
  /** Cost that nobody is asked to pay back. */
  readonly own: number;
  /** Cost that others should pay back. */
  readonly claimed: number;
  /** What the complainant was paid. */
  readonly paid: number;
  /** What others paid back. */
  readonly recovered: number;
};

/** One person who should pay something back: how much, and how much of it came. */
export type Claim = { readonly from: Person; readonly cents: number; readonly recovered: number };

/** The order of that number, or null. */
export function findOrder(works: readonly WorkOrder[], number: number | null): WorkOrder | null {
  return works.find((work) => work.number === number) ?? null;
}

/** The order that was given on another case under that number; null when none was. */
export function findMoved(works: readonly WorkOrder[], { reference, number }: OrderOrigin): WorkOrder | null {
  return works.find(({ from }) => from?.reference === reference && from.number === number) ?? null;
}

/** Orders on which somebody outside is still to act. */
export function openOrders(works: readonly WorkOrder[]): readonly WorkOrder[] {
  return works.filter(({ state }) => state === 'ordered' || state === 'accepted');
}

/** What a case cost and what came back. */
export function moneyTotals(costs: readonly Cost[], payments: readonly Payment[]): MoneyTotals {
  return {
    own: sum(costs.filter(({ recoverFrom }) => recoverFrom === null)),
    claimed: sum(costs.filter(({ recoverFrom }) => recoverFrom !== null)),
    paid: sum(payments.filter(({ from }) => from === null)),
    recovered: sum(payments.filter(({ from }) => from !== null)),
  };
}

/** Minutes of our own work that were recorded. */
export function ownMinutes(costs: readonly Cost[]): number {
  return costs.reduce((total, { minutes = 0 }) => total + minutes, 0);
}

/** The claims of a case, one for each person, in the order in which they arose. */
export function claimsOf(costs: readonly Cost[], payments: readonly Payment[]): readonly Claim[] {
  const people = [...costs.map(({ recoverFrom }) => recoverFrom), ...payments.map(({ from }) => from)];
  const debtors = new Map(
    people.flatMap((person) => (person === null ? [] : [[keyOf(person), person] as const])),
  );
  return [...debtors].map(([key, from]) => ({
    from,
    cents: sum(costs.filter(({ recoverFrom }) => recoverFrom !== null && keyOf(recoverFrom) === key)),
    recovered: sum(payments.filter((payment) => payment.from !== null && keyOf(payment.from) === key)),
  }));
}

function keyOf({ address, name }: Person): string {
  return (address || name).toLowerCase();
}

function sum(lines: readonly { readonly cents: number }[]): number {
  return lines.reduce((total, { cents }) => total + cents, 0);
}
