/**
 * `#merge` and `#split`: what changes two cases at once. The case that ends and the case that stays change in one
 * transaction, and so do a case and the one that is taken out of it (domain.md 2.6; letter K17).
 */
import type { Case } from '../../case/case.ts';
import type { LaterCommand } from '../../case/commands.ts';
import { openInquiries } from '../../case/inquiries.ts';
import { visitToMerge } from '../../case/moved-visit.ts';
import type { PairIntent } from '../../case/pair-intents.ts';
import { parseReference, printReference } from '../../case/reference.ts';
import { openOrders } from '../../case/work-orders.ts';
import { sameAddress } from '../../mail/addresses.ts';
import { nextCaseNumbers } from '../../shell/db/case-store.ts';
import type { Db } from '../../shell/db/tables.ts';
import type { Change } from '../../staff/change.ts';
import { changesBetween } from '../../staff/changes.ts';
import { subjectOf } from '../../staff/intake-facts.ts';
import { otherCases, type Plan, type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import { announce } from '../announce.ts';
import type { Docket } from '../docket.ts';
import type { Office } from '../office.ts';
import { type CaseChange, expectDone, runCommand, runRegistration } from '../run-commands.ts';
import { givenBy } from './given.ts';
import type { Act } from './try-plan.ts';

/** What changed, or what stands against it. */
export type Paired = { readonly changes: readonly Change[] } | { readonly problems: readonly Problem[] };

/** Lets a case go on in another one of the same complainant; the earliest receipt counts. */
export function mergeCase(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  caseId: number,
): Paired {
  const [into = caseId] = otherCases({ commands: [command] });
  const ending = copy.cases.get(caseId)?.state;
  const staying = copy.cases.get(into)?.state;
  if (ending === undefined || staying === undefined)
    return { problems: [problemOf('refused', command, { code: 'no-such-case' })] };
  if (caseId !== into && !isSamePerson(ending, staying))
    return { problems: [problemOf('refused', command, { code: 'other-complainant' })] };
  const { reference, receivedAt, participants } = ending;
  const points = ending.points.map(({ text }) => text).filter((text) => !hasPoint(staying, text));
  const visit = visitToMerge(ending, staying, copy.at, office.calendar);
  const merged = run(office, copy, act, caseId, { type: 'merge_case', into: staying.reference, visit });
  if (!merged.ok) return { problems: [problemOf('refused', command, merged.refusal)] };
  const works = openOrders(ending.works);
  const inquiries = openInquiries(ending);
  const moved = { receivedAt, points, participants, works, inquiries, visit };
  const absorb = { type: 'absorb_case', from: reference, ...moved } as const;
  const absorbed = run(office, copy, act, into, absorb);
  if (!absorbed.ok) return { problems: [problemOf('refused', command, absorbed.refusal)] };
  // An appointment that did not go along is cancelled.
  announce(office, copy, merged, null);
  // A number that the complainant never wrote under needs no letter: it leads on all the same. A visit has it in calendars.
  if (ending.correspondenceCount > 0 || visit !== null) announce(office, copy, absorbed, null);
  return { changes: changesBetween(ending, merged.after, factsOf(merged)) };
}

/** Never two people: neighbours with the same defect are no duplicate. */
function isSamePerson({ complainant: one }: Case, { complainant: other }: Case): boolean {
  if (one.address !== '' && other.address !== '') return sameAddress(one.address, other.address);
  return one.name !== '' && one.name.trim().toLowerCase() === other.name.trim().toLowerCase();
}

function hasPoint({ points }: Case, text: string): boolean {
  return points.some((point) => point.text.trim() === text.trim());
}

/** Makes a part of a complaint a case of its own; one letter names both numbers. @param added  its new number */
export function splitCase(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  { caseId, added, text }: { readonly caseId: number; readonly added: number; readonly text: string },
): Paired {
  const before = copy.cases.get(caseId)?.state;
  if (before === undefined) return { problems: [problemOf('unknown-reference', command)] };
  const { desk, profile, language, channel, receivedAt, complainant } = before;
  const { by, mailId } = act;
  const reference = printReference(added);
  const given = { at: copy.at, by, mailId } as const;
  const about = { desk, language, channel, receivedAt, complainant, subject: subjectOf(text), words: text };
  const opened = expectDone(
    runRegistration(office, copy, added, profile, {
      type: 'register_complaint',
      ...given,
      reference,
      ...about,
      missing: [],
    }),
  );
  const linked = run(office, copy, act, caseId, { type: 'relate_case', other: reference, how: 'split-into' });
  if (!linked.ok) return { problems: [problemOf('refused', command, linked.refusal)] };
  const back = { type: 'relate_case', other: before.reference, how: 'split-from' } as const;
  expectDone(run(office, copy, act, added, back));
  // The letter that names both numbers tells the complainant that both were received.
  const told = { type: 'record_acknowledgement', ...given, how: command.written } as const;
  expectDone(runCommand(office, copy, added, told));
  announce(office, copy, linked, null);
  const registered = { kind: 'text', text: opened.after.reference } as const;
  return {
    changes: [
      { what: 'registered', of: null, from: null, to: registered },
      ...changesBetween(before, linked.after, factsOf(linked)),
    ],
  };
}

/** The case that stays, which an answer is about. */
export function goesOnIn({ cases }: Docket, caseId: number): number {
  const into = cases.get(caseId)?.state.mergedInto ?? null;
  return into === null ? caseId : (parseReference(into) ?? caseId);
}

/** A number for each case that a command takes out of another. */
export async function numbersFor(tx: Db, { commands }: Plan): Promise<ReadonlyMap<PlannedCommand, number>> {
  const splits = commands.filter(({ request }) => request.type === 'split_case');
  const numbers = await nextCaseNumbers(tx, splits.length);
  return new Map(
    splits.flatMap((command, index) => numbers.slice(index, index + 1).map((id) => [command, id])),
  );
}

function factsOf({ events }: CaseChange) {
  return events.map(({ fact }) => fact);
}

function run(office: Office, copy: Docket, act: Act, caseId: number, intent: PairIntent) {
  const command: LaterCommand = { ...givenBy(act, copy.at), ...intent };
  return runCommand(office, copy, caseId, command);
}
