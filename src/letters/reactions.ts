/**
 * What is written to whom when something happens to a case: one row per kind of event. The case itself
 * knows no letters (style.md 3.5 step 6).
 */
import { WARNED_ROLES } from '../case/clocks.ts';
import type { CaseEvent, CaseEventType } from '../case/events.ts';
import type { Role } from '../case/vocabulary.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { LetterModels } from './letters.ts';

/** Letters about a case to its complainant. */
export type ComplainantLetter = Extract<keyof LetterModels, `complainant/${string}`>;

/** Notices about a case to staff. */
export type CaseNotice =
  | 'staff/new-complaint'
  | 'staff/new-mail'
  | 'staff/note-saved'
  | 'staff/not-acknowledged'
  | 'staff/letter-failed'
  | 'staff/not-delivered'
  | 'staff/clock-warning';

/** A letter to write, and to whom. */
export type Reaction =
  | { readonly letter: ComplainantLetter; readonly to: 'complainant' }
  /** At least one member, each once, who reads it in his or her own language. */
  | { readonly letter: CaseNotice; readonly to: readonly StaffMember[] };

/** What a reaction depends on besides the event. */
export type ReactionContext = {
  /** True when an automatic letter may leave to the complainant (the answer gate). */
  readonly acknowledge: boolean;
  readonly roster: readonly StaffMember[];
  /** Who hears of everything that nobody else does. */
  readonly coordinator: StaffMember;
};

/** `desk`: coordinators, or the handlers where there is none; `warned`: by the percentage of the clock. */
type Reader = 'desk' | 'author' | 'warned';

type Row =
  | { readonly letter: ComplainantLetter; readonly to: 'complainant' }
  | { readonly letter: CaseNotice; readonly to: Reader };

/** The rows by event, in the order in which the letters are written. */
export const REACTIONS: { readonly [Type in CaseEventType]: readonly Row[] } = {
  complaint_registered: [
    { letter: 'complainant/received', to: 'complainant' },
    { letter: 'staff/new-complaint', to: 'desk' },
  ],
  correspondence_received: [{ letter: 'staff/new-mail', to: 'desk' }],
  note_added: [{ letter: 'staff/note-saved', to: 'author' }],
  mail_recorded: [],
  letter_sent: [],
  letter_failed: [{ letter: 'staff/letter-failed', to: 'desk' }],
  letter_not_delivered: [{ letter: 'staff/not-delivered', to: 'desk' }],
  acknowledgement_withheld: [{ letter: 'staff/not-acknowledged', to: 'desk' }],
  clock_warned: [{ letter: 'staff/clock-warning', to: 'warned' }],
};

/** The letters that an event calls for; a letter to the complainant only where the gate is open. */
export function reactionsTo(event: CaseEvent, context: ReactionContext): readonly Reaction[] {
  const reactions: Reaction[] = [];
  for (const row of REACTIONS[event.type]) {
    if (row.to !== 'complainant') {
      reactions.push({ letter: row.letter, to: readers(row.to, event, context) });
    } else if (context.acknowledge) reactions.push({ letter: row.letter, to: row.to });
  }
  return reactions;
}

function readers(reader: Reader, event: CaseEvent, context: ReactionContext): readonly StaffMember[] {
  const found = named(reader, event, context.roster);
  return found.length > 0 ? found : [context.coordinator];
}

function named(reader: Reader, event: CaseEvent, roster: readonly StaffMember[]): readonly StaffMember[] {
  if (reader === 'author' && event.type === 'note_added') {
    return roster.filter((member) => member.address === event.author.address).slice(0, 1);
  }
  if (reader === 'warned' && event.type === 'clock_warned') {
    return withRoles(roster, WARNED_ROLES[event.percent]);
  }
  const coordinators = withRoles(roster, ['coordinator']);
  return coordinators.length > 0 ? coordinators : withRoles(roster, ['handler']);
}

/** Who holds one of the roles; who holds several, or stands twice on the roster, comes once. */
function withRoles(roster: readonly StaffMember[], roles: readonly Role[]): readonly StaffMember[] {
  const holders = roster.filter((member) => member.roles.some((role) => roles.includes(role)));
  return [...new Map(holders.map((member) => [member.address, member])).values()];
}
