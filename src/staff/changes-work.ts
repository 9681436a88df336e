/** What a command about work of others, money, or a second look from outside changed, found in its events (changes.ts). */
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import { findOrder } from '../case/work-orders.ts';
import { type Change, change, day, money, person, text } from './change.ts';

/** @param after  the case after the whole command */
export function workChanges(fact: CaseEvent, after: Case): readonly Change[] {
  switch (fact.type) {
    case 'work_ordered':
      return [change('work-to', person(fact.to)), change('work-by', day(fact.until))];
    case 'work_ended': {
      const order = findOrder(after.works, fact.number);
      return order === null ? [] : [change('work-ended', person(order.to))];
    }
    case 'review_entrusted':
      return [change('reviewer', person(fact.reviewer))];
    case 'cost_recorded':
      return [
        change('cost', money(fact.cents)),
        change('cost-for', text(fact.what)),
        ...(fact.recoverFrom === null ? [] : [change('recover-from', person(fact.recoverFrom))]),
      ];
    case 'hours_recorded':
      return [
        change('own-hours', { kind: 'hours', minutes: fact.minutes }),
        change('cost', money(fact.cents)),
        ...(fact.what === '' ? [] : [change('cost-for', text(fact.what))]),
      ];
    case 'payment_recorded':
      return [
        change(fact.from === null ? 'paid' : 'recovered', money(fact.cents)),
        ...(fact.from === null ? [] : [change('recover-from', person(fact.from))]),
        change('paid-on', day(fact.on)),
      ];
    default:
      return [];
  }
}
