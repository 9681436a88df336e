/**
 * The days in which the complainant may react to a decision (clock J) or say whether it is solved (clock S). A mail of
 * the complainant stops the time, because a "thanks" is no objection and a person must read it (DESIGN 3, "A reply
 * after the decision"); when staff answer it or note what it was, the term runs anew.
 */
import type { Case } from './case.ts';
import type { ReactionWindow } from './case-parts.ts';

/** The complainant said something while a window was open: it stands still, and a person must look. */
export function hearReaction(before: Case, at: Date): Partial<Case> {
  const { stage, reactionWindow, satisfaction } = before;
  const heard = { reviewSince: before.reviewSince ?? at.toISOString() };
  if (stage === 'reported' && reactionWindow !== null)
    return { ...heard, reactionWindow: stopped(reactionWindow, at) };
  if (stage === 'checking' && satisfaction !== null)
    return { ...heard, satisfaction: stopped(satisfaction, at) };
  return {};
}

/** Staff answered or noted something: a window that stood still runs anew, and a call that was promised was made. */
export function attend(before: Case, at: Date): Partial<Case> {
  const { stage, reactionWindow, satisfaction } = before;
  const window = { since: at.toISOString(), until: null, chased: false, reactedAt: null } as const;
  const seen = { callBack: null, reviewSince: null, answer: null } as const;
  if (stage === 'reported' && standsStill(reactionWindow)) return { ...seen, reactionWindow: window };
  if (stage === 'checking' && standsStill(satisfaction)) return { ...seen, satisfaction: window };
  return { callBack: null };
}

function stopped(window: ReactionWindow, at: Date): ReactionWindow {
  return { ...window, reactedAt: window.reactedAt ?? at.toISOString() };
}

function standsStill(window: ReactionWindow | null): boolean {
  return window !== null && window.reactedAt !== null;
}
