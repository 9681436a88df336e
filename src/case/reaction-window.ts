/**
 * The days in which the complainant may react to a decision (clock J). A mail of the complainant stops the time, because
 * a "thanks" is no objection and a person must read it (DESIGN 3, "A reply after the decision"); when staff answer
 * it or note what it was, the term runs anew.
 */
import type { Case } from './case.ts';

/** The complainant said something while the window was open: it stands still, and a person must look. */
export function hearReaction({ stage, reactionWindow, reviewSince }: Case, at: Date): Partial<Case> {
  if (stage !== 'reported' || reactionWindow === null) return {};
  const now = at.toISOString();
  return {
    reactionWindow: { ...reactionWindow, reactedAt: reactionWindow.reactedAt ?? now },
    reviewSince: reviewSince ?? now,
  };
}

/** Staff answered or noted what the complainant said, and it was no objection. */
export function resumeWindow({ stage, reactionWindow }: Case, at: Date): Partial<Case> {
  if (stage !== 'reported' || reactionWindow === null || reactionWindow.reactedAt === null) return {};
  return {
    reactionWindow: { since: at.toISOString(), until: null, chased: false, reactedAt: null },
    reviewSince: null,
    answer: null,
  };
}
