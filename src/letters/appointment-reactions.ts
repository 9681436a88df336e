/** What is written when an appointment is offered, stands, is moved, does not go on, comes near, or is over. */
import type { Cancelled, MeetingKind, Slot } from '../case/appointment-events.ts';
import type { VisitPlanned } from '../case/assessment-events.ts';
import { visitSlot } from '../case/planned-meetings.ts';
import * as models from './appointment-models.ts';
import { visitModel } from './inquiry-models.ts';
import { type Invitation, meetingInvitation, type VisitMoment, visitInvitation } from './invitation.ts';
import { type Reaction, type Reactions, reaction } from './reaction.ts';
import type { CaseFacts } from './staff-models.ts';
import type { LetterSetting } from './wording.ts';

type Invite = (setting: LetterSetting, facts: CaseFacts) => Invitation;

/** The rows of the table of reactions (reactions.ts) of this theme. */
export const APPOINTMENT_REACTIONS = {
  visit_planned: (event) => visitLetters(event, event.sequence > 0),
  // One moment alone stands at once, and its own letter tells it; only who came before it hears that of the offer.
  appointment_offered: (event) => {
    const { slots, cancels } = event;
    if (slots.length === 1) return cancels === null ? [] : toComer('repair', cancels, true);
    const letter = reaction('complainant/appointment-choice', 'complainant', (setting, facts) =>
      models.appointmentChoiceModel(setting, facts, event),
    );
    if (cancels === null) return [letter];
    return [{ ...letter, invite: cancelling('repair', cancels) }, ...toComer('repair', cancels, true)];
  },
  appointment_fixed: (event, { settled }) => [
    {
      ...reaction('complainant/appointment', 'complainant', (setting, facts) =>
        models.appointmentModel(setting, facts, event),
      ),
      invite: requesting('repair', event),
    },
    ...toComer('repair', event, false),
    ...(settled
      ? [
          reaction('staff/appointment-chosen', 'handler', (setting, facts) =>
            models.appointmentChosenModel(setting, facts, event),
          ),
        ]
      : []),
  ],
  appointment_cancelled: (event) => {
    const { kind, cancelled } = event;
    const letter = reaction('complainant/appointment-cancelled', 'complainant', (setting, facts) =>
      models.appointmentCancelledModel(setting, facts, { ...event, needless: false }),
    );
    if (cancelled === null) return [letter];
    return [{ ...letter, invite: cancelling(kind, cancelled) }, ...toComer(kind, cancelled, true)];
  },
  meeting_lapsed: ({ kind, cancelled, needless }) => [
    {
      ...reaction('complainant/appointment-cancelled', 'complainant', (setting, facts) =>
        models.appointmentCancelledModel(setting, facts, { kind, cancelled, needless }),
      ),
      invite: cancelling(kind, cancelled),
    },
    ...toComer(kind, cancelled, true),
  ],
  visit_handed_over: () => [],
  // The letter that one case goes on in another tells of the visit; nothing else does.
  visit_taken_over: ({ from, visit }, { state }) => {
    const [letter, ...comer] = visitLetters(visit, false);
    return letter === undefined || state.absorbed.includes(from) ? comer : [letter, ...comer];
  },
  appointment_waived: () => [],
  visit_described: () => [],
  meeting_reminded: ({ kind, late }) =>
    late
      ? []
      : [
          reaction('complainant/appointment-reminder', 'complainant', (setting, facts) =>
            models.appointmentReminderModel(setting, facts, kind),
          ),
        ],
  meeting_passed: ({ kind }) => [
    reaction('staff/after-meeting', 'handler', (setting, facts) =>
      models.afterMeetingModel(setting, facts, kind),
    ),
  ],
} as const satisfies Partial<Reactions>;

function visitLetters(
  visit: VisitMoment & Pick<VisitPlanned, 'cancels'>,
  changed: boolean,
): readonly Reaction[] {
  return [
    {
      ...reaction('complainant/visit', 'complainant', (setting, facts) =>
        visitModel(setting, facts, visit, changed),
      ),
      invite: (setting, facts) => visitInvitation(setting, facts, visit),
    },
    ...(visit.cancels === undefined ? [] : toComer('visit', visit.cancels, true)),
    ...toComer('visit', { slot: visitSlot(visit), sequence: visit.sequence }, false),
  ];
}

type Moment = { readonly slot: Slot; readonly sequence: number };

function requesting(kind: MeetingKind, { slot, sequence }: Moment): Invite {
  return (setting, facts) => meetingInvitation(setting, facts, { kind, slot, sequence, cancelled: false });
}

function cancelling(kind: MeetingKind, { slot, sequence }: Cancelled): Invite {
  return (setting, facts) => meetingInvitation(setting, facts, { kind, slot, sequence, cancelled: true });
}

/** Who goes there gets it in the calendar as well, a colleague or not; nobody is written to who has no address. */
function toComer(kind: MeetingKind, moment: Moment, off: boolean): readonly Reaction[] {
  const { slot } = moment;
  if (slot.who === null || slot.who.address === '') return [];
  const comer = slot.who.address;
  const notice = reaction('staff/meeting', { comer }, (setting, facts) =>
    models.meetingModel(setting, facts, kind, slot, off),
  );
  const outside = reaction('third-party/meeting', { outsideComer: slot.who }, (setting, facts) =>
    models.outsideMeetingModel(setting, facts, kind, slot, off),
  );
  const invite = off ? cancelling(kind, moment) : requesting(kind, moment);
  // One of the two has a reader: a colleague, or somebody who is not on the roster.
  return [notice, outside].map((each) => ({ ...each, invite }));
}
