/** The letters about appointments: their models and their rows in the table of letters.ts (domain.md 4.3, K11). */
import type * as models from './appointment-models.ts';

/** The model of each. */
export type AppointmentLetters = {
  /** K11: which moment suits you? */
  readonly 'complainant/appointment-choice': models.AppointmentChoiceModel;
  /** K11: this is the appointment, or the changed one. */
  readonly 'complainant/appointment': models.AppointmentModel;
  /** It does not go on. */
  readonly 'complainant/appointment-cancelled': models.AppointmentCancelledModel;
  /** Tomorrow somebody comes. */
  readonly 'complainant/appointment-reminder': models.AppointmentModel;
  /** The complainant chose a moment. */
  readonly 'staff/appointment-chosen': models.AppointmentChosenModel;
  /** The reader is expected somewhere, or not any more. */
  readonly 'staff/meeting': models.MeetingModel;
  /** The same for somebody who is not on the roster. */
  readonly 'third-party/meeting': models.OutsideMeetingModel;
  /** The day of an appointment is over: what came of it? */
  readonly 'staff/after-meeting': models.AfterMeetingModel;
};

/** Their rows. */
export const APPOINTMENT_LETTERS = {
  'complainant/appointment-choice': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/appointment': { audience: 'complainant', automatic: true, delay: 'configured' },
  'complainant/appointment-cancelled': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/appointment-reminder': { audience: 'complainant', automatic: true, delay: 'none' },
  'staff/appointment-chosen': { audience: 'staff', automatic: true, delay: 'none' },
  // With the letter to the complainant, so that both are stopped by one undo.
  'staff/meeting': { audience: 'staff', automatic: true, delay: 'configured' },
  'third-party/meeting': { audience: 'third-party', automatic: true, delay: 'configured' },
  'staff/after-meeting': { audience: 'staff', automatic: true, delay: 'none' },
} as const;
