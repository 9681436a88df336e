/**
 * A contact arrangement while it holds: who answers, by which way, and when what the complainant writes is read. It binds
 * our own letters and notices as well; what was asked, what tells of danger and new complaints never wait (domain.md 2.6,
 * "Vexatious").
 */
import { addresseeOf, type Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { type ClockRow, FOR_STAFF, instant, type OwnStep } from './clock-row.ts';
import type { ContactChannel, Instant, IsoDate, Person } from './vocabulary.ts';
import {
  addDays,
  addTerm,
  daysBetween,
  endOfDay,
  firstWorkingDay,
  instantAt,
  localDay,
} from './working-days.ts';

/** One arrangement. */
export type Restriction = {
  /** What is arranged and why, as the complainant read it. */
  readonly why: string;
  readonly since: Instant;
  /** Its last day. */
  readonly until: IsoDate;
  /** The only colleague who answers; null where none was named. */
  readonly contact: Person | null;
  /** The only way of writing; null where none was named. */
  readonly channel: ContactChannel | null;
  /** True when what the complainant writes is read once a month. */
  readonly monthly: boolean;
  /** True once the manager was asked whether it is still needed. */
  readonly reviewed: boolean;
  /** Mails that wait for the day of reading, and since when the first of them does. */
  readonly unread: number;
  readonly unreadSince: Instant | null;
  /** True when the last mail of the complainant waits. */
  readonly waits: boolean;
};

/** The arrangement that holds on a case; null for none. It is about this complaint, and ends with it. */
export function arrangementOf({
  restriction,
  stage,
}: Pick<Case, 'restriction' | 'stage'>): Restriction | null {
  return stage === 'closed' ? null : restriction;
}

/** True when letters to the complainant are printed: there is no address, or it was arranged so. */
export function goesByPost(
  state: Pick<Case, 'restriction' | 'stage' | 'correspondent' | 'complainant'>,
): boolean {
  return addresseeOf(state).address === '' || arrangementOf(state)?.channel === 'letter';
}

/** True when nobody is asked to call, and nobody calls: it was arranged that we write. */
export function isWritingOnly(state: Pick<Case, 'restriction' | 'stage'>): boolean {
  return (arrangementOf(state)?.channel ?? null) !== null;
}

/**
 * The complainant wrote. What answers us is read at once: to our questions, to the decision, to whether it is solved.
 */
export function hearUnread(before: Case, at: Date): Partial<Case> {
  const { restriction, stage } = before;
  if (restriction === null || !restriction.monthly) return {};
  const waits = !['waiting', 'reported', 'checking', 'closed'].includes(stage);
  if (!waits) return { restriction: { ...restriction, waits } };
  const unreadSince = restriction.unreadSince ?? at.toISOString();
  return { restriction: { ...restriction, waits, unread: restriction.unread + 1, unreadSince } };
}

/** When our work begins on a day on which somebody is asked to look. */
const MORNING = '09:00';

/** The clock of an arrangement: its review half way, each day of reading, and its end. */
export const CONTACT_CLOCK = {
  ...FOR_STAFF,
  letter: 'K21',
  meaning: 'a contact arrangement: the manager looks half way, mail is read on its day, it ends by itself',
  starts: (state) => instant(arrangementOf(state)?.since),
  stops: () => null,
  promised: (state) => arrangementOf(state)?.until ?? null,
  repeats: true,
  aside: true,
  next: (state, rules) => {
    const arrangement = arrangementOf(state);
    if (arrangement === null) return null;
    const steps = [endOf(arrangement, rules), reviewOf(arrangement, rules), readingOf(arrangement, rules)];
    const known = steps.filter((step) => step !== null);
    return known.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
  },
} as const satisfies ClockRow;

function endOf({ until }: Restriction, { calendar }: CaseRules): OwnStep {
  return { act: 'free_contact', percent: null, at: endOfDay(until, calendar.timeZone) };
}

function reviewOf({ since, until, reviewed }: Restriction, { calendar }: CaseRules): OwnStep | null {
  if (reviewed) return null;
  const first = localDay(new Date(since), calendar.timeZone);
  const half = Math.floor(daysBetween(first, until) / 2);
  const day = firstWorkingDay(addDays(first, half), calendar);
  // A short arrangement is over before anybody could look again.
  return day >= until || day === first
    ? null
    : { act: 'review_contact', percent: null, at: instantAt(day, MORNING, calendar.timeZone) };
}

/** The first of the days of reading, counted from the beginning, after the oldest mail that waits. */
function readingOf({ since, unreadSince }: Restriction, { calendar, profile }: CaseRules): OwnStep | null {
  if (unreadSince === null) return null;
  const { amount, unit } = profile.terms.contactReading;
  const first = localDay(new Date(since), calendar.timeZone);
  const waiting = localDay(new Date(unreadSince), calendar.timeZone);
  let times = 1;
  const reading = () => firstWorkingDay(addTerm(first, { amount: amount * times, unit }, calendar), calendar);
  while (reading() <= waiting) times += 1;
  return { act: 'read_unread', percent: null, at: instantAt(reading(), MORNING, calendar.timeZone) };
}
