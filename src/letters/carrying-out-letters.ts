/** All letters of step 3 of the procedure, for the table of letters.ts: appointments, and whether it is solved. */
import { APPOINTMENT_LETTERS, type AppointmentLetters } from './appointment-letters.ts';
import { EXECUTION_LETTERS, type ExecutionLetters } from './execution-letters.ts';

/** The model of each. */
export type CarryingOutLetters = AppointmentLetters & ExecutionLetters;

/** Their rows. */
export const CARRYING_OUT_LETTERS = { ...APPOINTMENT_LETTERS, ...EXECUTION_LETTERS } as const;
