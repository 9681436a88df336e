/**
 * A sector profile: the durations of the procedure that differ from one trade to another, as data.
 * The files are `config/profiles/*.json`; shell/read-profile.ts checks them. Source: domain.md 2.3.
 */
import type { Category } from './category.ts';
import type { Need } from './needs.ts';
import { CLOCK_NAMES, type ClockName, type Language, type ProfileName } from './vocabulary.ts';

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
 * `workChase` between two reminders of a third party, `complexInquiry` for a body whose inquiry takes longer, and `contactReading` between two readings of the mail of a
 * complainant with whom that was arranged. `cause` and `measure` are those of the learning track (L1, L3), and
 * `implementation` is that of a measure for which no day was named.
 */
export const TERM_NAMES = [
  ...TIMED_CLOCKS,
  'urgentContact',
  'workChase',
  'complexInquiry',
  'contactReading',
  'cause',
  'measure',
  'implementation',
] as const;
/** Name of a term. */
export type TermName = (typeof TERM_NAMES)[number];

/** A cause that complaints of the sector come from, and what it is called. */
export type ProfileCause = { readonly code: string } & Readonly<Record<Language, string>>;

/** The causes that every profile has: words of staff that are no code, and what was looked for and not found. */
export const COMMON_CAUSES: readonly ProfileCause[] = [
  { code: 'unclassified', nl: 'niet ingedeeld', en: 'unclassified' },
  { code: 'unknown', nl: 'onbekend', en: 'unknown' },
];

/** True for one of these: it says nothing of what could be changed. */
export function isCommonCause(code: string): boolean {
  return COMMON_CAUSES.some((common) => common.code === code);
}

/** Days after its end in which a case goes on again (DESIGN 3, "A reply after the decision"); later it is a new one. */
export const REOPEN_DAYS = 90;

/** The terms and limits of one sector. */
export type Profile = {
  readonly name: ProfileName;
  readonly terms: Readonly<Record<TermName, Term>>;
  /** Money above this many cents needs a manager; in whole cents, at least 0. */
  readonly compensationLimit: number;
  /** The causes of the sector and those that every profile has, each code once; in the order in which they are offered. */
  readonly causes: readonly ProfileCause[];
  /** What complaints of the sector are about, and what every profile has for the others. */
  readonly categories: readonly Category[];
  /** What an assessment needs, for desks that do not say it themselves. */
  readonly needs: readonly Need[];
  /** What a complainant of the sector can do beside the bodies and the court; as many sentences in each language. */
  readonly rights: Readonly<Record<Language, readonly string[]>>;
};
