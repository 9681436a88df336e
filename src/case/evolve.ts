/**
 * What an event makes of a case. No event is refused here: what happened has happened. Only a log that
 * cannot be the log of one case is an error. The changes stand in tables by theme, one row for each type of event.
 */
import type { Case } from './case.ts';
import type { Cause, Changes, FactOf } from './changes.ts';
import { APPOINTMENT_CHANGES } from './changes-by-appointment.ts';
import { ASSESSMENT_CHANGES } from './changes-by-assessment.ts';
import { DISPUTE_CHANGES } from './changes-by-dispute.ts';
import { EXECUTION_CHANGES } from './changes-by-execution.ts';
import { LATENESS_CHANGES } from './changes-by-lateness.ts';
import { LEARNING_CHANGES } from './changes-by-learning.ts';
import { RECEIPT_CHANGES, registerCase } from './changes-by-receipt.ts';
import { RELATION_CHANGES } from './changes-by-relation.ts';
import { WORK_CHANGES } from './changes-by-work.ts';
import { closingsAfter } from './closings.ts';
import { dutyActsAfter } from './duties.ts';
import type { LaterEvent, RecordedEvent } from './events.ts';
import { actsAfter } from './promises.ts';

/** A log that does not begin with a registration, or registers twice, is broken. */
export class BrokenLogError extends Error {
  override readonly name = 'BrokenLogError';
}

const CHANGES: Changes<LaterEvent> = {
  ...RECEIPT_CHANGES,
  ...ASSESSMENT_CHANGES,
  ...EXECUTION_CHANGES,
  ...APPOINTMENT_CHANGES,
  ...RELATION_CHANGES,
  ...LATENESS_CHANGES,
  ...DISPUTE_CHANGES,
  ...WORK_CHANGES,
  ...LEARNING_CHANGES,
};

/**
 * The state after all events in the order of the log.
 * @throws BrokenLogError when they do not begin with `complaint_registered`, or hold it twice
 */
export function replay(events: readonly RecordedEvent[]): Case {
  let state: Case | null = null;
  for (const event of events) state = evolve(state, event);
  if (state === null) throw new BrokenLogError('a case has at least one event');
  return state;
}

/**
 * The state after one more event.
 * @param before  null before the first event
 * @throws BrokenLogError as `replay`
 */
export function evolve(before: Case | null, event: RecordedEvent): Case {
  const { fact, at, by } = event;
  if (fact.type === 'complaint_registered') {
    if (before !== null) throw new BrokenLogError(`${before.reference} is registered a second time`);
    const state = registerCase(fact);
    return { ...state, dutyActs: dutyActsAfter(null, state, event) };
  }
  if (before === null) throw new BrokenLogError(`${fact.type} stands before complaint_registered`);
  const after = { ...before, ...change(before, fact, { at, by }), revision: before.revision + 1 };
  return {
    ...after,
    promiseActs: actsAfter(before, after, event),
    dutyActs: dutyActsAfter(before, after, event),
    closings: closingsAfter(before, after, event),
  };
}

function change<T extends LaterEvent['type']>(
  before: Case,
  fact: FactOf<LaterEvent>[T],
  cause: Cause,
): Partial<Case> {
  const type: T = fact.type;
  return CHANGES[type](before, fact, cause);
}
