/** What the ladder of disputes and the protection of a file make of a case (step 6; domain.md 2.7, 2.8). */
import type { Case } from './case.ts';
import type { Changes } from './changes.ts';
import type { Dispute } from './dispute.ts';
import type { DisputeEvent } from './dispute-events.ts';

/** One row for each event of disputes. */
export const DISPUTE_CHANGES: Changes<DisputeEvent> = {
  review_opened: (before, { until }, { at }) => ({
    dispute: { ...disputeOf(before, at), reviewUntil: until },
  }),
  rung_entered: (before, { type: _, ...step }, { at }) => ({
    reviewSince: null,
    dispute: {
      ...disputeOf(before, at),
      rung: step.rung,
      step: { ...step, since: at.toISOString(), result: null },
    },
  }),
  rung_ended: (before, { result, text }, { at }) => {
    const dispute = disputeOf(before, at);
    const now = at.toISOString();
    const step = dispute.step === null ? null : { ...dispute.step, result: { result, text, at: now } };
    // Somebody must choose how it goes on.
    return { reviewSince: now, dispute: { ...dispute, reviewUntil: null, step } };
  },
  legal_hold_set: (_, { on, why, automatic }, { at }) => ({
    legalHold: on ? { since: at.toISOString(), why, automatic } : null,
  }),
};

/** The dispute of a case, begun now where there was none: those who judged until now decided first. */
export function disputeOf({ dispute, judgedBy }: Case, at: Date): Dispute {
  return (
    dispute ?? {
      since: at.toISOString(),
      decidedBy: judgedBy,
      rung: 'review',
      reviewUntil: null,
      judgedAgain: [],
      reviewedAt: null,
      step: null,
      award: null,
    }
  );
}
