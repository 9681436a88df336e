/**
 * The learning track of a case: the cause of every point that was founded, and a measure or the reason why there is none
 * (step 4 of the procedure; domain.md 2.1, L0 to L-closed). It goes on after the complainant has withdrawn and after the
 * case is closed, and it nags nobody: its two terms are there to be looked up (DESIGN 6a).
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { instant } from './clock-row.ts';
import type { Deciders } from './deciders.ts';
import type { LinkMeasure, RecordCause } from './learning-intents.ts';
import type { TermName } from './profile.ts';
import { printMeasure } from './reference.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import { type IsoDate, LEFT_PROCEDURE } from './vocabulary.ts';
import { dueDay } from './working-days.ts';

/** Every state of the learning track, from the beginning to the end. */
export const LEARNING_STAGES = [
  'none',
  'cause-due',
  'cause-recorded',
  'measure-decided',
  'implemented',
  'effect-checked',
  'closed',
] as const;
/** Where the learning track of a case stands; `none` where there is nothing to learn yet, or at all. */
export type LearningStage = (typeof LEARNING_STAGES)[number];

/** What the learning track of a case follows from. */
export type Explained = Pick<Case, 'points' | 'decision' | 'closing' | 'causes' | 'noMeasure'>;

/** How far a measure is, as far as its cases are concerned; `over` once it is judged, or given up with its reason. */
export type MeasureProgress = 'decided' | 'implemented' | 'judged' | 'over';

const STAGE_OF: Readonly<Record<MeasureProgress, LearningStage>> = {
  decided: 'measure-decided',
  implemented: 'implemented',
  judged: 'effect-checked',
  over: 'closed',
};

/**
 * Where the learning track stands.
 * @param measures  of each measure of the case how far it is; one that was taken back is not in it
 */
export function learningOf(state: Explained, measures: readonly MeasureProgress[]): LearningStage {
  const [least] = measures
    .map((progress) => STAGE_OF[progress])
    .toSorted((a, b) => LEARNING_STAGES.indexOf(a) - LEARNING_STAGES.indexOf(b));
  if (least !== undefined) return least;
  if (state.noMeasure !== null) return 'closed';
  const due = pointsToExplain(state);
  const known = state.causes.flatMap(({ points }) => points);
  if (due.some((point) => !known.includes(point))) return 'cause-due';
  return known.length === 0 ? 'none' : 'cause-recorded';
}

/** Numbers of the points that want a cause: those founded, and after a withdrawal those that nobody judged. */
function pointsToExplain(state: Explained): readonly number[] {
  if (learningSince(state) === null) return [];
  return state.points
    .filter(({ finding }) => finding === null || finding === 'founded' || finding === 'partly')
    .map(({ number }) => number);
}

/** Since when a cause can be due: the decision, or the end of a case without one. */
function learningSince({ decision, closing }: Explained): Date | null {
  if (closing !== null && LEFT_PROCEDURE.includes(closing.reason)) return null;
  return instant(decision?.at ?? closing?.at);
}

/** Name of a term of the learning track. */
type LearningTerm = Extract<TermName, 'cause' | 'measure'>;

/** One term of the learning track. */
type LearningClock = {
  /** Letter of the clock in domain.md 2.3. */
  readonly letter: string;
  readonly meaning: string;
  readonly stops: (state: Case) => Date | null;
};

/** The terms of the learning track; nobody is warned of them, and the end of the case does not stop them. */
export const LEARNING_CLOCKS: Readonly<Record<LearningTerm, LearningClock>> = {
  cause: {
    letter: 'L1',
    meaning: 'the cause of what was founded is recorded; nobody is warned',
    stops: ({ causes }) => instant(causes.map(({ at }) => at).toSorted()[0]),
  },
  measure: {
    letter: 'L3',
    meaning: 'a measure is decided, or the reason why there is none; nobody is warned',
    stops: ({ measures, noMeasure }) =>
      instant([...measures, ...(noMeasure === null ? [] : [noMeasure])].map(({ at }) => at).toSorted()[0]),
  },
};

/** A term of the learning track as it stands. */
export type LearningDue = { readonly dueOn: IsoDate; readonly stoppedAt: Date | null };

/** One term of the learning track of a case; null where it does not run. */
export function learningDue(
  state: Case,
  name: LearningTerm,
  { profile, calendar }: CaseRules,
): LearningDue | null {
  const since = learningSince(state);
  if (since === null || pointsToExplain(state).length === 0) return null;
  const dueOn = dueDay(since, profile.terms[name], calendar, true);
  return { dueOn, stoppedAt: LEARNING_CLOCKS[name].stops(state) };
}

/** One row for each command of the learning track. */
export const LEARNING_DECIDERS: Deciders<'record_cause' | 'decline_measure' | 'link_measure'> = {
  record_cause: (state, command) => recordCause(state, command),
  decline_measure: ({ measures, noMeasure }, { why }) => {
    if (why.trim() === '') return refuse('nothing-written');
    if (measures.length > 0) return refuse({ code: 'measure-linked', measure: printedMeasures(measures) });
    return noMeasure?.why === why.trim()
      ? refuse('nothing-changes')
      : accept({ type: 'measure_declined', why: why.trim() });
  },
  link_measure: (state, command) => linkMeasure(state, command),
};

function recordCause(state: Case, { point, code, text }: RecordCause): Decision {
  const all = state.points.map(({ number }) => number);
  if (point !== null && !all.includes(point)) return refuse({ code: 'no-such-point', point, points: all });
  const points = point === null ? all : [point];
  const said = text.trim();
  const isSame = points.every((each) =>
    state.causes.some((cause) => cause.points.includes(each) && cause.code === code && cause.text === said),
  );
  if (isSame) return refuse('nothing-changes');
  return accept({ type: 'cause_recorded', points, code, text: said });
}

function linkMeasure({ measures }: Case, { measure }: LinkMeasure): Decision {
  return measures.some(({ number }) => number === measure)
    ? refuse('nothing-changes')
    : accept({ type: 'measure_linked', measure });
}

function printedMeasures(measures: Case['measures']): string {
  return measures.map(({ number }) => printMeasure(number)).join(', ');
}
