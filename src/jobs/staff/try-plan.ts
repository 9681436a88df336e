/**
 * Carries out the commands of a mail on a copy of the docket: in their order, on every case, and only when none is
 * refused is the copy entered (law 3 of commands.md 3.1). So a mail is done wholly or not at all, and what would leave
 * can be shown before anything is confirmed.
 */
import type { Case } from '../../case/case.ts';
import type { RecordedEvent } from '../../case/events.ts';
import type { MailFile } from '../../mail/outbound-mail.ts';
import { withoutMarkerLine } from '../../mail/quote-marker.ts';
import { changesBetween } from '../../staff/changes.ts';
import type { CommandDone, LetterOut } from '../../staff/outcome.ts';
import { isIntent, mailProblem, type Plan, type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import { takesFiles } from '../../staff/requests.ts';
import { announce } from '../announce.ts';
import { type Docket, openDocket } from '../docket.ts';
import type { Office } from '../office.ts';
import { type CaseChange, type CommandResult, runCommand } from '../run-commands.ts';
import { leavesAt } from '../write-letters.ts';
import { stoppedLetters, stoppedWords } from './check-words.ts';
import { clusterCases } from './cluster-cases.ts';
import { type Giver, givenBy, personOf } from './given.ts';
import { type MeasureMeans, measureAct } from './measure-acts.ts';
import { mergeCase, type Paired, splitCase } from './pair-cases.ts';
import { unmergeCase } from './unmerge-case.ts';

/** What a plan is carried out with, read before it is tried. */
export type PlanMeans = {
  /** Files that go with its replies. */
  readonly files: readonly MailFile[];
  /** The papers of the case, for somebody outside who looks again. */
  readonly papers: readonly MailFile[];
  /** What new measures are decided with. */
  readonly measures: MeasureMeans;
  /** Numbers for the cases that commands open. */
  readonly newCases: ReadonlyMap<PlannedCommand, number>;
};

/** A plan, for which cases, and in whose name. */
export type Act = Giver & PlanMeans & { readonly plan: Plan; readonly caseIds: readonly number[] };

/** A plan that worked on a copy of the docket. */
export type Tried = {
  readonly ok: true;
  readonly docket: Docket;
  readonly commands: readonly CommandDone[];
};

/** What would come of it: the copy with everything on it, or what stands against it. */
export type Trial = Tried | { readonly ok: false; readonly problems: readonly Problem[] };

/** Tries a plan; the docket stays as it is. */
export function tryPlan(office: Office, docket: Docket, act: Act): Trial {
  const copy = openDocket(docket.at, docket.cases, docket.measures);
  const commands: CommandDone[] = [];
  const places = act.caseIds.length === 0 ? [null] : act.caseIds;
  for (const command of act.plan.commands) {
    for (const caseId of places) {
      const done = tryCommand(office, copy, act, command, caseId);
      if ('problems' in done) return { ok: false, problems: done.problems };
      commands.push(done.command);
    }
  }
  const stopped = stoppedLetters(office, copy);
  if (stopped.length > 0) return { ok: false, problems: stopped };
  const { note } = act.plan;
  if (note.trim() === '') return { ok: true, docket: copy, commands };
  for (const caseId of act.caseIds) {
    const noted = noteOn(office, copy, act, caseId, note);
    if (!noted.ok) return { ok: false, problems: [{ ...mailProblem('refused'), refusal: noted.refusal }] };
  }
  return { ok: true, docket: copy, commands };
}

type CommandTrial = { readonly command: CommandDone } | { readonly problems: readonly Problem[] };

function tryCommand(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  caseId: number | null,
): CommandTrial {
  const measured = measureAct(office, copy, act, command, caseId);
  if (measured !== null) return onCase(copy, command, caseId, measured);
  if (caseId === null) return { problems: [problemOf('no-case', command)] };
  const before = copy.cases.get(caseId)?.state;
  if (before === undefined) return { problems: [problemOf('unknown-reference', command)] };
  const { line, written, request } = command;
  const said = { reference: before.reference, line, written };
  const paired = pair(office, copy, act, command, caseId);
  if (paired !== null) return onCase(copy, command, caseId, paired);
  const result = carryOut(office, copy, act, command, caseId);
  if (result === null) return { command: { ...said, changes: [] } };
  if (!result.ok) return { problems: [problemOf('refused', command, result.refusal)] };
  const problems = stoppedWords(office, result, command);
  if (problems.length > 0) return { problems };
  const first = copy.letters.length;
  announceAct(office, copy, result);
  if (request.type === 'entrust_review') enclosePapers(copy, first, act.papers);
  if (!enclose(copy, first, request, act.files))
    return { problems: [problemOf('files-without-reply', command)] };
  const posted = confirmByPost(office, copy, act, command, caseId);
  const facts = [...result.events, ...posted].map(({ fact }) => fact);
  return { command: { ...said, changes: changesBetween(before, result.after, facts) } };
}

function onCase(
  copy: Docket,
  { line, written }: PlannedCommand,
  caseId: number | null,
  done: Paired,
): CommandTrial {
  if ('problems' in done) return done;
  const reference = caseId === null ? '' : (copy.cases.get(caseId)?.state.reference ?? '');
  return { command: { reference, line, written, ...done } };
}

/** @returns null for what is about one case alone */
function pair(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  caseId: number,
): Paired | null {
  const { request } = command;
  if (request.type === 'merge_case') return mergeCase(office, copy, act, command, caseId);
  if (request.type === 'unmerge_case')
    return unmergeCase(office, copy, act, command, { caseId, other: request.other });
  if (request.type === 'cluster_cases')
    return clusterCases(office, copy, act, command, { caseId, others: request.others });
  if (request.type !== 'split_case') return null;
  const added = act.newCases.get(command);
  // What is taken out of several complaints at once is nothing that one text can say.
  if (added === undefined || act.caseIds.length > 1)
    return { problems: [problemOf('not-on-this-mail', command)] };
  return splitCase(office, copy, act, command, { caseId, added, text: request.text });
}

/** The first letter that went by post confirms receipt to whom nothing can be mailed. */
function confirmByPost(
  office: Office,
  copy: Docket,
  { by, mailId }: Act,
  { request, written }: PlannedCommand,
  caseId: number,
): readonly RecordedEvent[] {
  if (request.type !== 'record_posted') return [];
  const given = { type: 'record_acknowledgement', at: copy.at, by, mailId, how: written } as const;
  const confirmed = runCommand(office, copy, caseId, given);
  return confirmed.ok ? confirmed.events : [];
}

/** @returns null for a question: it changes nothing */
function carryOut(
  office: Office,
  copy: Docket,
  act: Act,
  { request }: PlannedCommand,
  caseId: number,
): CommandResult | null {
  if (isIntent(request)) return runCommand(office, copy, caseId, { ...givenBy(act, copy.at), ...request });
  return request.type === 'write_note' ? noteOn(office, copy, act, caseId, request.text) : null;
}

function noteOn(
  office: Office,
  copy: Docket,
  { member, by, mailId }: Act,
  caseId: number,
  text: string,
): CommandResult {
  const author = personOf(member);
  return runCommand(office, copy, caseId, { type: 'add_note', at: copy.at, by, mailId, author, text });
}

/** Who wrote the mail hears what came of it in one answer, so that the events call for no other. */
function announceAct(office: Office, copy: Docket, change: CaseChange): void {
  const events = change.events.filter(({ fact }) => fact.type !== 'note_added');
  announce(office, copy, { ...change, events }, null);
}

/**
 * Puts the files of `#attach` to the letters of a command, which stand on the docket from `first` on.
 * @returns false when there are files and no letter to send them with
 */
function enclose(
  { letters, paper }: Docket,
  first: number,
  request: PlannedCommand['request'],
  files: readonly MailFile[],
): boolean {
  if (!takesFiles(request) || request.files.length === 0) return true;
  const own = files.filter(({ name }) => request.files.includes(name));
  const orders = letters.splice(first).map((order) => ({ ...order, files: own }));
  letters.push(...orders);
  return orders.length > 0 || paper.length > 0;
}

/** Puts the papers to the request to look again, and to nothing else that is written with it. */
function enclosePapers({ letters }: Docket, first: number, papers: readonly MailFile[]): void {
  const orders = letters.splice(first);
  letters.push(
    ...orders.map((order) => (order.letter === 'third-party/review' ? { ...order, files: papers } : order)),
  );
}

/** Enters what was tried; the letters are part of the transaction. */
export function enterTrial(docket: Docket, copy: Docket, transaction: number): void {
  for (const caseId of copy.changed) {
    const stored = copy.cases.get(caseId);
    if (stored !== undefined) docket.cases.set(caseId, stored);
    docket.changed.add(caseId);
  }
  docket.events.push(...copy.events);
  for (const [number, stored] of copy.measures) docket.measures.set(number, stored);
  docket.measureEvents.push(...copy.measureEvents);
  docket.letters.push(...copy.letters.map((order) => ({ ...order, transaction })));
  docket.tasks.push(...copy.tasks);
}

/** The cases as they stand on a docket, in this order. */
export function casesOn(docket: Docket, caseIds: readonly number[]): readonly Case[] {
  return caseIds.flatMap((caseId) => docket.cases.get(caseId)?.state ?? []);
}

/** The letters to others than staff, as an answer shows them: all but the line above which people answer. */
export function lettersOut(office: Office, { letters, paper }: Docket): readonly LetterOut[] {
  return [...letters, ...paper]
    .filter(({ letter }) => !letter.startsWith('staff/'))
    .map((order) => ({
      letter: order.letter,
      to: { address: order.to.address, name: order.to.name },
      subject: order.written.subject,
      text: withoutMarkerLine(order.written.text),
      files: (order.files ?? []).map(({ name }) => name),
      leavesAt: leavesAt(office, order),
      onPaper: order.to.address === '',
    }));
}
