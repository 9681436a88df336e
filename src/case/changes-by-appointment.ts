/** What appointments make of a case (steps 2.1 and 3.1 of the procedure). */
import type { AppointmentEvent, MeetingKind } from './appointment-events.ts';
import type { Case } from './case.ts';
import type { Changes } from './changes.ts';
import type { Appointment } from './planned-meetings.ts';

/** One row for each event of an appointment. */
export const APPOINTMENT_CHANGES: Changes<AppointmentEvent> = {
  appointment_offered: (_, { slots, text }, { at }) => ({
    appointment: { ...NOTHING_FIXED, slots, text, since: at.toISOString() },
    callBack: null,
  }),
  appointment_fixed: ({ appointment }, { slot, reminds }, { at }) => ({
    appointment: {
      ...NOTHING_FIXED,
      ...appointment,
      since: at.toISOString(),
      fixed: slot,
      reminded: !reminds,
      passed: false,
    },
  }),
  appointment_cancelled: ({ visit }, { kind, cancelled }, { at }) =>
    kind === 'repair'
      ? { appointment: { ...NOTHING_FIXED, since: at.toISOString() } }
      : {
          visit:
            visit === null
              ? null
              : { ...visit, sequence: cancelled?.sequence ?? visit.sequence, cancelled: true },
        },
  appointment_waived: (_, __, { at }) => ({
    appointment: { ...NOTHING_FIXED, since: at.toISOString(), waived: true },
  }),
  visit_handed_over: ({ visit }, { sequence }) => ({
    visit: visit === null ? null : { ...visit, sequence, cancelled: true },
  }),
  visit_taken_over: (_, { visit }) => ({ visit }),
  visit_described: ({ visit }, { text }) => ({ visit: visit === null ? null : { ...visit, text } }),
  meeting_reminded: (before, { kind }) => mark(before, kind, 'reminded'),
  meeting_passed: (before, { kind }) => mark(before, kind, 'passed'),
  // What was taken back is as it was before; only what still stands in the case ends here.
  meeting_lapsed: ({ visit, appointment }, { kind, cancelled: { slot, sequence } }) => {
    if (kind === 'visit') {
      const isIt = visit !== null && visit.day === slot.day && visit.time === slot.from;
      return isIt ? { visit: { ...visit, sequence, cancelled: true } } : {};
    }
    const isIt = appointment?.fixed?.day === slot.day && appointment.fixed.from === slot.from;
    return isIt ? { appointment: { ...appointment, passed: true } } : {};
  },
};

const NOTHING_FIXED: Appointment = {
  slots: [],
  text: '',
  since: '',
  fixed: null,
  waived: false,
  reminded: false,
  passed: false,
};

function mark({ visit, appointment }: Case, kind: MeetingKind, what: 'reminded' | 'passed'): Partial<Case> {
  if (kind === 'visit') return { visit: visit === null ? null : { ...visit, [what]: true } };
  return { appointment: appointment === null ? null : { ...appointment, [what]: true } };
}
