/**
 * A sector profile: the durations of the procedure that differ from one trade to another, as data.
 * The files are `config/profiles/*.json`; shell/read-profile.ts checks them. Source: domain.md 2.3.
 */
import type { ClockName, ProfileName } from './vocabulary.ts';

/** Every unit a term may have in a profile. */
export const TERM_UNITS = ['working-days', 'days', 'weeks', 'months'] as const;

/**
 * How long a clock runs, counted from the day on which it starts (day 0). `days`, `weeks` and `months`
 * are calendar time; `amount` is a whole number of at least 1.
 */
export type Term = { readonly amount: number; readonly unit: (typeof TERM_UNITS)[number] };

/** The terms of one sector; every clock of the procedure has one. */
export type Profile = { readonly name: ProfileName; readonly terms: Readonly<Record<ClockName, Term>> };
