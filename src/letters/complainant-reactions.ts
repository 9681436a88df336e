/**
 * What the complainant gets when something happens to the case from triage to its end (domain.md 2.2, last column).
 */
import type { Case } from '../case/case.ts';
import { cameAlong } from '../case/moved-visit.ts';
import {
  closedModel,
  combinedCasesModel,
  notAComplaintModel,
  solvedQuickModel,
  splitModel,
  withdrawnModel,
} from './closing-models.ts';
import {
  agreementModel,
  calledModel,
  decisionModel,
  offerModel,
  reactionReminderModel,
} from './decision-models.ts';
import {
  awardModel,
  objectionModel,
  restrictedModel,
  rungModel,
  unrestrictedModel,
} from './dispute-models.ts';
import { askModel, askReminderModel, extendedModel, replyModel } from './inquiry-models.ts';
import { visitInvitation } from './invitation.ts';
import { lateModel } from './lateness-models.ts';
import type { LetterModels, LetterName } from './letters.ts';
import { remedyMovedModel } from './moved-remedy-model.ts';
import { type Reaction, type Reactions, reaction } from './reaction.ts';
import type { CaseFacts } from './staff-models.ts';
import { statusModel } from './status-models.ts';
import type { LetterSetting } from './wording.ts';

/** The rows of the table of reactions (reactions.ts) that are for the complainant. */
export const COMPLAINANT_REACTIONS = {
  information_requested: (event) =>
    letter('complainant/ask', (setting, facts) => askModel(setting, facts, event)),
  information_chased: (event) =>
    letter('complainant/ask-reminder', (setting, facts) => askReminderModel(setting, facts, event)),
  reply_written: (event) =>
    letter('complainant/reply', (setting, facts) => replyModel(setting, facts, event)),
  decision_extended: (event) =>
    letter('complainant/extended', (setting, facts) => extendedModel(setting, facts, event)),
  remedy_moved: (event) =>
    letter('complainant/remedy-moved', (setting, facts) => remedyMovedModel(setting, facts, event)),
  decision_reported: () => letter('complainant/decision', decisionModel),
  decision_told: (event) =>
    letter('complainant/called', (setting, facts) => calledModel(setting, facts, event)),
  // Before the decision is out the offer is a part of its letter.
  offer_made: (_, { state }) => (state.decision === null ? [] : letter('complainant/offer', offerModel)),
  reaction_chased: (event) =>
    letter('complainant/reaction-reminder', (setting, facts) => reactionReminderModel(setting, facts, event)),
  // What was agreed before there was any decision was solved at once.
  agreement_recorded: (event, { state }) =>
    state.decision === null
      ? letter('complainant/solved-quick', (setting, facts) => solvedQuickModel(setting, facts, event))
      : letter('complainant/agreement', (setting, facts) => agreementModel(setting, facts, event)),
  objection_recorded: () => letter('complainant/objection', objectionModel),
  lateness_told: (event) => letter('complainant/late', (setting, facts) => lateModel(setting, facts, event)),
  contact_restricted: (event) =>
    letter('complainant/restricted', (setting, facts) => restrictedModel(setting, facts, event)),
  contact_lifted: (event) =>
    letter('complainant/unrestricted', (setting, facts) => unrestrictedModel(setting, facts, event)),
  award_recorded: (event) =>
    letter('complainant/award', (setting, facts) => awardModel(setting, facts, event)),
  rung_entered: (event) => letter('complainant/rung', (setting, facts) => rungModel(setting, facts, event)),
  status_told: (event) =>
    letter('complainant/status', (setting, facts) => statusModel(setting, facts, event)),
  complaint_closed: (_, { state }) => closingLetter(state),
  case_absorbed: ({ from }, { state }) => {
    const { visit } = state;
    const combined = reaction('complainant/combined', 'complainant', (setting, facts) =>
      combinedCasesModel(setting, facts, from),
    );
    if (visit === null || !cameAlong(visit, from)) return [combined];
    return [{ ...combined, invite: (setting, facts) => visitInvitation(setting, facts, visit) }];
  },
  case_linked: (event) => (event.how === 'split-into' ? letter('complainant/split', splitModel) : []),
} as const satisfies Partial<Reactions>;

function closingLetter({ closing, decision, agreement }: Case): readonly Reaction[] {
  switch (closing?.reason) {
    // Spam gets no answer; the case in which this one goes on tells of both numbers.
    case undefined:
    case 'spam':
    case 'merged':
    case 'anonymous-noted':
      return [];
    case 'not-a-complaint':
      return letter('complainant/not-a-complaint', notAComplaintModel);
    case 'withdrawn':
      return letter('complainant/withdrawn', withdrawnModel);
    default:
      // The letter about what was solved at once says that it is over.
      return decision === null && agreement !== null ? [] : letter('complainant/closed', closedModel);
  }
}

function letter<Name extends LetterName>(
  name: Name,
  model: (setting: LetterSetting, facts: CaseFacts) => LetterModels[Name],
): readonly Reaction[] {
  return [reaction(name, 'complainant', model)];
}
