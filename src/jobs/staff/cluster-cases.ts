/**
 * `#cluster`: one incident, several complainants. Each keeps a case and letters of their own, and never learns of the
 * others; only colleagues see that the cases belong together (domain.md 1 row E17). One text goes to all of them with
 * the line that names the cases, as a mail to each.
 */
import type { Case } from '../../case/case.ts';
import type { LaterCommand } from '../../case/commands.ts';
import { parseReference } from '../../case/reference.ts';
import type { Change } from '../../staff/change.ts';
import { type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { Docket } from '../docket.ts';
import type { Office } from '../office.ts';
import { runCommand } from '../run-commands.ts';
import { givenBy } from './given.ts';
import type { Paired } from './pair-cases.ts';
import type { Act } from './try-plan.ts';

/** Links a case with each of the others, and those among themselves. */
export function clusterCases(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  { caseId, others }: { readonly caseId: number; readonly others: readonly string[] },
): Paired {
  const ids = [...new Set([caseId, ...others.flatMap((each) => parseReference(each) ?? [])])];
  const missing = ids.find((id) => !copy.cases.has(id));
  if (missing !== undefined) return { problems: [problemOf('refused', command, { code: 'no-such-case' })] };
  if (ids.length < 2) return { problems: [problemOf('refused', command, { code: 'same-case' })] };
  for (const id of ids) {
    for (const other of ids) {
      const state = copy.cases.get(other)?.state;
      if (id === other || state === undefined) continue;
      const related = relate(office, copy, act, id, state);
      if (related !== null) return { problems: [problemOf('refused', command, related)] };
    }
  }
  const references = ids.flatMap((id) => copy.cases.get(id)?.state.reference ?? []).join(', ');
  const change: Change = { what: 'cluster', of: null, from: null, to: { kind: 'text', text: references } };
  return { changes: [change] };
}

/** @returns the refusal; null when the two belong together now, or did before */
function relate(office: Office, copy: Docket, act: Act, caseId: number, { reference }: Case) {
  const intent = { type: 'relate_case', other: reference, how: 'cluster' } as const;
  const command: LaterCommand = { ...givenBy(act, copy.at), ...intent };
  const result = runCommand(office, copy, caseId, command);
  return result.ok || result.refusal.code === 'nothing-changes' ? null : result.refusal;
}
