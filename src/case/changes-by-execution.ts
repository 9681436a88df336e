/** What the carrying out of a remedy makes of a case (step 3 of the procedure; domain.md 2.2). */
import type { Case } from './case.ts';
import type { Changes } from './changes.ts';
import { NOTHING_WAITS } from './changes-by-assessment.ts';
import type { ExecutionEvent } from './execution-events.ts';

/** One row for each event of the execution. */
export const EXECUTION_CHANGES: Changes<ExecutionEvent> = {
  remedy_done: ({ points }, { points: done, what }, { at }) => ({
    points: points.map((point) =>
      done.includes(point.number) ? { ...point, done: { what, at: at.toISOString() } } : point,
    ),
  }),
  deposit_told: ({ deposit }, _, { at }) => ({
    deposit: { toldAt: at.toISOString(), answer: deposit?.answer ?? null },
  }),
  deposit_answered: ({ deposit }, { keep, text }, { at }) => ({
    deposit: { toldAt: deposit?.toldAt ?? null, answer: { keep, text, at: at.toISOString() } },
  }),
  satisfaction_asked: (_, { until }, { at }) => ({
    ...NOTHING_WAITS,
    stage: 'checking',
    satisfaction: { since: at.toISOString(), until, chased: false, reactedAt: null },
    satisfied: null,
  }),
  satisfaction_chased: ({ satisfaction }, { until }) => ({
    satisfaction: satisfaction === null ? null : { ...satisfaction, until, chased: true },
  }),
  satisfaction_answered: (_, { answer, words }, { at }) => ({
    satisfied: { answer, words, at: at.toISOString() },
  }),
  rework_started: (before, { on }, { at }) => ({
    ...NOTHING_WAITS,
    stage: 'executing',
    points: before.points.map((point) => ({ ...point, done: null })),
    rework: { times: timesAgain(before), since: at.toISOString(), on },
    // What was agreed for the first time does not hold for the next.
    appointment: null,
  }),
  // The letter that promises it leaves a moment later: the complainant has not been without a word.
  call_promised: (_, { until }, { at }) => ({
    callBack: { since: at.toISOString(), until },
    toldAt: at.toISOString(),
  }),
};

function timesAgain({ rework }: Case): number {
  return (rework?.times ?? 0) + 1;
}
