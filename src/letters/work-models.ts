/**
 * What somebody outside reads who was asked to do something: the order, its reminders, a claim. Nothing of the case is
 * in them but the text of the order, the work address, and how to reach the complainant there. Letters T1 to T3 and T5
 * of domain.md 4.3; domain.md 2.4 ("minimal data").
 */
import type { Case } from '../case/case.ts';
import type { WorkEnded } from '../case/work-events.ts';
import { findOrder, type WorkOrder } from '../case/work-orders.ts';
import { greetingFor } from './complainant-parts.ts';
import { inline } from './foreign-text.ts';
import { placeOf } from './invitation.ts';
import { ownWords } from './own-words.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf } from './wording.ts';

/** Model of `third-party/work-order`. */
export type WorkOrderModel = {
  readonly organisation: string;
  readonly phone: string;
  readonly reference: string;
  /** With its comma. */
  readonly greeting: string;
  readonly text: string;
  readonly untilDay: string;
  readonly acceptDay: string;
  /** Where the work is, who is there and their telephone number; '' for what we do not know or may not tell. */
  readonly place: string;
  readonly contact: string;
  readonly contactPhone: string;
  /** The words of the three answers, with room to write on behind them. */
  readonly yes: string;
  readonly no: string;
  readonly done: string;
  /** True where a second look at our decision is asked, and no work. */
  readonly review: boolean;
};

/** T1. @throws Error when the case has no such order */
export function workOrderModel(setting: LetterSetting, { state }: CaseFacts, number: number): WorkOrderModel {
  const order = orderOf(state, number);
  const { words, organisation, language } = setting;
  return {
    organisation: organisation.name,
    phone: organisation.phone,
    reference: state.reference,
    greeting: greetingFor(setting, order.to.name),
    text: ownWords(order.text || wordFor(words, 'work-label', 'review')),
    untilDay: writeDay(order.until, language),
    acceptDay: writeDay(order.acceptBy, language),
    ...(order.review ? NOWHERE : meetingPlace(state)),
    yes: `${wordFor(words, 'work-answer', 'yes')} `,
    no: `${wordFor(words, 'work-answer', 'no')} `,
    done: `${wordFor(words, 'work-answer', 'done')} `,
    review: order.review,
  };
}

type Place = Pick<WorkOrderModel, 'place' | 'contact' | 'contactPhone'>;

/** Whoever looks again at our decision goes nowhere. */
const NOWHERE: Place = { place: '', contact: '', contactPhone: '' };

function meetingPlace(state: Case): Place {
  const { fields, confidential, complainant } = state;
  return {
    place: placeOf(state),
    contact: confidential ? '' : inline(complainant.name),
    contactPhone: inline(fields.phone ?? ''),
  };
}

/** Model of `third-party/work-ended`. */
export type WorkEndedModel = WorkOrderModel & { readonly orderedDay: string; readonly why: string };

/** It is not needed any more. @throws Error when the case has no such order */
export function workEndedModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { number, why }: WorkEnded,
): WorkEndedModel {
  const { orderedAt } = orderOf(facts.state, number);
  return {
    ...workOrderModel(setting, facts, number),
    orderedDay: writeDayOf(new Date(orderedAt), setting),
    why: ownWords(why),
  };
}

/** Model of `third-party/chaser` and of `third-party/last-chaser`. */
export type WorkChaserModel = WorkOrderModel & {
  readonly orderedDay: string;
  /** The day that they named, or ''. */
  readonly plannedDay: string;
  /** True while they said neither yes nor no. */
  readonly unanswered: boolean;
};

/** T2 and T3. @throws Error when the case has no such order */
export function workChaserModel(setting: LetterSetting, facts: CaseFacts, number: number): WorkChaserModel {
  const order = orderOf(facts.state, number);
  const { plannedOn } = order;
  return {
    ...workOrderModel(setting, facts, number),
    orderedDay: writeDayOf(new Date(order.orderedAt), setting),
    plannedDay: plannedOn === null ? '' : writeDay(plannedOn, setting.language),
    unanswered: order.state === 'ordered',
  };
}

/** The order of that number. @throws Error when there is none: an event of it was written before */
export function orderOf({ works, reference }: Case, number: number): WorkOrder {
  const order = findOrder(works, number);
  if (order === null) throw new Error(`${reference} has no work order ${number}`);
  return order;
}

/** An order as staff read it: who was asked, what of it is known, by when. */
export function showOrder(setting: LetterSetting, order: WorkOrder): string {
  const { words, language } = setting;
  const who = inline(order.to.name || order.to.address, 60);
  const key = order.undelivered
    ? 'undelivered'
    : order.chasedLast && order.state !== 'done'
      ? 'overdue'
      : order.state;
  const planned =
    order.state === 'accepted' && order.plannedOn !== null ? writeDay(order.plannedOn, language) : '';
  const state = wordFor(words, 'work-state', key);
  const facts = [
    `${wordFor(words, 'work-label', 'until')} ${writeDay(order.until, language)}`,
    ...(planned === '' ? [] : [`${wordFor(words, 'work-label', 'planned')} ${planned}`]),
    ...(order.chasers === 0 ? [] : [`${wordFor(words, 'work-label', 'chasers')} ${order.chasers}`]),
  ];
  return `${who}: ${state} (${facts.join(', ')})`;
}
