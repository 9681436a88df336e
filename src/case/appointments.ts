/**
 * Appointments to put right what was promised: offered, chosen by one word, moved, cancelled, reminded of, asked about
 * (step 3.1 of the procedure; domain.md 1 row 3.1a; clock P). A visit shares what comes after it is planned.
 */
import type { AppointmentFixed, Cancelled, MeetingKind, Slot } from './appointment-events.ts';
import type { OfferAppointment } from './appointment-intents.ts';
import type { Case } from './case.ts';
import { meetingOf } from './clocks-execution.ts';
import type { Deciders } from './deciders.ts';
import type { CaseEvent } from './events.ts';
import { refuseStep } from './information.ts';
import {
  heldRepair,
  heldVisit,
  remindingAt,
  replacedBy,
  sameSlot,
  startOf,
  visitSlot,
} from './planned-meetings.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import type { Calendar } from './working-days.ts';

/** More moments than these are not read any more (domain.md 1 row 3.1a). */
export const MOST_SLOTS = 3;

type Types = 'offer_appointment' | 'cancel_appointment' | 'remind_meeting' | 'end_meeting';

/** One row for each command about appointments. */
export const APPOINTMENT_DECIDERS: Deciders<Types> = {
  offer_appointment: (state, command, { calendar }) => offer(state, command, command.at, calendar),
  cancel_appointment: (state, { kind }) => (kind === 'visit' ? cancelVisit(state) : cancelRepair(state)),
  remind_meeting: (state, { at }, rules) => {
    const refusal = refuseStep(state, 'attendance', 'remind_meeting', at, rules);
    const meeting = meetingOf(state);
    if (refusal !== null || meeting === null) return refusal ?? refuse('clock-stopped');
    const { kind, slot } = meeting;
    return accept({ type: 'meeting_reminded', kind, late: startOf(slot, rules.calendar) <= at });
  },
  end_meeting: (state, { at }, rules) =>
    refuseStep(state, 'attendance', 'end_meeting', at, rules) ??
    accept({ type: 'meeting_passed', kind: meetingOf(state)?.kind ?? 'repair' }),
};

function offer(state: Case, { slots, text }: OfferAppointment, at: Date, calendar: Calendar): Decision {
  const [only, ...others] = slots;
  if (only === undefined) return refuse('nothing-written');
  const wrong = slots.find(({ from, until }) => until !== null && until <= from);
  if (wrong !== undefined)
    return refuse({ code: 'bad-value', field: 'time', value: `${wrong.from}-${wrong.until}` });
  const past = slots.find((slot) => startOf(slot, calendar) <= at);
  if (past !== undefined) return refuse({ code: 'day-passed', day: past.day });
  if (slots.length > MOST_SLOTS)
    return refuse({ code: 'bad-value', field: 'slots', value: String(slots.length) });
  const held = heldRepair(state);
  if (others.length === 0) {
    if (held !== null && sameSlot(held, only)) return refuse('nothing-changes');
    const fixed = fix(state, only, held !== null, at, calendar);
    const cancels = replacedBy(held, only, fixed.sequence, at, calendar);
    return accept({ type: 'appointment_offered', slots, text, cancels }, fixed);
  }
  const cancels = held === null ? null : cancelledNow(state, held);
  return accept({ type: 'appointment_offered', slots, text, cancels });
}

/**
 * The appointment by the number that the complainant chose; null where no such moment is on offer, or it has begun.
 */
export function fixChosen(
  state: Case,
  choice: number | null,
  at: Date,
  calendar: Calendar,
): AppointmentFixed | null {
  const { appointment } = state;
  if (appointment === null || appointment.fixed !== null || choice === null) return null;
  const slot = appointment.slots[choice - 1];
  if (slot === undefined || startOf(slot, calendar) <= at) return null;
  return fix(state, slot, false, at, calendar);
}

function fix(state: Case, slot: Slot, moved: boolean, at: Date, calendar: Calendar): AppointmentFixed {
  return {
    type: 'appointment_fixed',
    slot,
    sequence: nextSequence(state),
    moved,
    reminds: remindingAt(slot.day, calendar) > at,
  };
}

// The number of events only grows, also over an undo, so that calendars always take the later invitation for later.
function nextSequence({ revision }: Case): number {
  return revision;
}

function cancelledNow(state: Case, slot: Slot): Cancelled {
  return { slot, sequence: nextSequence(state) };
}

function cancelRepair(state: Case): Decision {
  const { appointment } = state;
  if (appointment?.waived === true) return refuse('nothing-changes');
  const held = heldRepair(state);
  if (held === null && (appointment === null || appointment.slots.length === 0))
    return accept({ type: 'appointment_waived' });
  const cancelled = held === null ? null : cancelledNow(state, held);
  return accept(cancelling('repair', cancelled));
}

function cancelVisit(state: Case): Decision {
  const visit = heldVisit(state);
  if (visit === null) return refuse('nothing-changes');
  return accept(cancelling('visit', { slot: visitSlot(visit), sequence: visit.sequence + 1 }));
}

function cancelling(kind: MeetingKind, cancelled: Cancelled | null): CaseEvent {
  return { type: 'appointment_cancelled', kind, cancelled };
}
