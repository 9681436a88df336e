/** All letters of step 3 of the procedure, for the table of letters.ts: appointments, whether it is solved, another day. */
import { APPOINTMENT_LETTERS, type AppointmentLetters } from './appointment-letters.ts';
import { DEPOSIT_LETTERS, type DepositLetters } from './deposit-models.ts';
import { EXECUTION_LETTERS, type ExecutionLetters } from './execution-letters.ts';
import { MOVED_REMEDY_LETTERS, type MovedRemedyLetters } from './moved-remedy-model.ts';

/** The model of each. */
export type CarryingOutLetters = AppointmentLetters & ExecutionLetters & MovedRemedyLetters & DepositLetters;

/** Their rows. */
export const CARRYING_OUT_LETTERS = {
  ...APPOINTMENT_LETTERS,
  ...EXECUTION_LETTERS,
  ...MOVED_REMEDY_LETTERS,
  ...DEPOSIT_LETTERS,
} as const;
