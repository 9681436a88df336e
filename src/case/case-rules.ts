/** What a case is decided by, beside its own events: the terms of its profile and the calendar. */
import type { Profile } from './profile.ts';
import type { Calendar } from './working-days.ts';

/** The profile and the calendar of the desk that a case belongs to. */
export type CaseRules = { readonly profile: Profile; readonly calendar: Calendar };
