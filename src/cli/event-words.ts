/** The events of a case in words, for people who read its log. */
import words from '../../templates/en/words.json' with { type: 'json' };
import type { Slot } from '../case/appointment-events.ts';
import type { FactOf } from '../case/changes.ts';
import type { Actor, CaseEvent } from '../case/events.ts';
import { printMeasure } from '../case/reference.ts';
import type { Person } from '../case/vocabulary.ts';
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
  return describe(fact);
}

function describe<T extends CaseEvent['type']>(fact: FactOf<CaseEvent>[T]): string {
  const type: T = fact.type;
  return LINES[type](fact);
}

type Lines = { readonly [T in CaseEvent['type']]: (fact: FactOf<CaseEvent>[T]) => string };

const LINES: Lines = {
  complaint_registered: (fact) => `complaint registered; decision promised by ${fact.decisionDue}`,
  correspondence_received: (fact) =>
    `mail of ${printable(fact.from.address)} filed${bringing(fact.supplied)}`,
  note_added: ({ author }) => `note of ${nameOf(author)}`,
  mail_recorded: (fact) => `mail kept: ${fact.kind}`,
  letter_sent: (fact) => `letter ${fact.letter} sent`,
  letter_failed: (fact) => `letter ${fact.letter} could not be sent: ${printable(fact.reason)}`,
  letter_not_delivered: (fact) =>
    `letter ${fact.letter} did not reach ${printable(fact.recipient)} ${printable(fact.status)}`.trim(),
  acknowledgement_withheld: (fact) =>
    `not confirmed by itself: ${fact.because.map((code) => wordFor(words, 'because', code)).join(' ')}`,
  acknowledgement_released: () => 'had the confirmation of receipt leave',
  acknowledgement_told: (fact) => `confirmed receipt another way: ${printable(fact.how)}`,
  clock_warned: (fact) => `${fact.percent} % of the term "${fact.clock}" has passed; it ends on ${fact.due}`,
  handler_assigned: ({ handler }) => `handled by ${nameOf(handler)}`,
  complaint_triaged: (fact) => `taken up: ${printable(fact.category)}, severity ${fact.severity}`,
  routing_set: (fact) => `${fact.field}: ${printable(fact.value)}${instead(fact.previous)}`,
  field_corrected: (fact) => `${fact.field}: ${printable(fact.value)}${instead(fact.previous)}`,
  tags_changed: (fact) =>
    `labels: ${[...fact.added.map((tag) => `+${printable(tag)}`), ...fact.removed.map((tag) => `-${printable(tag)}`)].join(' ')}`,
  points_listed: ({ texts }) => `listed as ${texts.length} points`,
  point_added: (fact) => `point ${fact.number}: ${printable(fact.text)}`,
  information_requested: ({ questions, until }) =>
    `asked the complainant ${questions.length} questions, to be answered by ${until}`,
  information_chased: (fact) => `reminded the complainant of the questions; until ${fact.until}`,
  information_overdue: (fact) => `no answer to the questions by ${fact.until}`,
  decision_clock_resumed: (fact) => `the pause ended; decision due on ${fact.until}${instead(fact.previous)}`,
  reply_written: (fact) => `wrote to the complainant: ${printable(fact.text)}`,
  visit_planned: (fact) => `visit on ${fact.day} at ${printable(fact.time)} by ${nameOf(fact.visitor)}`,
  colleague_consulted: (fact) => `asked ${nameOf(fact.colleague)}`,
  decision_extended: (fact) =>
    `decision later, on ${fact.until}${instead(fact.previous)}: ${printable(fact.because)}`,
  point_assessed: (fact) => `point ${fact.point} ${fact.finding}${because(fact.grounds)}`,
  remedy_moved: (fact) =>
    `told the complainant that point ${fact.points.join(', ')} is ready by ${fact.until} instead of ${fact.previous}${because(fact.because)}`,
  remedy_decided: (fact) =>
    `remedy for point ${fact.point} by ${fact.until}${fact.who === null ? '' : `, by ${printable(fact.who)}`}: ${printable(fact.text)}`,
  offer_made: (fact) => `offered: ${printable(fact.text)}`,
  compensation_decided: (fact) =>
    `compensation of ${(fact.cents / 100).toFixed(2)}${fact.goodwill ? ', as goodwill' : ''}`,
  decision_reported: (fact) => `decision reported${reacting(fact.until)}`,
  decision_told: (fact) =>
    `decision told by telephone on ${fact.on}: ${printable(fact.summary)}${reacting(fact.until)}`,
  reaction_chased: (fact) => `reminded the complainant that a reaction is possible until ${fact.until}`,
  reaction_window_passed: () => 'no reaction to the decision; it is carried out',
  answer_understood: (fact) => `answered: ${fact.answer}${fact.choice === null ? '' : ` ${fact.choice}`}`,
  agreement_recorded: (fact) => `agreed: ${printable(fact.text)}`,
  review_opened: (fact) => `looks at it again; answer by ${fact.until}`,
  rung_entered: (fact) =>
    `dispute: ${fact.rung}${fact.body === null ? '' : ` (${printable(fact.body)})`} until ${fact.until}`,
  rung_ended: (fact) => `dispute: ${fact.rung} ended, ${fact.result}: ${printable(fact.text)}`,
  body_wrote: (fact) => `mail of ${printable(fact.from.address)}, a disputes body, filed`,
  inquiry_received: (fact) =>
    `${printable(fact.body)} waits for our answer by ${fact.until}${fact.from === null ? '' : ` (from ${printable(fact.from)})`}`,
  inquiry_extended: (fact) => `${printable(fact.body)}: complex, answer by ${fact.until}`,
  inquiry_answered: (fact) => `answered ${printable(fact.body)} on ${fact.on}`,
  inquiry_dismissed: (fact) => `${printable(fact.body)} asked nothing of us`,
  award_recorded: (fact) =>
    `${printable(fact.body)} ruled on ${fact.on}${fact.action === null ? '' : `; to be done by ${fact.action.until}: ${printable(fact.action.text)}`}`,
  case_unmerged: (fact) => `is a case of its own again, and no part of ${fact.from}`,
  case_released: (fact) => `${fact.other} does not go on in this case any more`,
  contact_restricted: (fact) => `contact arrangement until ${fact.until}: ${printable(fact.why)}`,
  contact_arranged: ({ contact, channel, monthly }) =>
    [
      'arranged with the complainant:',
      ...(channel === null ? [] : [`only by ${channel};`]),
      ...(contact === null ? [] : [`only with ${nameOf(contact)};`]),
      ...(monthly ? ['read once a month;'] : []),
    ]
      .join(' ')
      .replace(/;$/u, ''),
  contact_review_due: () => 'asked the manager whether the contact arrangement is still needed',
  reading_due: ({ mails }) => `the day of reading: ${mails} waited`,
  contact_freed: () => 'the contact arrangement is over',
  contact_lifted: ({ text }) => `ended the contact arrangement${because(text)}`,
  hold_review_due: () => 'asked the coordinator whether the file must still be kept',
  letters_redirected: ({ to }) => `letters go to ${nameOf(to)} <${printable(to.address)}>`,
  legal_hold_set: (fact) =>
    `${fact.on ? 'the file is kept' : 'the file need not be kept'}${fact.automatic ? ' (by itself)' : ''} ${printable(fact.why)}`.trimEnd(),
  objection_recorded: (fact) => `does not accept the decision: ${printable(fact.why)}`,
  appointment_offered: (fact) => `offered ${fact.slots.map(slotWords).join('; ')}`,
  appointment_fixed: (fact) => `appointment ${slotWords(fact.slot)}`,
  appointment_cancelled: (fact) => `no ${fact.kind === 'visit' ? 'visit' : 'appointment'} any more`,
  appointment_waived: () => 'no appointment needed',
  visit_described: (fact) => `told what the visit is for: ${printable(fact.text)}`,
  meeting_reminded: (fact) =>
    fact.late ? `too late to remind of the ${fact.kind}` : `reminded the complainant of the ${fact.kind}`,
  meeting_passed: (fact) => `the day of the ${fact.kind} is over`,
  meeting_lapsed: ({ kind, cancelled }) =>
    `the ${kind} ${slotWords(cancelled.slot)} lapsed; calendars were told`,
  visit_handed_over: ({ to, slot }) => `the visit ${slotWords(slot)} goes on in ${printable(to)}`,
  visit_taken_over: ({ from, visit: { day, time, visitor } }) =>
    `the visit ${slotWords({ day, from: time, until: null, who: visitor })} of ${printable(from)} goes on in this case`,
  remedy_done: (fact) => `carried out for point ${fact.points.join(', ')}: ${printable(fact.what)}`,
  satisfaction_asked: (fact) => `asked the complainant whether it is solved, to be answered by ${fact.until}`,
  satisfaction_chased: (fact) => `reminded the complainant of that question; until ${fact.until}`,
  satisfaction_answered: (fact) => `solved: ${fact.answer}${because(fact.words)}`,
  rework_started: () => 'what was done is to be done again',
  deposit_told: (fact) => `told the buyer of the deposit; a part can be kept until ${fact.until}`,
  deposit_answered: (fact) => `deposit: ${fact.keep} stays${because(fact.text)}`,
  call_promised: (fact) => `promised the complainant a call by ${fact.until}`,
  complaint_closed: (fact) => `closed: ${fact.reason}${because(fact.why)}`,
  case_reopened: (fact) => `opened again${because(fact.why)}`,
  case_merged: (fact) => `goes on in ${printable(fact.into)}`,
  case_absorbed: (fact) => `${printable(fact.from)} goes on in this case`,
  case_linked: (fact) => `${fact.how}: ${printable(fact.other)}`,
  person_recused: (fact) => `${printable(fact.address)} does not judge this case${because(fact.why)}`,
  confidentiality_set: (fact) => (fact.on ? 'confidential' : 'no longer confidential'),
  care_noted: (fact) => `the complainant needs: ${printable(fact.need)}`,
  answers_forbidden: () => 'no automatic mail to the complainant any more',
  letter_posted: (fact) => `letter posted on ${fact.on}`,
  liability_released: () => 'a phrase about liability may leave in the next letter',
  second_person_waived: (fact) => `one person acts for two${because(fact.why)}`,
  mandate_recorded: (fact) => `represented by ${printable(fact.representative)}`,
  lateness_told: (fact) =>
    `told the complainant that the term "${fact.clock}" (${fact.promised}) was not kept; they hear from us by ${fact.until}`,
  late_day_passed: (fact) => `the later day for the term "${fact.clock}", ${fact.until}, passed as well`,
  silence_warned: ({ due }) =>
    `warned that the complainant hears nothing; a letter about the state leaves on ${due}`,
  status_told: ({ step, until }) =>
    `told the complainant how things stand: next ${step}${until === null ? '' : ` by ${until}`}`,
  default_noticed: () => 'the complainant gives us notice of default',
  work_ended: (fact) => `order ${fact.number} is not needed any more${because(fact.why)}`,
  work_taken_over: ({ order }) =>
    `order to ${nameOf(order.to)} came along with ${printable(order.from?.reference ?? '')}`,
  review_entrusted: ({ reviewer }) => `${nameOf(reviewer)}, from outside, looks again at the decision`,
  opinion_given: (fact) => `the opinion of who looked again came (order ${fact.number}, ${fact.files} files)`,
  work_ordered: (fact) =>
    `work order ${fact.number} to ${nameOf(fact.to)}, by ${fact.until}: ${printable(fact.text)}`,
  work_accepted: (fact) =>
    `work order ${fact.number} accepted${fact.plannedOn === null ? '' : `, planned on ${fact.plannedOn}`}`,
  work_declined: (fact) => `work order ${fact.number} declined${because(fact.why)}`,
  work_reported_done: (fact) => `work order ${fact.number} reported done${because(fact.text)}`,
  third_party_wrote: (fact) =>
    `mail about ${fact.number === null ? 'work' : `work order ${fact.number}`} from ${nameOf(fact.from)} kept: ${fact.because}`,
  work_chased: (fact) => `reminded of work order ${fact.number}${fact.last ? ', for the last time' : ''}`,
  work_undelivered: (fact) => `work order ${fact.number} did not arrive`,
  cost_recorded: (fact) =>
    `cost ${(fact.cents / 100).toFixed(2)}: ${printable(fact.what)}${fact.recoverFrom === null ? '' : `, to be paid back by ${nameOf(fact.recoverFrom)}`}`,
  hours_recorded: (fact) =>
    `${(fact.minutes / 60).toFixed(2)} hours of our own, ${(fact.cents / 100).toFixed(2)}${because(fact.what)}`,
  payment_recorded: (fact) =>
    `${(fact.cents / 100).toFixed(2)} paid ${fact.from === null ? 'to the complainant' : `back by ${nameOf(fact.from)}`} on ${fact.on}`,
  cause_recorded: ({ points, code, text }) =>
    `cause of point ${points.join(', ')}: ${printable(code)}${because(text)}`,
  measure_linked: ({ measure }) => `measure ${printMeasure(measure)} is about this case`,
  measure_declined: ({ why }) => `no measure${because(why)}`,
  transaction_undone: (fact) => `transaction ${fact.transaction} taken back`,
};

function bringing(supplied: readonly string[]): string {
  return supplied.length === 0 ? '' : `; it brought ${supplied.join(', ')}`;
}

function instead(previous: string): string {
  return previous === '' ? '' : ` instead of ${printable(previous)}`;
}

function because(text: string): string {
  return text === '' ? '' : `: ${printable(text)}`;
}

function reacting(until: string | null): string {
  return until === null ? '' : `; reaction until ${until}`;
}

function slotWords({ day, from, until, who }: Slot): string {
  const times = until === null ? from : `${from}-${until}`;
  return `${day} ${times}${who === null ? '' : ` by ${nameOf(who)}`}`;
}

function nameOf({ name, address }: Person): string {
  return printable(name) || printable(address);
}
