/**
 * A contact arrangement: how somebody may reach us for a time, because of conduct and never because of the number of
 * complaints. A manager decides it in writing, with its reason and its end, and new complaints are read as before
 * (domain.md 2.6, "Vexatious"). What it means while it holds stands in contact.ts.
 */
import type { Case } from './case.ts';
import { arrangementOf, type Restriction } from './contact.ts';
import type { Deciders, OrderOf } from './deciders.ts';
import type { ReadingDue } from './dispute-events.ts';
import { refuseStep } from './information.ts';
import { accept, refuse } from './refusals.ts';
import { addTerm, localDay } from './working-days.ts';

/** The longest that an arrangement may last. */
const LONGEST = { amount: 6, unit: 'months' } as const;

type Types = 'restrict_contact' | 'lift_restriction' | 'review_contact' | 'read_unread' | 'free_contact';

/** One row for each command about it. */
export const RESTRICTION_DECIDERS: Deciders<Types> = {
  restrict_contact: ({ restriction }, command, { calendar }) => {
    const { why, until, contact, channel, monthly, at } = command;
    if (why.trim() === '') return refuse('nothing-written');
    const today = localDay(at, calendar.timeZone);
    if (until < today) return refuse({ code: 'day-passed', day: until });
    const latest = addTerm(today, LONGEST, calendar);
    if (until > latest) return refuse({ code: 'after-latest', latest });
    if (restriction !== null && isSame(restriction, command)) return refuse('nothing-changes');
    const restricted = { type: 'contact_restricted', why, until } as const;
    const arranged = { type: 'contact_arranged', contact, channel, monthly } as const;
    return contact === null && channel === null && !monthly
      ? accept(restricted)
      : accept(restricted, arranged);
  },
  lift_restriction: (state, { text }) => {
    if (arrangementOf(state) === null) return refuse('no-restriction');
    return accept(...readingOf(state), { type: 'contact_lifted', text });
  },
  review_contact: (state, { at }, rules) =>
    refuseStep(state, 'contact', 'review_contact', at, rules) ?? accept({ type: 'contact_review_due' }),
  read_unread: (state, { at }, rules) =>
    refuseStep(state, 'contact', 'read_unread', at, rules) ??
    accept({ type: 'reading_due', mails: arrangementOf(state)?.unread ?? 0 }),
  free_contact: (state, { at }, rules) =>
    refuseStep(state, 'contact', 'free_contact', at, rules) ??
    accept(...readingOf(state), { type: 'contact_freed' }),
};

/** Nothing that waited to be read is forgotten with its arrangement. */
export function readingOf(state: Pick<Case, 'restriction' | 'stage'>): readonly ReadingDue[] {
  const mails = arrangementOf(state)?.unread ?? 0;
  return mails > 0 ? [{ type: 'reading_due', mails }] : [];
}

function isSame(before: Restriction, wanted: OrderOf['restrict_contact']): boolean {
  return (
    before.why === wanted.why &&
    before.until === wanted.until &&
    before.contact?.address === wanted.contact?.address &&
    before.channel === wanted.channel &&
    before.monthly === wanted.monthly
  );
}
