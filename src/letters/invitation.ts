/**
 * An appointment as it goes into a calendar: pure data, which shell/calendar-invite.ts writes as iCalendar. The same
 * visit or repair keeps its name through every change of its time, so that calendars move it and do not show it twice.
 * Source: domain.md 1 rows 2.1b and 3.1a; RFC 5545 3.8.4.7 (UID), 3.8.7.4 (SEQUENCE).
 */
import type { MeetingKind, Slot } from '../case/appointment-events.ts';
import type { VisitPlanned } from '../case/assessment-events.ts';
import type { Case } from '../case/case.ts';
import { startOf, visitSlot } from '../case/planned-meetings.ts';
import type { Person } from '../case/vocabulary.ts';
import { instantAt } from '../case/working-days.ts';
import { inline } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor } from './wording.ts';

/** One appointment with those who come to it. */
export type Invitation = {
  /** Unique at this desk, and the same for every change of it. */
  readonly name: string;
  /** Higher with each change. */
  readonly sequence: number;
  /** True when it is taken out of calendars. */
  readonly cancelled: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly description: string;
  /** Where, or ''. */
  readonly place: string;
  readonly attendees: readonly Person[];
};

/** How long an appointment stands in a calendar of which only the beginning is named. */
const USUAL_MINUTES = 60;

/** A visit: when, and who comes. */
export type VisitMoment = Pick<VisitPlanned, 'day' | 'time' | 'visitor' | 'sequence'>;

/** The visit of `complainant/visit`. */
export function visitInvitation(setting: LetterSetting, facts: CaseFacts, event: VisitMoment): Invitation {
  const { sequence } = event;
  const slot = visitSlot(event);
  return meetingInvitation(setting, facts, { kind: 'visit', slot, sequence, cancelled: false });
}

/** A visit or a repair, and what calendars must hear of it. */
export type MeetingNews = {
  readonly kind: MeetingKind;
  readonly slot: Slot;
  readonly sequence: number;
  /** True when it does not go on. */
  readonly cancelled: boolean;
};

/** A visit or a repair as calendars hear of it: the same name through every change. */
export function meetingInvitation(
  setting: LetterSetting,
  { state }: Pick<CaseFacts, 'state'>,
  { kind, slot, sequence, cancelled }: MeetingNews,
): Invitation {
  const { words, organisation, timeZone } = setting;
  const { day, until, who } = slot;
  const startsAt = startOf(slot, setting);
  const usualEnd = new Date(startsAt.getTime() + USUAL_MINUTES * 60_000);
  const comer = who === null ? '' : `${inline(who.name || who.address)}. `;
  return {
    name:
      kind === 'visit'
        ? `visit-${state.visit?.knownAs ?? state.reference}`
        : `appointment-${state.reference}`,
    sequence,
    cancelled,
    startsAt,
    endsAt: until === null ? usualEnd : instantAt(day, until, timeZone),
    // The number brings the answer of a calendar program back to the case.
    summary: `${wordFor(words, kind, 'summary')}, ${organisation.name} (${state.reference})`,
    description: `${comer}${describe(setting, kind, cancelled ? state.mergedInto : null)} ${organisation.phone}`,
    place: placeOf(state),
    attendees: [state.complainant, ...(who === null ? [] : [who])].filter(({ address }) => address !== ''),
  };
}

function describe({ words }: LetterSetting, kind: MeetingKind, goesOnIn: string | null): string {
  return goesOnIn === null
    ? wordFor(words, kind, 'description')
    : phrase(words, 'meeting.elsewhere', { reference: goesOnIn });
}

/** Where we come, or ''. */
export function placeOf({ fields }: Pick<Case, 'fields'>): string {
  return inline(fields.object ?? fields['postal-address'] ?? '');
}
