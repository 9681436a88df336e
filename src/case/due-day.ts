/**
 * The day that counts now: the one promise of a case that staff work towards, as the complainant knows it
 * (procedure steps 2, 3 and 6; domain.md 2.3).
 */
import type { Case } from './case.ts';
import { openRemedies } from './changes-by-assessment.ts';
import type { IsoDate } from './vocabulary.ts';

/** What is due; each has its words under `due.<name>`. */
export type DueThing = 'decision' | 'review' | 'rung' | 'remedy';

/** What is due next, and up to and including which day. */
export type DueDay = { readonly what: DueThing; readonly day: IsoDate };

/** @returns null when no day is promised: nothing is left to do, or it is not known yet by when */
export function dueNow(state: Case): DueDay | null {
  const { closing, decision, decisionDue, dispute, stage, offer } = state;
  if (closing !== null) return null;
  if (decision === null) return { what: 'decision', day: decisionDue };
  if (dispute !== null && dispute.step?.result === null) return { what: 'rung', day: dispute.step.until };
  if (dispute !== null && dispute.reviewedAt === null && dispute.reviewUntil !== null) {
    return { what: 'review', day: dispute.reviewUntil };
  }
  // What is only proposed is promised once the complainant agrees.
  const day = stage === 'reported' && offer !== null ? null : firstRemedyDay(state);
  return day === null ? null : { what: 'remedy', day };
}

/** The first day by which something must still be done; one that had passed when the work began anew is no promise any more. */
export function firstRemedyDay(state: Case): IsoDate | null {
  const days = openRemedies(state).flatMap(({ remedy }) => remedy?.by ?? []);
  const first = days.toSorted()[0] ?? null;
  return first !== null && state.rework !== null && first <= state.rework.on ? null : first;
}
