/**
 * Appointments that end without anybody cancelling them: everything is done before their day, the case is closed, or
 * what made them is taken back. Calendars hear of it, with a higher sequence, so that nobody waits at a door
 * (domain.md 1 rows 2.1b and 3.1a; RFC 5545 3.8.7.4).
 */
import type { Cancelled, MeetingKind, Slot } from './appointment-events.ts';
import type { Case } from './case.ts';
import type { CaseEvent } from './events.ts';
import {
  cameWith,
  heldRepair,
  heldVisit,
  planVisit,
  remindingAt,
  replacedBy,
  sameSlot,
  startOf,
  visitSlot,
} from './planned-meetings.ts';
import type { Calendar } from './working-days.ts';

/** A meeting that calendars show as still to come. */
type Held = { readonly kind: MeetingKind; readonly slot: Slot };

/** Facts that say themselves what becomes of a meeting. */
const SAID: readonly CaseEvent['type'][] = [
  'appointment_offered',
  'appointment_fixed',
  'appointment_cancelled',
  'appointment_waived',
  'visit_planned',
  'meeting_passed',
];

/**
 * What calendars hear when something else ends a meeting that is still to come.
 * @param events  what happened between the two states
 */
export function lapsesAfter(
  before: Case,
  after: Case,
  events: readonly CaseEvent[],
  at: Date,
  calendar: Calendar,
): readonly CaseEvent[] {
  if (events.some(({ type }) => SAID.includes(type))) return [];
  // Nothing is written to who never complained.
  if (after.closing?.reason === 'spam') return [];
  const needless = after.closing?.reason !== 'merged';
  const goesAlong = events.some(({ type }) => type === 'visit_handed_over');
  return heldBy(before, at, calendar)
    .filter((held) => isOver(held, before, after) && !(goesAlong && held.kind === 'visit'))
    .map((held) => lapse(held, after, needless));
}

/** @returns whether it was expected before and is not any more */
function isOver({ kind }: Held, before: Case, after: Case): boolean {
  if (after.stage === 'closed') return before.stage !== 'closed';
  const isOn = (stage: string) => (kind === 'visit' ? UNTIL_DECISION : UNTIL_DONE).includes(stage);
  return isOn(before.stage) && !isOn(after.stage);
}

/** Stages at which a visit is still to come; a question or an objection ends none. */
const UNTIL_DECISION = ['received', 'triaged', 'waiting', 'assessing', 'decided', 'disputed'];
/** The same of an appointment to put something right. */
const UNTIL_DONE = ['reported', 'executing', 'disputed'];

/**
 * What calendars hear after a transaction was taken back.
 * @param told  whether a letter about a meeting left with that transaction: nobody else heard of it
 */
export function meetingsAfterUndo(
  before: Case,
  after: Case,
  told: boolean,
  at: Date,
  calendar: Calendar,
): readonly CaseEvent[] {
  if (!told) return [];
  const [was, is] = [heldBy(before, at, calendar), heldBy(after, at, calendar)];
  return (['visit', 'repair'] as const).flatMap((kind) => {
    const [old, now] = [was.find((each) => each.kind === kind), is.find((each) => each.kind === kind)];
    if (now === undefined) {
      const isOff = old !== undefined && !(kind === 'visit' && goesBack(before, after));
      return isOff ? [lapse(old, after, false, before)] : [];
    }
    if (old !== undefined && sameSlot(old.slot, now.slot)) return [];
    const sequence = sequenceAfter(kind, before, after);
    const cancels = replacedBy(old?.slot ?? null, now.slot, sequence, at, calendar);
    return kind === 'visit'
      ? visitAgain(after, sequence, cancels)
      : repairAgain(after, { slot: now.slot, sequence }, cancels, remindingAt(now.slot.day, calendar) > at);
  });
}

// The case that it came along with holds it again, and says so.
function goesBack({ visit: was }: Case, { visit: is }: Case): boolean {
  return cameWith(was) !== null && cameWith(was) !== cameWith(is);
}

function heldBy(state: Case, at: Date, calendar: Calendar): readonly Held[] {
  const held: Held[] = [];
  const [visit, repair] = [heldVisit(state), heldRepair(state)];
  if (visit !== null) held.push({ kind: 'visit', slot: visitSlot(visit) });
  if (repair !== null) held.push({ kind: 'repair', slot: repair });
  return held.filter(({ slot }) => startOf(slot, calendar) > at);
}

// The number of events only grows, so that calendars always take the later word for later.
function lapse({ kind, slot }: Held, after: Case, needless: boolean, before = after): CaseEvent {
  const sequence = sequenceAfter(kind, before, after);
  return { type: 'meeting_lapsed', kind, cancelled: { slot, sequence }, needless };
}

function sequenceAfter(kind: MeetingKind, before: Case, after: Case): number {
  const visits = Math.max(before.visit?.sequence ?? 0, after.visit?.sequence ?? 0);
  return kind === 'visit' ? visits + 1 : after.revision;
}

function visitAgain({ visit }: Case, sequence: number, cancels: Cancelled | null): readonly CaseEvent[] {
  if (visit === null) return [];
  const { day, time, visitor, text } = visit;
  return planVisit({ day, time, visitor, sequence }, text, cancels);
}

// One moment on offer stands at once, so that its offer only says who is not expected any more.
function repairAgain(
  { appointment }: Case,
  { slot, sequence }: Cancelled,
  cancels: Cancelled | null,
  reminds: boolean,
): readonly CaseEvent[] {
  const fixed: CaseEvent = { type: 'appointment_fixed', slot, sequence, moved: true, reminds };
  if (cancels === null) return [fixed];
  return [{ type: 'appointment_offered', slots: [slot], text: appointment?.text ?? '', cancels }, fixed];
}
