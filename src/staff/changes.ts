/**
 * What a command changed, found in its events (commands.md 3.6). What mails and terms bring about is no part of the
 * answer to a command.
 */
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import { type IsoDate, type RoutingField, SEVERITIES, type Stage } from '../case/vocabulary.ts';
import { type Change, type ChangeValue, change, day, money, person, text } from './change.ts';
import { disputeChanges } from './changes-dispute.ts';
import { executionChanges } from './changes-execution.ts';
import { learningChanges } from './changes-learning.ts';
import { workChanges } from './changes-work.ts';

/**
 * What one command changed on a case.
 * @param facts  the events that it brought about
 */
export function changesBetween(before: Case, after: Case, facts: readonly CaseEvent[]): readonly Change[] {
  const found = facts.flatMap((fact) => [
    ...routingChanges(before, fact),
    ...planChanges(before, fact),
    ...findingChanges(before, fact),
    ...outcomeChanges(fact),
    ...executionChanges(before, fact, after),
    ...relationChanges(fact),
    ...disputeChanges(fact, after),
    ...workChanges(fact, after),
    ...learningChanges(before, fact),
  ]);
  if (before.stage === after.stage) return found;
  return [...found, change('stage', stage(after.stage), stage(before.stage))];
}

function routingChanges(before: Case, fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'handler_assigned':
      return [change('handler', person(fact.handler), before.handler && person(before.handler))];
    case 'complaint_triaged':
      return [
        change('category', text(fact.category), text(before.category ?? '')),
        // What stays as it was is no news.
        ...(fact.severity === before.severity
          ? []
          : [
              change(
                'severity',
                { kind: 'severity', code: fact.severity },
                { kind: 'severity', code: before.severity },
              ),
            ]),
      ];
    case 'routing_set':
      return [change(fact.field, routed(fact.field, fact.value), routed(fact.field, fact.previous))];
    case 'field_corrected':
      return [change('field', text(fact.value), text(fact.previous), fact.field)];
    case 'tags_changed':
      return [
        change(
          'tags',
          text([...fact.added.map((tag) => `+${tag}`), ...fact.removed.map((tag) => `-${tag}`)].join(' ')),
        ),
      ];
    case 'points_listed':
      return fact.texts.map((each, index) => change('point', text(each), null, String(index + 1)));
    case 'point_added':
      return [change('point', text(fact.text), null, String(fact.number))];
    default:
      return [];
  }
}

function planChanges(before: Case, fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'information_requested':
      return [change('questions', text(String(fact.questions.length))), change('answer-by', day(fact.until))];
    case 'reply_written':
      return [change('reply', null)];
    case 'visit_planned':
      return [
        change('visit', day(fact.day), before.visit && day(before.visit.day)),
        change('visit-time', text(fact.time), text(before.visit?.time ?? '')),
        change('visitor', person(fact.visitor)),
      ];
    case 'colleague_consulted':
      return [change('consulted', person(fact.colleague))];
    case 'decision_extended':
      return [change('decision-due', day(fact.until), day(fact.previous))];
    default:
      return [];
  }
}

function findingChanges(before: Case, fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'point_assessed': {
      const was = pointOf(before, fact.point)?.finding ?? null;
      const from: ChangeValue | null = was && { kind: 'finding', code: was };
      return [change('finding', { kind: 'finding', code: fact.finding }, from, String(fact.point))];
    }
    case 'remedy_decided': {
      const of = String(fact.point);
      const was = pointOf(before, fact.point)?.remedy ?? null;
      const who = fact.who === null ? [] : [change('remedy-who', text(fact.who), text(was?.who ?? ''), of)];
      return [
        change('remedy', text(fact.text), text(was?.text ?? ''), of),
        change('remedy-by', day(fact.until), was && day(was.by), of),
        ...who,
      ];
    }
    case 'remedy_moved':
      return [change('remedy-moved', text(fact.because))];
    case 'offer_made':
      return [change('offer', text(fact.text), text(before.offer?.text ?? ''))];
    case 'compensation_decided':
      return [
        change('compensation', money(fact.cents), before.compensation && money(before.compensation.cents)),
      ];
    default:
      return [];
  }
}

function pointOf({ points }: Case, number: number): Case['points'][number] | undefined {
  return points.find((point) => point.number === number);
}

function outcomeChanges(fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'decision_reported':
      return [change('decision', null), ...reactionUntil(fact.until)];
    case 'decision_told':
      return [change('told-on', day(fact.on)), ...reactionUntil(fact.until)];
    case 'agreement_recorded':
      return [change('agreement', null)];
    case 'objection_recorded':
      return [change('objection', text(fact.why))];
    case 'complaint_closed':
      return [change('closed', { kind: 'closing-reason', code: fact.reason })];
    case 'case_reopened':
      return [change('reopened', text(fact.why))];
    case 'acknowledgement_released':
      return [change('acknowledged', null)];
    case 'acknowledgement_told':
      return [change('acknowledged', text(fact.how))];
    default:
      return [];
  }
}

function relationChanges(fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'case_merged':
      return [change('merged-into', text(fact.into))];
    case 'case_absorbed':
      return [change('absorbed', text(fact.from))];
    case 'case_linked':
      return [change('linked', text(fact.other))];
    case 'person_recused':
      return [change('recused', text(fact.address))];
    case 'confidentiality_set':
      return [change('confidential', { kind: 'yes-no', code: fact.on ? 'yes' : 'no' })];
    case 'care_noted':
      return [change('care', text(fact.need))];
    case 'answers_forbidden':
      return [change('answers-forbidden', null)];
    case 'letter_posted':
      return [change('posted-on', day(fact.on))];
    case 'liability_released':
      return [change('liability-released', null)];
    case 'second_person_waived':
      return [change('alone', text(fact.why))];
    case 'mandate_recorded':
      return [change('representative', text(fact.representative))];
    default:
      return [];
  }
}

function reactionUntil(until: IsoDate | null): readonly Change[] {
  return until === null ? [] : [change('reaction-until', day(until))];
}

// The log holds a field of our own work as text, whatever it is.
function routed(field: RoutingField, value: string): ChangeValue | null {
  const severity = SEVERITIES.find((each) => each === value);
  if (field === 'severity' && severity !== undefined) return { kind: 'severity', code: severity };
  return field === 'due' && value !== '' ? day(value) : text(value);
}

function stage(code: Stage): ChangeValue {
  return { kind: 'stage', code };
}
