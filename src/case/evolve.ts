/** What an event makes of a case. Never fails: what happened has happened. */
import { ACKNOWLEDGEMENT_LETTER, type Case } from './case.ts';
import type { ComplaintRegistered, RecordedEvent } from './events.ts';

/** A log that does not begin with a registration, or registers twice, is broken. */
export class BrokenLogError extends Error {
  override readonly name = 'BrokenLogError';
}

/** The state after all events, which must begin with `complaint_registered`. */
export function replay(events: readonly RecordedEvent[]): Case {
  let state: Case | null = null;
  for (const event of events) state = evolve(state, event);
  if (state === null) throw new BrokenLogError('a case has at least one event');
  return state;
}

/** The state after one more event; `null` before the first. */
export function evolve(before: Case | null, event: RecordedEvent): Case {
  const { fact } = event;
  if (fact.type === 'complaint_registered') {
    if (before !== null) throw new BrokenLogError(`${before.reference} is registered a second time`);
    return register(fact);
  }
  if (before === null) throw new BrokenLogError(`${fact.type} stands before complaint_registered`);
  return { ...before, ...change(before, event), revision: before.revision + 1 };
}

function register(fact: ComplaintRegistered): Case {
  return {
    reference: fact.reference,
    desk: fact.desk,
    profile: fact.profile,
    language: fact.language,
    channel: fact.channel,
    stage: 'received',
    receivedAt: new Date(fact.receivedAt),
    registeredAt: new Date(fact.registeredAt),
    decisionDue: fact.decisionDue,
    complainant: fact.complainant,
    participants: [fact.complainant.address],
    subject: fact.subject,
    points: fact.points,
    missing: fact.missing,
    acknowledgement: { state: 'not-yet' },
    correspondenceCount: 0,
    noteCount: 0,
    warned: {},
    revision: 1,
  };
}

function change(before: Case, { fact, at }: RecordedEvent): Partial<Case> {
  switch (fact.type) {
    case 'complaint_registered':
      return {};
    case 'correspondence_received':
      return {
        correspondenceCount: before.correspondenceCount + 1,
        missing: before.missing.filter((name) => !fact.supplied.includes(name)),
      };
    case 'note_added':
      return { noteCount: before.noteCount + 1 };
    case 'letter_sent':
      if (fact.letter !== ACKNOWLEDGEMENT_LETTER) return {};
      return { acknowledgement: { state: 'given', at, outboundId: fact.outboundId } };
    case 'letter_failed':
    case 'letter_not_delivered':
      if (fact.letter !== ACKNOWLEDGEMENT_LETTER) return {};
      return { acknowledgement: { state: 'not-delivered', outboundId: fact.outboundId } };
    case 'clock_warned':
      return { warned: { ...before.warned, [fact.clock]: fact.percent } };
    case 'mail_recorded':
    case 'acknowledgement_withheld':
      return {};
  }
}
