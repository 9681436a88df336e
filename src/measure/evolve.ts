/** What an event makes of a measure (procedure step 4.2). What happened has happened: nothing is refused here. */

import { type Actor, addressOf } from '../case/events.ts';
import { BrokenLogError } from '../case/evolve.ts';
import type { LaterMeasureEvent, MeasureDecided, RecordedMeasureEvent } from './events.ts';
import type { Measure } from './measure.ts';

/**
 * The measure after all events in the order of its log.
 * @throws BrokenLogError when they do not begin with `measure_decided`, or hold it twice
 */
export function replayMeasure(events: readonly RecordedMeasureEvent[]): Measure {
  let state: Measure | null = null;
  for (const event of events) state = evolveMeasure(state, event);
  if (state === null) throw new BrokenLogError('a measure has at least one event');
  return state;
}

/**
 * The measure after one more event.
 * @param before  null before the first event
 * @throws BrokenLogError as `replayMeasure`
 */
export function evolveMeasure(before: Measure | null, event: RecordedMeasureEvent): Measure {
  const { fact, by } = event;
  if (fact.type === 'measure_decided') {
    if (before !== null) throw new BrokenLogError(`measure ${before.number} is decided a second time`);
    return decided(fact, by);
  }
  if (before === null) throw new BrokenLogError(`${fact.type} stands before measure_decided`);
  return { ...before, ...changed(before, fact, event), revision: before.revision + 1 };
}

function decided(fact: MeasureDecided, by: Actor): Measure {
  const { number, desk, what, owner, due, on, criterion, judging } = fact;
  return {
    ...{ number, desk, what, owner, due, criterion, judging },
    stage: 'decided',
    decidedOn: on,
    decidedBy: addressOf(by),
    cases: [fact.case],
    implemented: null,
    found: null,
    confirmed: null,
    dropped: null,
    reminded: [],
    managerReminded: [],
    revision: 1,
  };
}

function changed(
  before: Measure,
  fact: LaterMeasureEvent,
  { at, by, mailId }: RecordedMeasureEvent,
): Partial<Measure> {
  switch (fact.type) {
    case 'case_joined':
      return { cases: [...before.cases, fact.case] };
    case 'measure_implemented': {
      const { on, evidence, files, judging } = fact;
      return { stage: 'implemented', implemented: { on, evidence, files, mailId }, judging };
    }
    case 'owner_reminded':
      return {
        reminded: [...before.reminded, { because: fact.because, on: fact.on, at: at.toISOString() }],
      };
    case 'manager_reminded':
      return { managerReminded: [...before.managerReminded, fact.on] };
    case 'effect_found':
      return { stage: 'judged', found: { ...fact.found, on: fact.on } };
    case 'effect_confirmed':
      return { stage: 'effective', confirmed: { by: addressOf(by), on: fact.on, why: fact.why } };
    case 'measure_dropped':
      return { stage: 'dropped', dropped: { why: fact.why, on: fact.on } };
    case 'measure_undone':
      return fact.restored;
  }
}
