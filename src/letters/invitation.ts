/**
 * An appointment as it goes into a calendar: pure data, which shell/calendar-invite.ts writes as iCalendar. The same
 * visit keeps its name through every change of its time, so that calendars move it and do not show it twice.
 * Source: domain.md 1 row 2.1b; RFC 5545 3.8.4.7 (UID), 3.8.7.4 (SEQUENCE).
 */
import type { VisitPlanned } from '../case/assessment-events.ts';
import type { Person } from '../case/vocabulary.ts';
import { instantAt } from '../case/working-days.ts';
import { inline } from './foreign-text.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor } from './wording.ts';

/** One appointment with those who come to it. */
export type Invitation = {
  /** Unique at this desk, and the same for every change of it. */
  readonly name: string;
  /** 0 for the first, one more for each change. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly description: string;
  /** Where, or ''. */
  readonly place: string;
  readonly attendees: readonly Person[];
};

/** How long a visit stands in a calendar; staff name its beginning only. */
const VISIT_MINUTES = 60;

/** The visit of `complainant/visit`. */
export function visitInvitation(
  setting: LetterSetting,
  { state }: CaseFacts,
  { day, time, visitor, sequence }: VisitPlanned,
): Invitation {
  const startsAt = instantAt(day, time, setting.timeZone);
  const { words, organisation } = setting;
  return {
    name: `visit-${state.reference}`,
    sequence,
    startsAt,
    endsAt: new Date(startsAt.getTime() + VISIT_MINUTES * 60_000),
    // The number brings the answer of a calendar program back to the case.
    summary: `${wordFor(words, 'visit', 'summary')}, ${organisation.name} (${state.reference})`,
    description: `${inline(visitor.name || visitor.address)}. ${wordFor(words, 'visit', 'description')} ${organisation.phone}`,
    place: inline(state.fields.object ?? state.fields['postal-address'] ?? ''),
    attendees: [state.complainant, visitor].filter(({ address }) => address !== ''),
  };
}
