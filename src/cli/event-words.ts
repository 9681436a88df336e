/** The events of a case in words, for people who read its log. */
import words from '../../templates/en/words.json' with { type: 'json' };
import type { Actor, CaseEvent } from '../case/events.ts';
import { wordFor } from '../letters/wording.ts';
import { printable } from './screen.ts';

/** Who caused an event. */
export function describeActor(by: Actor): string {
  switch (by.kind) {
    case 'bot':
      return 'Redress';
    case 'complainant':
      return 'complainant';
    case 'other-person':
      return `other person ${printable(by.address)}`;
    case 'staff':
      return `staff ${printable(by.address)}`;
  }
}

/** What happened, in one line. */
export function describeEvent(fact: CaseEvent): string {
  switch (fact.type) {
    case 'complaint_registered':
      return `complaint registered; decision promised by ${fact.decisionDue}`;
    case 'correspondence_received':
      return `mail of ${printable(fact.from.address)} filed${bringing(fact.supplied)}`;
    case 'note_added':
      return `note of ${printable(fact.author.name) || printable(fact.author.address)}`;
    case 'mail_recorded':
      return `mail kept: ${fact.kind}`;
    case 'letter_sent':
      return `letter ${fact.letter} sent`;
    case 'letter_failed':
      return `letter ${fact.letter} could not be sent: ${printable(fact.reason)}`;
    case 'letter_not_delivered':
      return `letter ${fact.letter} did not reach ${printable(fact.recipient)} ${printable(fact.status)}`.trim();
    case 'acknowledgement_withheld':
      return `not confirmed by itself: ${fact.because.map((code) => wordFor(words, 'because', code)).join(' ')}`;
    case 'acknowledgement_released':
      return 'had the confirmation of receipt leave';
    case 'acknowledgement_told':
      return `confirmed receipt another way: ${printable(fact.how)}`;
    case 'clock_warned':
      return `${fact.percent} % of the term "${fact.clock}" has passed; it ends on ${fact.due}`;
  }
}

function bringing(supplied: readonly string[]): string {
  return supplied.length === 0 ? '' : `; it brought ${supplied.join(', ')}`;
}
