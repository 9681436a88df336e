/**
 * What one mail of a colleague asks for, as it is carried out, kept until it is confirmed, and compared with what was
 * asked before. Source: commands.md 3.5 (execution), 3.7 (levels).
 */
import { createHash } from 'node:crypto';
import type { CaseIntent } from '../case/intents.ts';
import { PERMISSIONS } from '../case/permissions.ts';
import { parseReference } from '../case/reference.ts';
import type { Level } from '../case/vocabulary.ts';
import type { MeasureIntent } from '../measure/commands.ts';
import { highest } from './level.ts';
import type { LeftOut } from './outcome.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { StaffRequest } from './requests.ts';

/** One command of a mail. */
export type PlannedCommand = {
  /** Number of the line in the mail. */
  readonly line: number;
  /** The command as written, its first line. */
  readonly written: string;
  readonly request: StaffRequest;
  /** The least proof of who wrote it. */
  readonly level: Level;
  /** True for what is asked again when somebody else moved the case meanwhile. */
  readonly moves: boolean;
};

/** The command lines of a plan, as they were written. */
export function linesOf({ commands }: Pick<Plan, 'commands'>): readonly string[] {
  return commands.map(({ written }) => written);
}

/** Everything that one mail asks for. */
export type Plan = {
  readonly commands: readonly PlannedCommand[];
  /** Text for colleagues beside the commands, or ''. */
  readonly note: string;
  /** The mail as it was typed, without quotation. */
  readonly original: string;
  readonly leftOut: LeftOut;
};

/**
 * What kind of work a mail is: `act` changes cases, `ask` only asks, `held` is about mail that waits, `undo` and
 * `answer` are about a transaction, `guard` is about a mailbox, `manage` is about the analysis, `enter` opens a case.
 */
export type PlanKind =
  | 'empty'
  | 'note'
  | 'act'
  | 'ask'
  | 'held'
  | 'undo'
  | 'answer'
  | 'guard'
  | 'manage'
  | 'enter';

type Sort = Exclude<PlanKind, 'empty' | 'note'> | 'later';

const SORTS: Readonly<Record<Exclude<StaffRequest['type'], CaseIntent['type']>, Sort>> = {
  show_help: 'ask',
  show_status: 'ask',
  show_history: 'ask',
  show_dossier: 'ask',
  list_cases: 'ask',
  find_cases: 'ask',
  show_report: 'ask',
  write_note: 'act',
  send_note: 'act',
  enter_complaint: 'enter',
  merge_case: 'act',
  split_case: 'act',
  cluster_cases: 'act',
  unmerge_case: 'act',
  decide_measure: 'act',
  join_measure: 'act',
  report_implemented: 'act',
  confirm_effect: 'act',
  drop_measure: 'act',
  open_held: 'held',
  join_held: 'held',
  discard_held: 'held',
  acknowledge: 'held',
  resume_answers: 'held',
  approve: 'answer',
  undo: 'undo',
  confirm: 'answer',
  decline: 'answer',
  snooze_trend: 'manage',
  set_volume: 'manage',
  break_series: 'manage',
  ask_digest: 'manage',
  renew_tokens: 'guard',
  lock_person: 'guard',
  attach_files: 'later',
};

/** True for what a single case is asked. */
export function isIntent(request: StaffRequest): request is CaseIntent {
  return Object.hasOwn(PERMISSIONS, request.type);
}

function sortOf(request: StaffRequest): Sort {
  return isIntent(request) ? 'act' : SORTS[request.type];
}

/** The kind of a plan, or the lines that cannot stand in one mail. */
export type Sorting =
  | { readonly ok: true; readonly kind: PlanKind }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Sorts of which a mail holds one command and no other: what they are about is not the case of the mail. */
const ALONE: ReadonlySet<Sort> = new Set<Sort>(['held', 'undo', 'answer', 'guard', 'manage', 'enter']);

/** Finds out what kind of work a plan is. */
export function sortPlan({ commands, note }: Plan): Sorting {
  const sorted = commands.map((command) => ({ command, sort: sortOf(command.request) }));
  const later = sorted.filter(({ sort }) => sort === 'later');
  if (later.length > 0)
    return { ok: false, problems: later.map(({ command }) => problemOf('not-available', command)) };
  const lone = sorted.find(({ sort }) => ALONE.has(sort));
  if (lone !== undefined) {
    const others = sorted.filter((each) => each !== lone);
    return others.length === 0
      ? { ok: true, kind: lone.sort === 'later' ? 'act' : lone.sort }
      : { ok: false, problems: others.map(({ command }) => problemOf('not-on-this-mail', command)) };
  }
  if (commands.length === 0) return { ok: true, kind: note.trim() === '' ? 'empty' : 'note' };
  return { ok: true, kind: sorted.every(({ sort }) => sort === 'ask') ? 'ask' : 'act' };
}

/** A problem with a line of a plan. */
export function problemOf(
  code: ProblemCode,
  { line, written }: Pick<PlannedCommand, 'line' | 'written'>,
  refusal: Problem['refusal'] = null,
): Problem {
  const name = /^\W*([\p{L}-]+)/u.exec(written)?.[1] ?? '';
  return { code, line, written, name, values: [], corrections: [], refusal };
}

/** A problem with a mail as a whole. */
export function mailProblem(code: ProblemCode, name = ''): Problem {
  return { code, line: null, written: '', name, values: [], corrections: [], refusal: null };
}

/** The cases beside its own that a plan changes: those in which one goes on. */
export function otherCases({ commands }: Pick<Plan, 'commands'>): readonly number[] {
  return commands.flatMap(({ request }) => {
    if (request.type === 'cluster_cases') return request.others.flatMap((each) => parseReference(each) ?? []);
    const named = request.type === 'merge_case' ? request.into : null;
    const other = request.type === 'unmerge_case' ? request.other : named;
    const into = other === null ? null : parseReference(other);
    return into === null ? [] : [into];
  });
}

/** The measures that a plan names; their rows are held while it is carried out. */
export function measuresIn({ commands }: Pick<Plan, 'commands'>): readonly number[] {
  return commands.flatMap(({ request }) => ('measure' in request ? request.measure : []));
}

/** True for a mail that says something of measures and of nothing else: it needs no case. */
export function isAboutMeasures({ commands, note }: Plan): boolean {
  return (
    note.trim() === '' &&
    commands.length > 0 &&
    commands.every(({ request }) => MEASURE_ACTS.has(request.type))
  );
}

const MEASURE_ACTS: ReadonlySet<StaffRequest['type']> = new Set<MeasureIntent['type']>([
  'report_implemented',
  'confirm_effect',
  'drop_measure',
]);

/** Beyond so many cases one mail that moves them needs the highest proof (DESIGN 6, bulk acts). */
const MOST_BY_TOKEN = 5;

/** The least proof that a plan needs. @param caseCount  how many cases it is about */
export function neededLevel({ commands, note }: Plan, caseCount: number): Level {
  const isBulk = caseCount > MOST_BY_TOKEN && commands.some(({ moves }) => moves);
  return highest([
    ...commands.map(({ level }) => level),
    ...(note.trim() === '' ? [] : (['A1'] as const)),
    ...(isBulk ? (['A3'] as const) : []),
  ]);
}

/** What is the same when the same person asks the same of the same cases again: SHA-256 in hex. */
export function planDigest({ commands, note }: Plan, by: string, caseIds: readonly number[]): string {
  // The number that a new case gets is nothing that was asked for.
  const isEntry = commands.some(({ request }) => request.type === 'enter_complaint');
  const content = [
    by,
    isEntry ? [] : [...caseIds].sort((a, b) => a - b),
    commands.map(({ request }) => request),
    note.trim(),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
