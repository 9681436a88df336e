/**
 * What is written to whom when something happens to a case, one branch per kind of event. The case itself
 * knows no letters (style.md 3.5 step 6).
 */
import type { Case } from '../case/case.ts';
import type { FactOf } from '../case/changes.ts';
import { WARNED_ROLES } from '../case/clocks.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Person, Role } from '../case/vocabulary.ts';
import { receivedModel } from './complainant-models.ts';
import type { LetterModels, LetterName, Render, Written } from './letters.ts';
import type { MailFacts } from './mail-facts.ts';
import {
  type CaseFacts,
  clockWarningModel,
  letterFailedModel,
  newComplaintModel,
  newMailModel,
  notAcknowledgedModel,
  notDeliveredModel,
  noteSavedModel,
} from './staff-models.ts';
import type { LetterSetting } from './wording.ts';

/** Who reads a letter: the complainant, the member of staff who caused it, or everybody with a role, each once. */
export type Reader = 'complainant' | 'author' | { readonly roles: readonly Role[] };

/** A letter that an event calls for; `write` makes it in the language of the setting. */
export type Reaction = {
  readonly letter: LetterName;
  readonly to: Reader;
  readonly write: (setting: LetterSetting, facts: CaseFacts, render: Render) => Written;
};

/** What a reaction depends on besides the event and the case. */
export type ReactionContext = {
  /** The mail that caused the event; null when none did. */
  readonly mail: MailFacts | null;
  /** True when an automatic letter may leave to the complainant (the answer gate). */
  readonly acknowledge: boolean;
};

const DESK: Reader = { roles: ['coordinator'] };

const ACKNOWLEDGEMENT = reaction('complainant/received', 'complainant', (setting, { state }) =>
  receivedModel(setting, state),
);

/** The letters that an event calls for, in the order in which they are written. */
export function reactionsTo<T extends CaseEvent['type']>(
  event: FactOf<CaseEvent>[T],
  context: ReactionContext,
): readonly Reaction[] {
  const type: T = event.type;
  return REACTIONS[type](event, context);
}

type Reactions = {
  readonly [T in CaseEvent['type']]: (
    event: FactOf<CaseEvent>[T],
    context: ReactionContext,
  ) => readonly Reaction[];
};

const none = () => [];

const REACTIONS: Reactions = {
  complaint_registered: (_, context) => reactionsToComplaint(context),
  correspondence_received: (event, { mail }) => [
    reaction('staff/new-mail', DESK, (setting, facts) =>
      newMailModel(setting, facts, mail ?? withoutMail(facts.state, event.from, ''), event),
    ),
  ],
  note_added: (event) => [
    reaction('staff/note-saved', 'author', (setting, facts) => noteSavedModel(setting, facts, event)),
  ],
  acknowledgement_released: () => [ACKNOWLEDGEMENT],
  acknowledgement_withheld: (event) => [
    reaction('staff/not-acknowledged', DESK, (setting, facts) => notAcknowledgedModel(setting, facts, event)),
  ],
  letter_failed: (event) => [
    reaction('staff/letter-failed', DESK, (setting, facts) => letterFailedModel(setting, facts, event)),
  ],
  letter_not_delivered: (event) => [
    reaction('staff/not-delivered', DESK, (setting, facts) => notDeliveredModel(setting, facts, event)),
  ],
  clock_warned: (event) => [
    reaction('staff/clock-warning', { roles: WARNED_ROLES[event.percent] }, (setting, facts) =>
      clockWarningModel(setting, facts, event),
    ),
  ],
  mail_recorded: none,
  acknowledgement_told: none,
  letter_sent: none,
  handler_assigned: none,
  complaint_triaged: none,
  routing_set: none,
  field_corrected: none,
  tags_changed: none,
  points_listed: none,
  point_added: none,
  information_requested: none,
  information_chased: none,
  information_overdue: none,
  decision_clock_resumed: none,
  reply_written: none,
  visit_planned: none,
  colleague_consulted: none,
  decision_extended: none,
  point_assessed: none,
  remedy_decided: none,
  offer_made: none,
  compensation_decided: none,
  decision_reported: none,
  decision_told: none,
  reaction_chased: none,
  reaction_window_passed: none,
  answer_understood: none,
  agreement_recorded: none,
  objection_recorded: none,
  complaint_closed: none,
  case_reopened: none,
  case_merged: none,
  case_absorbed: none,
  case_linked: none,
  person_recused: none,
  confidentiality_set: none,
  care_noted: none,
  answers_forbidden: none,
  letter_posted: none,
  liability_released: none,
  second_person_waived: none,
  mandate_recorded: none,
  transaction_undone: none,
};

function reactionsToComplaint({ mail, acknowledge }: ReactionContext): readonly Reaction[] {
  const notice = reaction('staff/new-complaint', DESK, (setting, facts) => {
    const { state } = facts;
    const words = state.points.map((point) => point.text).join('\n\n');
    return newComplaintModel(
      setting,
      facts,
      mail ?? withoutMail(state, state.complainant, words),
      acknowledge,
    );
  });
  if (!acknowledge) return [notice];
  return [ACKNOWLEDGEMENT, notice];
}

function reaction<Name extends LetterName>(
  letter: Name,
  to: Reader,
  model: (setting: LetterSetting, facts: CaseFacts) => LetterModels[Name],
): Reaction {
  return {
    letter,
    to,
    write: (setting, facts, render) => render(letter, setting.language, model(setting, facts)),
  };
}

/** What the register knows where no mail came: a complaint by telephone, an import. */
function withoutMail(state: Case, from: Person, text: string): MailFacts {
  return {
    receivedAt: state.receivedAt,
    from,
    subject: state.subject,
    text,
    attachments: [],
    flags: [],
    maybe: null,
  };
}
