/** The clocks of what the complainant says to the decision (domain.md 2.3: J; domain.md 2.7, rung 0). */
import { type ClockRow, FOR_STAFF, instant } from './clock-row.ts';

/** The rows by name; the term of each stands in the profile. */
export const CLOCKS_AFTER_DECISION = {
  reaction: {
    letter: 'J',
    meaning: 'the complainant may react to the decision; reminded after 10 of 14 days',
    starts: (state) => instant(state.reactionWindow?.since),
    stops: (state) => instant(state.reactionWindow?.reactedAt),
    promised: (state) => state.reactionWindow?.until ?? null,
    moves: true,
    repeats: true,
    bot: {
      share: 10 / 14,
      chase: 'chase_reaction',
      chased: (state) => state.answersForbidden || (state.reactionWindow?.chased ?? true),
      end: 'end_reaction_window',
      ended: (state) => state.reactionWindow === null,
    },
  },
  reportBack: {
    ...FOR_STAFF,
    letter: 'B',
    meaning: 'the decision that was made is told to the complainant',
    starts: (state) => instant(state.decidedAt),
    stops: (state) => instant(state.decision?.at),
    promised: () => null,
    repeats: true,
  },
  review: {
    ...FOR_STAFF,
    letter: '0',
    meaning: 'what the complainant says to the decision is looked at by a person',
    starts: (state) => instant(state.reviewSince),
    stops: () => null,
    // Before the case is in dispute, what waits is a reaction of which no day was told.
    promised: ({ stage, dispute }) => (stage === 'disputed' ? (dispute?.reviewUntil ?? null) : null),
    repeats: true,
  },
} as const satisfies Readonly<Record<string, ClockRow>>;
