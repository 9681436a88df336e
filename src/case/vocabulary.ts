/**
 * The words of the procedure, as closed lists. Every list is a `const` array, so that the
 * configuration, the database and the tests check against the same words that the compiler knows.
 * Sources: ISO 10002:2018 for the terms, domain.md 2.1 for the stages, domain.md 2.4 for the roles.
 */

/** Every language that letters and commands exist in. */
export const LANGUAGES = ['nl', 'en'] as const;
/** Language of a letter. */
export type Language = (typeof LANGUAGES)[number];

/** Every sector that has a file in config/profiles. */
export const PROFILES = ['algemeen', 'bouw'] as const;
/** Sector profile: terms, calendars and limits as data (config/profiles). */
export type ProfileName = (typeof PROFILES)[number];

/** Every way in (procedure step 1: in writing or orally). */
export const CHANNELS = ['mail', 'form', 'phone', 'letter', 'desk', 'forwarded'] as const;
/** How the complaint reached the organisation (domain.md 2.5). */
export type Channel = (typeof CHANNELS)[number];

/** Every stage, in the order of the procedure. */
export const STAGES = ['received', 'closed'] as const;
/** Where the customer track of a case stands; the list grows with the procedure (domain.md 2.1). */
export type Stage = (typeof STAGES)[number];

/** Every role, from the nearest to the case to the farthest. */
export const ROLES = ['handler', 'coordinator', 'manager'] as const;
/** What a member of staff may do (domain.md 2.4). One person may hold several. */
export type Role = (typeof ROLES)[number];

/** Every clock, in the order in which they are shown. */
export const CLOCK_NAMES = ['confirm', 'decision', 'outer'] as const;
/** The terms that run on a case: clocks A, D and O of domain.md 2.3. */
export type ClockName = (typeof CLOCK_NAMES)[number];

/** Every share of a term at which somebody is told, in rising order. */
export const WARNING_PERCENTS = [50, 80, 100] as const;
/** How much of a term has passed when somebody is told (domain.md 2.3, last line). */
export type WarningPercent = (typeof WARNING_PERCENTS)[number];

/** A calendar day as `YYYY-MM-DD`, in the time zone of the desk. */
export type IsoDate = string;

/** A person as a mail names them; the address is lower-case with the domain in ASCII form. */
export type Person = { readonly address: string; readonly name: string };
