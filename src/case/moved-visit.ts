/**
 * A visit that is still to come goes along with its case: when the case goes on in another one, and when it becomes one
 * of its own again. Calendars know it by the same name all the while, so nobody waits in vain and nothing is cancelled
 * (domain.md 2.6; RFC 5545 3.8.4.7 and 3.8.7.4).
 */
import type { VisitHandedOver, VisitTakenOver } from './appointment-events.ts';
import type { Case } from './case.ts';
import { cameWith, heldVisit, type PlannedVisit, startOf, visitSlot } from './planned-meetings.ts';
import type { Calendar } from './working-days.ts';

/** The visit that is still to come; null for none. */
function visitAhead(state: Case, at: Date, calendar: Calendar): PlannedVisit | null {
  const visit = heldVisit(state);
  return visit !== null && startOf(visitSlot(visit), calendar) > at ? visit : null;
}

/** The visit of a case that ends as the one that stays has it; null where there is none, or that one has its own. */
export function visitToMerge(ending: Case, staying: Case, at: Date, calendar: Calendar): PlannedVisit | null {
  const visit = visitAhead(ending, at, calendar);
  if (visit === null || visitAhead(staying, at, calendar) !== null) return null;
  return { ...moved(visit, ending.reference), cameFrom: ending.reference };
}

/**
 * The visit that a case brought along, when it becomes one of its own again; null where it is over or another one.
 * @param leaving  the case that brought it, where the same visit may have come with a third one before
 */
export function visitToRelease(
  staying: Case,
  leaving: Case,
  at: Date,
  calendar: Calendar,
): PlannedVisit | null {
  const visit = visitAhead(staying, at, calendar);
  if (visit === null || cameWith(visit) !== leaving.reference) return null;
  const { cameFrom: _, ...back } = moved(visit, leaving.reference);
  const before = leaving.visit?.cameFrom;
  return before === undefined ? back : { ...back, cameFrom: before };
}

/** True for a visit that goes on after it came along with another case. */
export function cameAlong(visit: PlannedVisit, reference: string): boolean {
  return cameWith(visit) === reference && heldVisit({ visit }) !== null;
}

function moved(visit: PlannedVisit, reference: string): PlannedVisit {
  return { ...visit, sequence: visit.sequence + 1, knownAs: visit.knownAs ?? reference };
}

/** What the log of the case says that the visit leaves. @param to  reference of the other case */
export function handedOver(to: string, visit: PlannedVisit | null): readonly VisitHandedOver[] {
  if (visit === null) return [];
  return [{ type: 'visit_handed_over', to, slot: visitSlot(visit), sequence: visit.sequence }];
}

/** What the log of the case says that the visit comes to. @param from  reference of the other case */
export function takenOver(from: string, visit: PlannedVisit | null): readonly VisitTakenOver[] {
  return visit === null ? [] : [{ type: 'visit_taken_over', from, visit }];
}
