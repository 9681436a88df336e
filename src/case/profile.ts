/**
 * A sector profile: the durations of the procedure that differ from one trade to another, as data.
 * The files are `config/profiles/*.json`; shell/read-profile.ts checks them. Source: domain.md 2.3.
 */
import { CLOCK_NAMES, type ClockName, type ProfileName } from './vocabulary.ts';

/** Every unit a term may have in a profile. */
export const TERM_UNITS = ['working-days', 'days', 'weeks', 'months', 'hours'] as const;

/**
 * How long a clock runs, counted from the day on which it starts (day 0). `days`, `weeks` and `months`
 * are calendar time, `hours` office hours from the instant at which it starts; `amount` is a whole number of at least 1.
 */
export type Term = { readonly amount: number; readonly unit: (typeof TERM_UNITS)[number] };

// The day of an appointment is what the appointment says, and a contact arrangement names its own end.
const TIMED_CLOCKS = CLOCK_NAMES.filter(
  (name): name is Exclude<ClockName, 'attendance' | 'contact'> => name !== 'attendance' && name !== 'contact',
);

/**
 * Every term of a profile: one for each clock that has one, one for the first contact when there is danger,
 * `workChase` between two reminders of a third party, and `contactReading` between two readings of the mail of a
 * complainant with whom that was arranged.
 */
export const TERM_NAMES = [...TIMED_CLOCKS, 'urgentContact', 'workChase', 'contactReading'] as const;
/** Name of a term. */
export type TermName = (typeof TERM_NAMES)[number];

/** The terms and limits of one sector. */
export type Profile = {
  readonly name: ProfileName;
  readonly terms: Readonly<Record<TermName, Term>>;
  /** Money above this many cents needs a manager; in whole cents, at least 0. */
  readonly compensationLimit: number;
};
