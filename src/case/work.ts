/**
 * Work that somebody outside does for a complaint, what they answer, and what it costs (step 3.2 of the procedure;
 * domain.md 2.2, 2.4). Who was asked answers by words of their own mail; anything else is filed and does nothing.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import type { Deciders } from './deciders.ts';
import type { Term } from './profile.ts';
import { accept, type Decision, type Refusal, refuse } from './refusals.ts';
import type { IsoDate, Person } from './vocabulary.ts';
import { isLastChase, nextChase } from './work-clock.ts';
import type { UnheardReason, WorkOrdered } from './work-events.ts';
import type { HearThirdParty, OrderWork } from './work-intents.ts';
import { findOrder, openOrders } from './work-orders.ts';
import { dueDay, localDay } from './working-days.ts';

type Types =
  | 'order_work'
  | 'end_work'
  | 'hear_third_party'
  | 'chase_work'
  | 'lose_work_mail'
  | 'record_cost'
  | 'record_hours'
  | 'record_payment';

/** One row for each command about work of others and money. */
export const WORK_DECIDERS: Deciders<Types> = {
  order_work: (state, command, rules) => orderWork(state, command, command.at, rules),
  end_work: ({ works }, { who, why }) => {
    const open = openOrders(works);
    const meant = open.filter(({ to }) => isCalled(to, who));
    const [order] = who === '' ? open : meant;
    const isOne = (who === '' ? open : meant).length === 1;
    return order === undefined || !isOne
      ? refuse({ code: 'no-such-order', orders: open.map(({ to }) => to.address) })
      : accept({ type: 'work_ended', number: order.number, why });
  },
  hear_third_party: hear,
  chase_work: (state, { at }, rules) => {
    const chase = nextChase(state, rules);
    if (chase === null) return refuse('clock-stopped');
    if (at < chase.at) return refuse('not-due-yet');
    const { order } = chase;
    return accept({
      type: 'work_chased',
      number: order.number,
      last: isLastChase(order, at, rules.calendar),
    });
  },
  lose_work_mail: ({ works }, { number }) => {
    const order = findOrder(openOrders(works), number);
    return order === null || order.undelivered
      ? refuse('nothing-changes')
      : accept({ type: 'work_undelivered', number });
  },
  record_cost: (_, { cents, what, recoverFrom }) => {
    if (cents <= 0) return refuse({ code: 'bad-value', field: 'amount', value: String(cents / 100) });
    return what.trim() === ''
      ? refuse('nothing-written')
      : accept({ type: 'cost_recorded', cents, what, recoverFrom });
  },
  record_hours: (_, { minutes, what }, { hourCents = null }) => {
    if (hourCents === null) return refuse('no-hourly-rate');
    if (minutes <= 0) return refuse({ code: 'bad-value', field: 'hours', value: String(minutes / 60) });
    const cents = Math.round((minutes * hourCents) / 60);
    return accept({ type: 'hours_recorded', minutes, cents, what });
  },
  record_payment: (_, { cents, on, from, at }, { calendar }) => {
    if (cents <= 0) return refuse({ code: 'bad-value', field: 'amount', value: String(cents / 100) });
    if (on > localDay(at, calendar.timeZone)) return refuse({ code: 'day-ahead', day: on });
    return accept({ type: 'payment_recorded', cents, on, from });
  },
};

function orderWork(state: Case, command: OrderWork, at: Date, rules: CaseRules): Decision {
  const { to, point, text } = command;
  if (text.trim() === '') return refuse('nothing-written');
  const stranger = refuseOwnSide(state, to);
  if (stranger !== null) return refuse(stranger);
  const points = state.points.map(({ number }) => number);
  if (point !== null && !points.includes(point)) return refuse({ code: 'no-such-point', point, points });
  const due = { promised: remedyDay(state, point), term: rules.profile.terms.remedy };
  const order = newOrder(state, command, due, at, rules);
  return 'code' in order ? refuse(order) : accept(order);
}

/** What is asked of a third party is not for the complainant's side to read; null for anybody else. */
export function refuseOwnSide({ complainant, participants }: Case, { address }: Person): Refusal | null {
  const isTheirs = [complainant.address, ...participants].includes(address);
  return isTheirs ? { code: 'not-a-third-party', address } : null;
}

/** The day by which the complainant was promised it, and the term where no such day is still to come. */
type OrderDue = { readonly promised: IsoDate | null; readonly term: Term };

/** An order as the log has it; refused when its day has passed, or lies after what was promised. */
export function newOrder(
  state: Case,
  { to, point, text, until, language }: Pick<OrderWork, 'to' | 'point' | 'text' | 'until' | 'language'>,
  { promised, term }: OrderDue,
  at: Date,
  { calendar, profile }: CaseRules,
): WorkOrdered | Refusal {
  const today = localDay(at, calendar.timeZone);
  if (until !== null && until < today) return { code: 'day-passed', day: until };
  const latest = promised !== null && promised >= today ? promised : null;
  const day = until ?? latest ?? dueDay(at, term, calendar, true);
  if (latest !== null && day > latest) return { code: 'after-remedy', latest };
  const acceptBy = dueDay(at, profile.terms.work, calendar, true);
  return {
    type: 'work_ordered',
    // The place of this event in the log: no order, not even one that was taken back, ever has it again.
    number: state.revision + 1,
    to,
    language: language ?? state.language,
    point,
    text,
    until: day,
    acceptBy: acceptBy < day ? acceptBy : day,
  };
}

/** True when somebody is meant by an address, a name, or the first or last part of a name. */
function isCalled({ address, name }: Person, who: string): boolean {
  const wanted = who.trim().toLowerCase();
  const names = [name, ...name.split(/\s+/u)].map((part) => part.toLowerCase());
  return wanted !== '' && (address === wanted || names.includes(wanted));
}

/** The day that the complainant was promised for a point, or the first one of all; null while nothing was promised. */
function remedyDay({ points, decision }: Case, point: number | null): IsoDate | null {
  if (decision === null) return null;
  const meant = points.filter(({ number }) => point === null || number === point);
  const days = meant.flatMap(({ remedy }) => (remedy === null ? [] : [remedy.by]));
  return days.toSorted()[0] ?? null;
}

function hear(state: Case, { number, from, said, files, doubt }: HearThirdParty): Decision {
  const unheard = (because: UnheardReason): Decision =>
    accept({ type: 'third_party_wrote', number, from, because });
  const order = findOrder(state.works, number);
  if (doubt !== null) return unheard(doubt);
  if (order === null) return unheard('no-order');
  if (state.closing !== null || !openOrders([order]).includes(order)) return unheard('over');
  // Whoever looks again at a decision writes what they think; only a plain no or yes is something else.
  if (order.review && (said.word === 'done' || said.word === 'other'))
    return accept({ type: 'opinion_given', number: order.number, files });
  switch (said.word) {
    case 'yes':
      return accept({ type: 'work_accepted', number: order.number, plannedOn: said.plannedOn });
    case 'no':
      return accept({ type: 'work_declined', number: order.number, why: said.why });
    case 'done':
      return accept({ type: 'work_reported_done', number: order.number, text: said.text, files });
    case 'other':
      return unheard('other-words');
  }
}
