/**
 * Where the decider of measures meets the register: a command becomes events at the end of the log of a measure, entered
 * on the docket beside those of its cases. Nothing is written here; a refused command leaves the docket as it was.
 */
import type { Refusal } from '../case/refusals.ts';
import type { MeasureCommand } from '../measure/commands.ts';
import { decideMeasure } from '../measure/decide.ts';
import type { RecordedMeasureEvent } from '../measure/events.ts';
import { evolveMeasure } from '../measure/evolve.ts';
import type { Measure } from '../measure/measure.ts';
import { type NewMeasureEvent, newMeasureChain, sealMeasureEvent } from '../shell/db/measure-log.ts';
import type { Docket } from './docket.ts';

/** What a command changed. */
export type MeasureChange = {
  readonly ok: true;
  readonly after: Measure;
  readonly events: readonly RecordedMeasureEvent[];
};

/** A change, or the reason why it is not possible; nothing was entered then. */
export type MeasureResult = MeasureChange | { readonly ok: false; readonly refusal: Refusal };

/** Runs a command on a measure that the docket holds, or on a number that was never used. */
export function runMeasure(docket: Docket, number: number, command: MeasureCommand): MeasureResult {
  const state = docket.measures.get(number)?.state ?? null;
  const decision = decideMeasure(state, command);
  if (!decision.ok) return decision;
  const { at, by, mailId } = command;
  const changes = decision.events.map((fact) => enterMeasure(docket, number, { at, by, mailId, fact }));
  const last = changes.at(-1);
  if (last === undefined) throw new Error('a command that is accepted gives at least one event');
  return { ok: true, after: last.after, events: changes.flatMap(({ events }) => events) };
}

/** Enters a fact at the end of the log of a measure. */
export function enterMeasure(docket: Docket, number: number, added: NewMeasureEvent): MeasureChange {
  const stored = docket.measures.get(number);
  const { sealed, event, end } = sealMeasureEvent(stored ?? newMeasureChain(number), added);
  const after = evolveMeasure(stored?.state ?? null, event);
  docket.measures.set(number, { ...end, state: after, log: [...(stored?.log ?? []), event] });
  docket.measureEvents.push(sealed);
  return { ok: true, after, events: [event] };
}
