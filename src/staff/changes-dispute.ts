/** What a command about a dispute changed, found in its events (changes.ts). */
import type { Case } from '../case/case.ts';
import type { ContactArranged, DisputeEvent, RungEntered } from '../case/dispute-events.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Change, ChangeName, ChangeValue } from './change.ts';

/** @param after  the case after the whole command */
export function disputeChanges(fact: CaseEvent, after: Case): readonly Change[] {
  switch (fact.type) {
    case 'review_opened':
      return [
        change('review-until', { kind: 'day', day: fact.until }),
        ...(lacksReviewer(after) ? [change('nobody-else', null)] : []),
      ];
    case 'rung_entered':
      return rungChanges(fact);
    case 'rung_ended':
      return [change('rung-result', { kind: 'rung-result', code: fact.result })];
    case 'award_recorded':
      return [
        change('award', { kind: 'text', text: fact.body }),
        change('award-on', { kind: 'day', day: fact.on }),
        ...(fact.action === null
          ? []
          : [
              change('award-action', { kind: 'text', text: fact.action.text }),
              change('award-until', { kind: 'day', day: fact.action.until }),
            ]),
      ];
    case 'contact_restricted':
      return [
        change('restricted', { kind: 'text', text: fact.why }),
        change('restricted-until', { kind: 'day', day: fact.until }),
      ];
    case 'contact_lifted':
      return [change('contact-lifted', fact.text === '' ? null : { kind: 'text', text: fact.text })];
    case 'contact_arranged':
      return contactChanges(fact);
    case 'letters_redirected':
      return [change('letters-to', { kind: 'person', person: fact.to })];
    case 'case_released':
      return [change('released', { kind: 'text', text: fact.other })];
    case 'legal_hold_set':
      return [change(fact.on ? 'legal-hold' : 'legal-hold-lifted', written(fact))];
    default:
      return inquiryChanges(fact);
  }
}

function inquiryChanges(fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'inquiry_answered':
      return [
        change('inquiry-answered', { kind: 'text', text: fact.body }),
        change('inquiry-answered-on', { kind: 'day', day: fact.on }),
      ];
    case 'inquiry_extended':
      return [
        change('inquiry-complex', { kind: 'text', text: fact.body }),
        change('inquiry-until', { kind: 'day', day: fact.until }),
      ];
    case 'inquiry_dismissed':
      return [change('inquiry-none', { kind: 'text', text: fact.body })];
    default:
      return [];
  }
}

function contactChanges({ contact, channel, monthly }: ContactArranged): readonly Change[] {
  return [
    ...(contact === null ? [] : [change('contact', { kind: 'person', person: contact })]),
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
    ...(body === null ? [] : [change('rung-body', { kind: 'text', text: body })]),
    change('rung-until', { kind: 'day', day: until }),
    ...(costs === null ? [] : [change('rung-costs', { kind: 'money', cents: costs })]),
    ...(payer === null ? [] : [change('rung-payer', { kind: 'payer', code: payer })]),
    ...(consent === null ? [] : [change('rung-consent', { kind: 'day', day: consent })]),
    ...(rung === 'expert' ? [change('rung-binding', { kind: 'yes-no', code: binding ? 'yes' : 'no' })] : []),
  ];
}

function written({ why }: Extract<DisputeEvent, { readonly type: 'legal_hold_set' }>): ChangeValue | null {
  return why.trim() === '' ? null : { kind: 'text', text: why };
}

function change(what: ChangeName, to: ChangeValue | null): Change {
  return { what, of: null, from: null, to };
}
