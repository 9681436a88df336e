/**
 * `#unmerge`: a case that went on in another one is a case of its own again, with the points that it brought along and
 * that nobody judged meanwhile. What was written since stays where it was written (domain.md 2.6, row E11).
 */
import type { LaterCommand } from '../../case/commands.ts';
import { visitToRelease } from '../../case/moved-visit.ts';
import type { PairIntent } from '../../case/pair-intents.ts';
import { parseReference } from '../../case/reference.ts';
import { changesBetween } from '../../staff/changes.ts';
import { type PlannedCommand, problemOf } from '../../staff/plan.ts';
import { announce } from '../announce.ts';
import type { Docket } from '../docket.ts';
import type { Office } from '../office.ts';
import { runCommand } from '../run-commands.ts';
import { givenBy } from './given.ts';
import type { Paired } from './pair-cases.ts';
import type { Act } from './try-plan.ts';

/** @param other  reference of the case that was merged into this one */
export function unmergeCase(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  { caseId, other }: { readonly caseId: number; readonly other: string },
): Paired {
  const otherId = parseReference(other) ?? 0;
  const staying = copy.cases.get(caseId)?.state;
  const merged = copy.cases.get(otherId)?.state;
  if (staying === undefined || merged === undefined)
    return { problems: [problemOf('refused', command, { code: 'no-such-case' })] };
  const { reference, participants } = merged;
  const visit = visitToRelease(staying, merged, copy.at, office.calendar);
  const inquiries = staying.inquiries.filter(({ from }) => from === reference);
  const leave = { type: 'unmerge_case', from: staying.reference, inquiries, visit } as const;
  const back = run(office, copy, act, otherId, leave);
  if (!back.ok) return { problems: [problemOf('refused', command, back.refusal)] };
  const points = merged.points.map(({ text }) => text);
  const released = run(office, copy, act, caseId, {
    type: 'release_case',
    other: reference,
    points,
    participants,
    visit,
  });
  if (!released.ok) return { problems: [problemOf('refused', command, released.refusal)] };
  announce(office, copy, back, null);
  const facts = released.events.map(({ fact }) => fact);
  return { changes: changesBetween(staying, released.after, facts) };
}

function run(office: Office, copy: Docket, act: Act, caseId: number, intent: PairIntent) {
  const command: LaterCommand = { ...givenBy(act, copy.at), ...intent };
  return runCommand(office, copy, caseId, command);
}
