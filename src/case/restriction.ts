/**
 * A contact arrangement: how somebody may reach us for a time, because of conduct and never because of the number of
 * complaints. A manager decides it in writing, with its reason and its end, and new complaints are read as before
 * (domain.md 2.6, "Vexatious").
 */
import type { Deciders } from './deciders.ts';
import { accept, refuse } from './refusals.ts';
import { addTerm, localDay } from './working-days.ts';

/** The longest that an arrangement may last. */
const LONGEST = { amount: 6, unit: 'months' } as const;

/** The row of the command. */
export const RESTRICTION_DECIDERS: Deciders<'restrict_contact'> = {
  restrict_contact: ({ restriction }, { why, until, at }, { calendar }) => {
    if (why.trim() === '') return refuse('nothing-written');
    const today = localDay(at, calendar.timeZone);
    if (until < today) return refuse({ code: 'day-passed', day: until });
    const latest = addTerm(today, LONGEST, calendar);
    if (until > latest) return refuse({ code: 'after-latest', latest });
    if (restriction !== null && restriction.why === why && restriction.until === until)
      return refuse('nothing-changes');
    return accept({ type: 'contact_restricted', why, until });
  },
};
