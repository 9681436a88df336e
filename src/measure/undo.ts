/**
 * Undo of what one transaction of staff did to a measure, by a compensating event: the parts that it changed become what
 * they were before; refused when one of them was changed again since (commands.md 3.5). A measure whose decision is taken
 * back keeps its number and its log, and counts no more.
 */
import { type Actor, addressOf, transactionOf } from '../case/events.ts';
import type { Refusal } from '../case/refusals.ts';
import type { Role } from '../case/vocabulary.ts';
import {
  type MeasureUndone,
  RESTORABLE_FIELDS,
  type RecordedMeasureEvent,
  type RestorableField,
} from './events.ts';
import { evolveMeasure } from './evolve.ts';
import type { Measure } from './measure.ts';

/** The event that takes it back, or why it cannot be. */
export type MeasureUndo =
  | { readonly ok: true; readonly event: MeasureUndone }
  | { readonly ok: false; readonly refusal: Refusal };

type Step = {
  readonly event: RecordedMeasureEvent;
  readonly before: Measure | null;
  readonly after: Measure;
};

/** What taking back a transaction makes of a measure. @param log  all its events, in order */
export function undoMeasure(
  log: readonly RecordedMeasureEvent[],
  transaction: number,
  { by, roles }: { readonly by: Actor; readonly roles: readonly Role[] },
): MeasureUndo {
  const steps = stepsOf(log);
  const own = steps.filter(({ event }) => transactionOf(event.by) === transaction);
  const [first] = own;
  if (first === undefined) return no({ code: 'nothing-to-undo', transaction });
  if (log.some(({ fact }) => fact.type === 'measure_undone' && fact.transaction === transaction))
    return no({ code: 'undone-already', transaction });
  const author = addressOf(first.event.by);
  if (author !== addressOf(by) && !roles.includes('manager'))
    return no({ code: 'not-yours', by: author, roles: ['manager'] });
  const fields = RESTORABLE_FIELDS.filter((field) => own.some((step) => changes(step, field)));
  const others = steps.slice(steps.indexOf(first)).filter((step) => !own.includes(step));
  if (others.some((step) => fields.some((field) => changes(step, field))))
    return no({ code: 'measure-changed-since' });
  const { before } = first;
  const restored = before === null ? { stage: 'undone' as const } : pick(before, fields);
  return { ok: true, event: { type: 'measure_undone', transaction, restored } };
}

function stepsOf(log: readonly RecordedMeasureEvent[]): readonly Step[] {
  let before: Measure | null = null;
  return log.map((event) => {
    const step: Step = { event, before, after: evolveMeasure(before, event) };
    before = step.after;
    return step;
  });
}

// What a measure is decided with, every later change rests on.
function changes({ before, after }: Step, field: RestorableField): boolean {
  return before === null || JSON.stringify(before[field]) !== JSON.stringify(after[field]);
}

function pick(before: Measure, fields: readonly RestorableField[]): MeasureUndone['restored'] {
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}

function no(refusal: Refusal): MeasureUndo {
  return { ok: false, refusal };
}
