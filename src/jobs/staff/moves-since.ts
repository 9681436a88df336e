/**
 * What others did to a case since a colleague saw it: whoever acts on an old view is asked first (commands.md 3.5,
 * stale check).
 */
import type { CaseEventType, RecordedEvent } from '../../case/events.ts';
import { evolve, replay } from '../../case/evolve.ts';
import type { Person } from '../../case/vocabulary.ts';
import { loadEvents, type Payload } from '../../shell/db/case-store.ts';
import { changesBetween } from '../../staff/changes.ts';
import type { Move } from '../../staff/outcome.ts';
import { deskFor } from '../office.ts';
import type { StaffRun } from './staff-run.ts';

/** What moves a case: after it the next step is another one. Facts, notes and mail are no moves. */
const MOVING: ReadonlySet<CaseEventType> = new Set([
  'information_requested',
  'reply_written',
  'visit_planned',
  'decision_extended',
  'point_assessed',
  'remedy_decided',
  'offer_made',
  'compensation_decided',
  'decision_reported',
  'decision_told',
  'agreement_recorded',
  'objection_recorded',
  'rung_entered',
  'rung_ended',
  'award_recorded',
  'case_released',
  'complaint_closed',
  'case_reopened',
  'case_merged',
  'work_ordered',
  'work_ended',
  'transaction_undone',
] satisfies readonly CaseEventType[]);

/**
 * The moves of others since the case had so many events.
 * @param seen  number of events that the writer of the mail had seen
 */
export async function movesSince(run: StaffRun, caseId: number, seen: number): Promise<readonly Move[]> {
  const events = await eventsOf(run, caseId);
  const known = events.filter(({ seq }) => seq <= seen);
  if (known.length === 0) return [];
  const moves: Move[] = [];
  let state = replay(known);
  for (const event of events.filter(({ seq }) => seq > seen)) {
    const after = evolve(state, event);
    const by = moverOf(run, event, after.complainant);
    if (by !== null) moves.push({ by, at: event.at, changes: changesBetween(state, after, [event.fact]) });
    state = after;
  }
  return moves;
}

/** The log of a case with what mails before this one in the same batch enter. */
export async function eventsOf({ tx, docket }: StaffRun, caseId: number): Promise<readonly RecordedEvent[]> {
  const entered = docket.events
    .filter((event) => event.caseId === caseId)
    .map(({ seq, at, mailId, payload }) => {
      const { by, fact }: Payload = JSON.parse(payload);
      return { seq, at, by, mailId, fact };
    });
  return [...(await loadEvents(tx, caseId)), ...entered];
}

/** Who moved the case; null for what is no move, and for what the writer of the mail did. */
function moverOf(
  { office, mail }: StaffRun,
  { fact, by }: RecordedEvent,
  complainant: Person,
): Person | null {
  if (!MOVING.has(fact.type)) return null;
  switch (by.kind) {
    case 'staff': {
      if (by.address === mail.member.address) return null;
      return (
        office.config.staff.find(({ address }) => address === by.address) ?? { address: by.address, name: '' }
      );
    }
    case 'bot': {
      const { address, senderName } = deskFor(office, mail.filing.desk.name);
      return { address, name: senderName };
    }
    case 'complainant':
    case 'other-person':
      return by.address === complainant.address ? complainant : { address: by.address, name: '' };
  }
}
