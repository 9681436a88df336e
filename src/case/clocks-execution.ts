/** The clocks of carrying out a remedy: it, the question whether it is solved, a promised call (domain.md 2.3: R and S; K14). */
import type { MeetingKind, Slot } from './appointment-events.ts';
import type { Case } from './case.ts';
import { openRemedies } from './changes-by-assessment.ts';
import { type ClockRow, FOR_STAFF, instant } from './clock-row.ts';
import { depositSince } from './delivery.ts';
import { depositStep } from './deposit.ts';
import { firstRemedyDay } from './due-day.ts';
import { type Appointment, heldRepair, heldVisit, remindingAt, visitSlot } from './planned-meetings.ts';
import type { Instant, Stage } from './vocabulary.ts';

/** The rows by name; the term of each stands in the profile. */
export const CLOCKS_OF_EXECUTION = {
  appointment: {
    ...FOR_STAFF,
    letter: 'P',
    meaning: 'an appointment is offered for what we promised to put right, or none is needed',
    starts: appointmentDueSince,
    stops: ({ appointment }) => (isOffered(appointment) ? instant(appointment?.since) : null),
    promised: () => null,
    repeats: true,
  },
  attendance: {
    letter: 'K11',
    meaning: 'the day of a visit or an appointment; reminded on the morning before, asked about after it',
    starts: (state) => instant(meetingOf(state)?.since),
    stops: () => null,
    promised: (state) => meetingOf(state)?.slot.day ?? null,
    moves: true,
    repeats: true,
    bot: {
      share: 0,
      remindsAt: remindingAt,
      chase: 'remind_meeting',
      chased: (state) => state.answersForbidden || (meetingOf(state)?.reminded ?? true),
      end: 'end_meeting',
      ended: (state) => meetingOf(state) === null,
    },
  },
  remedy: {
    ...FOR_STAFF,
    letter: 'R',
    meaning: 'the first remedy that is open is carried out; anew when it has to be done again',
    starts: (state) =>
      state.stage === 'executing' ? instant(state.rework?.since ?? state.decision?.at) : null,
    stops: () => null,
    promised: firstRemedyDay,
    repeats: true,
  },
  satisfaction: {
    letter: 'S',
    meaning: 'the complainant, asked as soon as it is done, says whether it is solved; reminded half way',
    starts: (state) => instant(state.satisfaction?.since),
    stops: (state) => instant(state.satisfaction?.reactedAt),
    promised: (state) => state.satisfaction?.until ?? null,
    moves: true,
    repeats: true,
    bot: {
      share: 1 / 2,
      chase: 'chase_satisfaction',
      chased: (state) => state.answersForbidden || (state.satisfaction?.chased ?? true),
      end: 'end_satisfaction',
      ended: (state) => state.satisfaction === null,
    },
  },
  callback: {
    ...FOR_STAFF,
    letter: 'K14',
    meaning: 'the call that was promised when a case went on again; a note or a reply ends it',
    starts: (state) => instant(state.callBack?.since),
    stops: () => null,
    promised: (state) => state.callBack?.until ?? null,
    repeats: true,
  },
  deposit: {
    ...FOR_STAFF,
    letter: 'F',
    meaning: 'after delivery of a new home (`bouw`): the buyer is told of the deposit, from one month on',
    starts: depositSince,
    stops: ({ deposit }) => instant(deposit?.toldAt),
    promised: () => null,
    moves: false,
    repeats: true,
    aside: true,
    next: depositStep,
  },
} as const satisfies Readonly<Record<string, ClockRow>>;

/** An appointment that is still to come, or is today. */
export type Meeting = {
  readonly kind: MeetingKind;
  readonly slot: Slot;
  readonly since: Instant;
  readonly reminded: boolean;
};

const BEFORE_DECISION: readonly Stage[] = ['received', 'triaged', 'waiting', 'assessing', 'decided'];
const CARRYING_OUT: readonly Stage[] = ['reported', 'executing'];

/** The meeting that the complainant expects us for; null when there is none. */
export function meetingOf(state: Case): Meeting | null {
  const { stage, appointment } = state;
  const visit = BEFORE_DECISION.includes(stage) ? heldVisit(state) : null;
  if (visit !== null) {
    const { since, reminded } = visit;
    return { kind: 'visit', slot: visitSlot(visit), since, reminded };
  }
  const slot = CARRYING_OUT.includes(stage) ? heldRepair(state) : null;
  if (slot === null || appointment === null) return null;
  const { since, reminded } = appointment;
  return { kind: 'repair', slot, since, reminded };
}

function isOffered(appointment: Appointment | null): boolean {
  return (
    appointment !== null && (appointment.waived || appointment.fixed !== null || appointment.slots.length > 0)
  );
}

// From the day on which it is certain that something is carried out; a proposal waits for its answer first.
function appointmentDueSince(state: Case): Date | null {
  const { stage, offer, decision, agreement, rework, appointment } = state;
  const isCertain = stage === 'executing' || (stage === 'reported' && offer === null);
  if (!isCertain || openRemedies(state).length === 0) return null;
  const dropped = isOffered(appointment) ? undefined : appointment?.since;
  const since = [decision?.at, agreement?.at, rework?.since, dropped].flatMap((at) => at ?? []);
  return instant(since.toSorted().at(-1));
}
