/** What a command about a dispute changed, found in its events (changes.ts). */
import type { Case } from '../case/case.ts';
import type { ContactArranged, RungEntered } from '../case/dispute-events.ts';
import type { CaseEvent } from '../case/events.ts';
import { type Change, change, day, money, person, text } from './change.ts';

/** @param after  the case after the whole command */
export function disputeChanges(fact: CaseEvent, after: Case): readonly Change[] {
  switch (fact.type) {
    case 'review_opened':
      return [
        change('review-until', day(fact.until)),
        ...(lacksReviewer(after) ? [change('nobody-else', null)] : []),
      ];
    case 'rung_entered':
      return rungChanges(fact);
    case 'rung_ended':
      return [change('rung-result', { kind: 'rung-result', code: fact.result })];
    case 'award_recorded':
      return [
        change('award', text(fact.body)),
        change('award-on', day(fact.on)),
        ...(fact.action === null
          ? []
          : [change('award-action', text(fact.action.text)), change('award-until', day(fact.action.until))]),
      ];
    case 'contact_restricted':
      return [change('restricted', text(fact.why)), change('restricted-until', day(fact.until))];
    case 'contact_lifted':
      return [change('contact-lifted', text(fact.text))];
    case 'contact_arranged':
      return contactChanges(fact);
    case 'letters_redirected':
      return [change('letters-to', person(fact.to))];
    case 'case_released':
      return [change('released', text(fact.other))];
    case 'legal_hold_set':
      return [change(fact.on ? 'legal-hold' : 'legal-hold-lifted', text(fact.why))];
    default:
      return inquiryChanges(fact);
  }
}

function inquiryChanges(fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'inquiry_answered':
      return [change('inquiry-answered', text(fact.body)), change('inquiry-answered-on', day(fact.on))];
    case 'inquiry_extended':
      return [change('inquiry-complex', text(fact.body)), change('inquiry-until', day(fact.until))];
    case 'inquiry_dismissed':
      return [change('inquiry-none', text(fact.body))];
    default:
      return [];
  }
}

function contactChanges({ contact, channel, monthly }: ContactArranged): readonly Change[] {
  return [
    ...(contact === null ? [] : [change('contact', person(contact))]),
    ...(channel === null ? [] : [change('contact-channel', { kind: 'contact-channel', code: channel })]),
    ...(monthly ? [change('contact-monthly', null)] : []),
  ];
}

/** True while our review waits for somebody who did not decide the first time, and nobody said that it is done alone. */
function lacksReviewer({ handler, alone, dispute }: Case): boolean {
  if (dispute === null || dispute.reviewedAt !== null || alone !== null) return false;
  return handler === null || dispute.decidedBy.includes(handler.address);
}

function rungChanges({ rung, body, until, costs, payer, consent, binding }: RungEntered): readonly Change[] {
  return [
    change('rung', { kind: 'rung', code: rung }),
    ...(body === null ? [] : [change('rung-body', text(body))]),
    change('rung-until', day(until)),
    ...(costs === null ? [] : [change('rung-costs', money(costs))]),
    ...(payer === null ? [] : [change('rung-payer', { kind: 'payer', code: payer })]),
    ...(consent === null ? [] : [change('rung-consent', day(consent))]),
    ...(rung === 'expert' ? [change('rung-binding', { kind: 'yes-no', code: binding ? 'yes' : 'no' })] : []),
  ];
}
