/** What a case is decided by, beside its own events: the terms of its profile and the calendar. */
import type { Profile } from './profile.ts';
import type { Calendar } from './working-days.ts';

export type CaseRules = { readonly profile: Profile; readonly calendar: Calendar };
