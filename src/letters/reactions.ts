/**
 * What is written to whom when something happens to a case, one branch per kind of event. The case itself
 * knows no letters (style.md 3.5 step 6).
 */
import type { Case } from '../case/case.ts';
import type { FactOf } from '../case/changes.ts';
import { WARNED_ROLES } from '../case/clocks.ts';
import { arrangementOf } from '../case/contact.ts';
import type { CaseEvent, ComplaintRegistered } from '../case/events.ts';
import type { Channel, Person } from '../case/vocabulary.ts';
import { ALARMS } from '../mail/alarming-words.ts';
import { APPOINTMENT_REACTIONS } from './appointment-reactions.ts';
import { clockWarningModel } from './clock-models.ts';
import { receivedModel } from './complainant-models.ts';
import { COMPLAINANT_REACTIONS } from './complainant-reactions.ts';
import { contactModel, holdReviewModel } from './contact-models.ts';
import { EXECUTION_REACTIONS } from './execution-reactions.ts';
import { assignedModel, chooseModel, consultModel } from './handler-models.ts';
import { understoodModel } from './inquiry-models.ts';
import { waitingBody } from './inquiry-words.ts';
import { lateDayModel } from './lateness-models.ts';
import type { MailFacts } from './mail-facts.ts';
import { noteSavedModel } from './note-models.ts';
import { type Reaction, type ReactionContext, type Reactions, type Reader, reaction } from './reaction.ts';
import {
  letterFailedModel,
  newComplaintModel,
  newMailModel,
  notAcknowledgedModel,
  notDeliveredModel,
} from './staff-models.ts';
import { silenceModel } from './status-models.ts';
import { WORK_REACTIONS } from './work-reactions.ts';

const DESK: Reader = { roles: ['coordinator'] };

const ACKNOWLEDGEMENT = reaction('complainant/received', 'complainant', (setting, { state }) =>
  receivedModel(setting, state),
);
const UNDERSTOOD = reaction('complainant/understood', 'complainant', understoodModel);

/** The letters that an event calls for, in the order in which they are written. */
export function reactionsTo<T extends CaseEvent['type']>(
  event: FactOf<CaseEvent>[T],
  context: ReactionContext,
): readonly Reaction[] {
  const type: T = event.type;
  return REACTIONS[type](event, context);
}

const none = () => [];

const REACTIONS: Reactions = {
  complaint_registered: reactionsToComplaint,
  correspondence_received: (event, { mail, settled, state }) =>
    settled || waitsForReading(state, mail)
      ? []
      : [
          reaction('staff/new-mail', 'contact', (setting, facts) =>
            newMailModel(setting, facts, mail ?? withoutMail(facts.state, event.from, ''), event),
          ),
        ],
  inquiry_received: none,
  inquiry_extended: none,
  inquiry_answered: none,
  inquiry_dismissed: none,
  body_wrote: ({ from, body }, { mail }) => [
    reaction('staff/new-mail', DESK, (setting, facts) => {
      const event = { type: 'correspondence_received', from, supplied: [] } as const;
      const shown = newMailModel(setting, facts, mail ?? withoutMail(facts.state, from, ''), event);
      // A body may stand second in From; an older event does not say which one wrote.
      return body === undefined ? shown : { ...shown, ...waitingBody(setting, facts.state, body) };
    }),
  ],
  note_added: (event) => [
    reaction('staff/note-saved', 'author', (setting, facts) => noteSavedModel(setting, facts, event)),
  ],
  acknowledgement_released: () => [ACKNOWLEDGEMENT],
  acknowledgement_withheld: (event) => [
    reaction('staff/not-acknowledged', DESK, (setting, facts) => notAcknowledgedModel(setting, facts, event)),
  ],
  letter_failed: (event) => [
    reaction('staff/letter-failed', 'handler', (setting, facts) => letterFailedModel(setting, facts, event)),
  ],
  letter_not_delivered: (event) => [
    reaction('staff/not-delivered', 'handler', (setting, facts) => notDeliveredModel(setting, facts, event)),
  ],
  clock_warned: (event) => [
    reaction('staff/clock-warning', { roles: WARNED_ROLES[event.percent] }, (setting, facts) =>
      clockWarningModel(setting, facts, event),
    ),
  ],
  ...COMPLAINANT_REACTIONS,
  ...EXECUTION_REACTIONS,
  ...APPOINTMENT_REACTIONS,
  mail_recorded: none,
  acknowledgement_told: none,
  letter_sent: none,
  handler_assigned: ({ handler }) => [
    reaction('staff/assigned', { colleague: handler.address }, assignedModel),
  ],
  complaint_triaged: none,
  routing_set: none,
  field_corrected: none,
  tags_changed: none,
  points_listed: none,
  point_added: none,
  information_overdue: () => [reaction('staff/choose', 'handler', chooseModel)],
  decision_clock_resumed: none,
  colleague_consulted: (event) => [
    reaction('staff/consult', { colleague: event.colleague.address }, (setting, facts) =>
      consultModel(setting, facts, event),
    ),
  ],
  point_assessed: none,
  remedy_decided: none,
  compensation_decided: none,
  reaction_window_passed: none,
  answer_understood: none,
  case_reopened: none,
  case_merged: none,
  case_unmerged: none,
  case_released: none,
  person_recused: none,
  confidentiality_set: none,
  care_noted: none,
  answers_forbidden: none,
  letter_posted: none,
  liability_released: none,
  second_person_waived: none,
  mandate_recorded: none,
  review_opened: none,
  rung_ended: none,
  legal_hold_set: none,
  hold_review_due: () => [reaction('staff/hold-review', DESK, holdReviewModel)],
  letters_redirected: none,
  contact_arranged: none,
  contact_review_due: () => [
    reaction('staff/contact', { roles: ['manager'] }, (setting, facts) =>
      contactModel(setting, facts, { news: 'review' }),
    ),
  ],
  reading_due: ({ mails }) => [
    reaction('staff/contact', 'contact', (setting, facts) =>
      contactModel(setting, facts, { news: 'reading', mails }),
    ),
  ],
  contact_freed: () => [
    reaction('staff/contact', { roles: ['handler', 'manager'] }, (setting, facts) =>
      contactModel(setting, facts, { news: 'over' }),
    ),
  ],
  transaction_undone: none,
  cause_recorded: none,
  measure_linked: none,
  measure_declined: none,
  silence_warned: (event) => [
    reaction('staff/silence', 'handler', (setting, facts) => silenceModel(setting, facts, event)),
  ],
  default_noticed: none,
  late_day_passed: (event) => [
    reaction('staff/clock-warning', { roles: WARNED_ROLES[100] }, (setting, facts) =>
      lateDayModel(setting, facts, event),
    ),
  ],
  ...WORK_REACTIONS,
};

/** True for mail that is read on a day of the month; what tells of danger or gives notice of default never waits. */
function waitsForReading(state: Case, mail: MailFacts | null): boolean {
  const isAlarming = ALARMS.some((alarm) => mail?.flags.includes(alarm));
  return !isAlarming && arrangementOf(state)?.waits === true;
}

/** Complaints that somebody of ours wrote down: what we understood is played back. */
const WRITTEN_DOWN: readonly Channel[] = ['phone', 'letter', 'desk'];

function reactionsToComplaint(
  { channel, complainant }: ComplaintRegistered,
  { mail, acknowledge, alike = [] }: ReactionContext,
): readonly Reaction[] {
  const writtenDown = WRITTEN_DOWN.includes(channel) || (mail === null && channel === 'form');
  const notice = reaction('staff/new-complaint', DESK, (setting, facts) => {
    const { state } = facts;
    const words = state.points.map((point) => point.text).join('\n\n');
    return newComplaintModel(
      setting,
      facts,
      mail ?? withoutMail(state, state.complainant, words),
      acknowledge || (writtenDown && complainant.address !== ''),
      alike,
    );
  });
  if (writtenDown) return [UNDERSTOOD, notice];
  return acknowledge ? [ACKNOWLEDGEMENT, notice] : [notice];
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
