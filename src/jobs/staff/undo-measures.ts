/** `#undo` on measures: what a mail of a colleague did to them is taken back together with what it did to its cases (commands.md 3.5). */
import type { Actor } from '../../case/events.ts';
import type { MeasureUndone } from '../../measure/events.ts';
import { undoMeasure } from '../../measure/undo.ts';
import type { Change } from '../../staff/change.ts';
import { measureChanges } from '../../staff/changes-learning.ts';
import { mailProblem } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { Docket } from '../docket.ts';
import { enterMeasure } from '../run-measures.ts';
import type { StaffRun } from './staff-run.ts';

/** For each measure that a transaction changed what takes it back, or why it cannot be. */
export type UndoingMeasures =
  | { readonly ok: true; readonly undo: ReadonlyMap<number, MeasureUndone> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What taking back a transaction makes of the measures that the docket holds. */
export function measuresUndone({ docket, mail }: StaffRun, by: Actor, transaction: number): UndoingMeasures {
  const undo = new Map<number, MeasureUndone>();
  for (const [number, { log }] of docket.measures) {
    const undoing = undoMeasure(log, transaction, { by, roles: mail.member.roles });
    if (undoing.ok) undo.set(number, undoing.event);
    else if (undoing.refusal.code !== 'nothing-to-undo')
      return { ok: false, problems: [{ ...mailProblem('refused'), refusal: undoing.refusal }] };
  }
  return { ok: true, undo };
}

/** Enters it, and says what changed. */
export function enterUndone(
  docket: Docket,
  given: { readonly at: Date; readonly by: Actor; readonly mailId: number },
  undo: ReadonlyMap<number, MeasureUndone>,
): readonly Change[] {
  return [...undo].flatMap(([number, fact]) => {
    const { after, events } = enterMeasure(docket, number, { ...given, fact });
    return events.flatMap((event) => measureChanges(after, event));
  });
}
