/**
 * The clock of the ladder of disputes: the step that is on ends by the day that was told (domain.md 2.7), and a body
 * gets its answer (2.3 clock E); and that of a contact arrangement (2.6).
 */

import type { CaseRules } from './case-rules.ts';
import type { ClockRow } from './clock-row.ts';
import { FOR_STAFF, instant } from './clock-row.ts';
import { CONTACT_CLOCK } from './contact.ts';
import type { LegalHold } from './dispute.ts';
import { openInquiries } from './inquiries.ts';
import type { IsoDate } from './vocabulary.ts';
import { addTerm, firstWorkingDay, instantAt, localDay } from './working-days.ts';

/** The rows by name; the term of each stands in the profile. */
export const CLOCKS_OF_DISPUTE = {
  rung: {
    ...FOR_STAFF,
    letter: '1-5',
    meaning:
      'the step of the dispute ladder that is on ends: talk, expert, mediation, committee, arbitration, court',
    starts: ({ stage, dispute }) =>
      stage === 'disputed' && dispute?.award === null && dispute.step?.result === null
        ? instant(dispute.step.since)
        : null,
    stops: () => null,
    promised: ({ dispute }) => dispute?.step?.until ?? null,
    repeats: true,
  },
  inquiry: {
    ...FOR_STAFF,
    letter: 'E',
    meaning: 'a disputes body that asked about the case has our answer; longer when it is complex',
    starts: (state) => instant(openInquiries(state)[0]?.receivedAt),
    stops: () => null,
    promised: (state) => openInquiries(state)[0]?.until ?? null,
    repeats: true,
    afterEnd: true,
  },
  contact: CONTACT_CLOCK,
  hold: {
    ...FOR_STAFF,
    letter: '2.8',
    meaning: 'a file that is kept: every six months the coordinator looks whether it still must be',
    starts: ({ legalHold }) => instant(legalHold?.askedAt ?? legalHold?.since),
    stops: () => null,
    promised: () => null,
    repeats: true,
    aside: true,
    afterEnd: true,
    next: ({ legalHold }, rules) => {
      if (legalHold === null) return null;
      const { calendar } = rules;
      const day = holdReviewDay(legalHold, rules);
      return {
        act: 'review_hold',
        percent: null,
        at: instantAt(day, calendar.officeHours.from, calendar.timeZone),
      };
    },
  },
} as const satisfies Readonly<Record<string, ClockRow>>;

/** The working day on which the coordinator looks whether a file must still be kept: a term after it was asked last. */
export function holdReviewDay({ askedAt, since }: LegalHold, { profile, calendar }: CaseRules): IsoDate {
  const from = localDay(new Date(askedAt ?? since), calendar.timeZone);
  return firstWorkingDay(addTerm(from, profile.terms.hold, calendar), calendar);
}
