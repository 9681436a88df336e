/** What a command about the carrying out of a remedy changed, for the answer to it (commands.md 3.6). */
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import { type Change, change, day, text } from './change.ts';

/** The changes by one event; none for an event of another theme. @param after  the case after the whole command */
export function executionChanges({ points }: Case, fact: CaseEvent, after: Case): readonly Change[] {
  switch (fact.type) {
    case 'appointment_offered':
      return fact.slots.length === 1 ? [] : fact.slots.map((slot) => change('slot', { kind: 'slot', slot }));
    case 'appointment_fixed':
      return [change('appointment', { kind: 'slot', slot: fact.slot })];
    case 'appointment_cancelled':
      return [change('no-appointment', null)];
    case 'appointment_waived':
      return [change('appointment-not-needed', null)];
    case 'visit_described':
      return [change('visit-text', text(fact.text))];
    case 'remedy_done': {
      const to = text(fact.what);
      const of = (number: number) => (points.length > 1 ? String(number) : null);
      return fact.points.map((number) => ({ ...change('done', to), of: of(number) }));
    }
    case 'satisfaction_asked':
      return [change('satisfaction-until', day(fact.until))];
    case 'satisfaction_answered':
      return [change('satisfied', { kind: 'satisfaction', code: fact.answer })];
    case 'rework_started':
      return [change('rework', null)];
    case 'call_promised':
      return [change('call-by', day(fact.until))];
    case 'meeting_lapsed':
      return [
        change('meeting-lapsed', { kind: 'slot', slot: fact.cancelled.slot }),
        // There is nothing to put right in the case that stays before it is decided.
        ...(fact.kind === 'repair' && after.mergedInto !== null ? [change('plan-again', null)] : []),
      ];
    case 'visit_handed_over':
      return [change('visit-moved', { kind: 'slot', slot: fact.slot })];
    case 'deposit_answered':
      return [change('deposit', { kind: 'deposit', code: fact.keep })];
    default:
      return [];
  }
}
