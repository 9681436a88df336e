/** What a command about work of others, money, or a second look from outside changed, found in its events (changes.ts). */
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Person } from '../case/vocabulary.ts';
import { findOrder } from '../case/work-orders.ts';
import type { Change, ChangeName, ChangeValue } from './change.ts';

/** @param after  the case after the whole command */
export function workChanges(fact: CaseEvent, after: Case): readonly Change[] {
  switch (fact.type) {
    case 'work_ordered':
      return [change('work-to', person(fact.to)), change('work-by', { kind: 'day', day: fact.until })];
    case 'work_ended': {
      const order = findOrder(after.works, fact.number);
      return order === null ? [] : [change('work-ended', person(order.to))];
    }
    case 'review_entrusted':
      return [change('reviewer', person(fact.reviewer))];
    case 'cost_recorded':
      return [
        change('cost', money(fact.cents)),
        change('cost-for', { kind: 'text', text: fact.what }),
        ...(fact.recoverFrom === null ? [] : [change('recover-from', person(fact.recoverFrom))]),
      ];
    case 'hours_recorded':
      return [
        change('own-hours', { kind: 'hours', minutes: fact.minutes }),
        change('cost', money(fact.cents)),
        ...(fact.what === '' ? [] : [change('cost-for', { kind: 'text', text: fact.what })]),
      ];
    case 'payment_recorded':
      return [
        change(fact.from === null ? 'paid' : 'recovered', money(fact.cents)),
        ...(fact.from === null ? [] : [change('recover-from', person(fact.from))]),
        change('paid-on', { kind: 'day', day: fact.on }),
      ];
    default:
      return [];
  }
}

function change(what: ChangeName, to: ChangeValue): Change {
  return { what, of: null, from: null, to };
}

function money(cents: number): ChangeValue {
  return { kind: 'money', cents };
}

function person(value: Person): ChangeValue {
  return { kind: 'person', person: value };
}
