/** What is written when a remedy is carried out, and when the complainant says whether it is solved (domain.md 2.2, last column). */
import { depositReactions } from './deposit-models.ts';
import {
  answeredModel,
  reopenedModel,
  satisfactionModel,
  satisfactionReminderModel,
} from './execution-models.ts';
import { type Reactions, reaction } from './reaction.ts';

/** The rows of the table of reactions (reactions.ts) of this theme. */
export const EXECUTION_REACTIONS = {
  deposit_told: (event, { state }) => depositReactions(event, state),
  deposit_answered: () => [],
  // The last report of work done brings the question; those before it wait for it.
  remedy_done: (event, { state }) =>
    state.satisfaction === null
      ? []
      : [
          reaction('complainant/satisfaction', 'complainant', (setting, facts) =>
            satisfactionModel(setting, facts, event.files),
          ),
        ],
  satisfaction_asked: () => [],
  satisfaction_chased: (event) => [
    reaction('complainant/satisfaction-reminder', 'complainant', (setting, facts) =>
      satisfactionReminderModel(setting, facts, event),
    ),
  ],
  // Who wrote it down themselves knows it.
  satisfaction_answered: (event, { settled }) =>
    settled
      ? [reaction('staff/answered', 'handler', (setting, facts) => answeredModel(setting, facts, event))]
      : [],
  rework_started: () => [],
  call_promised: (event) => [
    reaction('complainant/reopened', 'complainant', (setting, facts) => reopenedModel(setting, facts, event)),
  ],
} as const satisfies Partial<Reactions>;
