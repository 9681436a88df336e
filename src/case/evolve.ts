/**
 * What an event makes of a case. No event is refused here: what happened has happened. Only a log that
 * cannot be the log of one case is an error.
 */
import { ACKNOWLEDGEMENT_LETTER, type Acknowledgement, type Case } from './case.ts';
import type {
  ComplaintRegistered,
  LaterEvent,
  LetterFailed,
  LetterNotDelivered,
  LetterSent,
  RecordedEvent,
} from './events.ts';

/** A log that does not begin with a registration, or registers twice, is broken. */
export class BrokenLogError extends Error {
  override readonly name = 'BrokenLogError';
}

/**
 * The state after all events in the order of the log.
 * @throws BrokenLogError when they do not begin with `complaint_registered`, or hold it twice
 */
export function replay(events: readonly RecordedEvent[]): Case {
  let state: Case | null = null;
  for (const event of events) state = evolve(state, event);
  if (state === null) throw new BrokenLogError('a case has at least one event');
  return state;
}

/**
 * The state after one more event.
 * @param before  null before the first event
 * @throws BrokenLogError as `replay`
 */
export function evolve(before: Case | null, event: RecordedEvent): Case {
  const { fact } = event;
  if (fact.type === 'complaint_registered') {
    if (before !== null) throw new BrokenLogError(`${before.reference} is registered a second time`);
    return register(fact);
  }
  if (before === null) throw new BrokenLogError(`${fact.type} stands before complaint_registered`);
  return { ...before, ...change(before, fact, event.at), revision: before.revision + 1 };
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
    cameBack: [],
    correspondenceCount: 0,
    noteCount: 0,
    warned: {},
    revision: 1,
  };
}

function change(before: Case, fact: LaterEvent, at: Date): Partial<Case> {
  switch (fact.type) {
    case 'correspondence_received':
      return {
        correspondenceCount: before.correspondenceCount + 1,
        missing: before.missing.filter((name) => !fact.supplied.includes(name)),
      };
    case 'note_added':
      return { noteCount: before.noteCount + 1 };
    case 'acknowledgement_told':
      return { acknowledgement: { state: 'given', at, outboundId: null } };
    case 'letter_sent':
      return { acknowledgement: handOver(before, fact, at) };
    case 'letter_failed':
      return { acknowledgement: refuseLetter(before.acknowledgement, fact) };
    case 'letter_not_delivered':
      return bringBack(before, fact);
    case 'clock_warned':
      return { warned: { ...before.warned, [fact.clock]: fact.percent } };
    case 'mail_recorded':
    case 'acknowledgement_withheld':
    case 'acknowledgement_released':
      return {};
  }
}

// The server of the sender may report a letter as lost before the mail server has said that it took it over.
function handOver(before: Case, { letter, outboundId }: LetterSent, at: Date): Acknowledgement {
  if (letter !== ACKNOWLEDGEMENT_LETTER || before.cameBack.includes(outboundId))
    return before.acknowledgement;
  return { state: 'given', at, outboundId };
}

// What was handed over is not taken back by a second attempt that fails, and what came back was on its way.
function refuseLetter(before: Acknowledgement, { letter, outboundId }: LetterFailed): Acknowledgement {
  if (letter !== ACKNOWLEDGEMENT_LETTER || before.state === 'given') return before;
  if (before.state === 'not-delivered' && before.because === 'came-back') return before;
  return { state: 'not-delivered', because: 'refused', outboundId };
}

// A report about an older acknowledgement may come days late; it takes nothing from one given since.
function bringBack(before: Case, { letter, outboundId }: LetterNotDelivered): Partial<Case> {
  const { acknowledgement } = before;
  const cameBack = before.cameBack.includes(outboundId) ? before.cameBack : [...before.cameBack, outboundId];
  if (letter !== ACKNOWLEDGEMENT_LETTER) return { cameBack };
  if (acknowledgement.state === 'given' && acknowledgement.outboundId !== outboundId) return { cameBack };
  return { cameBack, acknowledgement: { state: 'not-delivered', because: 'came-back', outboundId } };
}
