/** What the cause and the measures make of a case (step 4 of the procedure). */
import type { Case } from './case.ts';
import type { Changes } from './changes.ts';
import type { CaseCause, LearningEvent } from './learning-events.ts';

/** One row for each event of the learning track. */
export const LEARNING_CHANGES: Changes<LearningEvent> = {
  cause_recorded: ({ causes }, { points, code, text }, { at }) => ({
    causes: [...withoutPoints(causes, points), { points, code, text, at: at.toISOString() }],
  }),
  measure_linked: ({ measures }, { measure }, { at }) => ({
    measures: [...measures, { number: measure, at: at.toISOString() }],
    noMeasure: null,
  }),
  measure_declined: (_, { why }, { at }) => ({ noMeasure: { why, at: at.toISOString() } }),
};

function withoutPoints(causes: Case['causes'], points: readonly number[]): readonly CaseCause[] {
  return causes.flatMap((cause) => {
    const left = cause.points.filter((point) => !points.includes(point));
    return left.length === 0 ? [] : [{ ...cause, points: left }];
  });
}
