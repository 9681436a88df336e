/**
 * The one gate to the register: a command on a case gives events, or a refusal that a template words.
 * Pure: the profile and the calendar come in as data, the time stands in the command. What is decided stands in tables
 * by theme, one row for each command; what holds for all of them stands here.
 */
import { APPOINTMENT_DECIDERS } from './appointments.ts';
import { ASSESSMENT_DECIDERS } from './assessment.ts';
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { isPaused } from './changes-by-assessment.ts';
import { CLOSING_DECIDERS } from './closing.ts';
import type { CaseCommand, Given, LaterCommand } from './commands.ts';
import type { Deciders, OrderOf } from './deciders.ts';
import { DECISION_DECIDERS } from './decision.ts';
import { DEPOSIT_DECIDERS } from './deposit-deciders.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { EXECUTION_DECIDERS } from './execution.ts';
import { INFORMATION_DECIDERS } from './information.ts';
import { INQUIRY_DECIDERS } from './inquiries.ts';
import { LADDER_DECIDERS } from './ladder.ts';
import { LEARNING_DECIDERS } from './learning.ts';
import { lapsesAfter } from './meeting-lapse.ts';
import { dueAfterPause } from './pauses.ts';
import { refusePermission } from './permissions.ts';
import { RECEIPT_DECIDERS, registerComplaint } from './receipt.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import { RELATION_DECIDERS } from './relations.ts';
import { RESTRICTION_DECIDERS } from './restriction.ts';
import { REVIEW_DECIDERS, refuseReviewer } from './review.ts';
import { TRIAGE_DECIDERS, takeUp } from './triage.ts';
import { UPDATE_DECIDERS } from './updates.ts';
import { WORK_DECIDERS } from './work.ts';

const DECIDERS: Deciders<LaterCommand['type']> = {
  ...RECEIPT_DECIDERS,
  ...TRIAGE_DECIDERS,
  ...INFORMATION_DECIDERS,
  ...ASSESSMENT_DECIDERS,
  ...DECISION_DECIDERS,
  ...EXECUTION_DECIDERS,
  ...DEPOSIT_DECIDERS,
  ...APPOINTMENT_DECIDERS,
  ...RELATION_DECIDERS,
  ...CLOSING_DECIDERS,
  ...LADDER_DECIDERS,
  ...INQUIRY_DECIDERS,
  ...RESTRICTION_DECIDERS,
  ...REVIEW_DECIDERS,
  ...UPDATE_DECIDERS,
  ...WORK_DECIDERS,
  ...LEARNING_DECIDERS,
};

/**
 * What a command makes happen.
 * @param state  the case before the command, or null when it is not in the register
 */
export function decide(state: Case | null, command: CaseCommand, rules: CaseRules): Decision {
  if (command.type === 'register_complaint') {
    return state === null ? accept(registerComplaint(command, rules)) : refuse('already-registered');
  }
  return state === null ? refuse('no-such-case') : decideOnCase(state, command, rules);
}

function decideOnCase(state: Case, command: LaterCommand, rules: CaseRules): Decision {
  const refusal =
    'roles' in command ? (refusePermission(state, command) ?? refuseReviewer(state, command, rules)) : null;
  if (refusal !== null) return refuse(refusal);
  const implied = 'roles' in command ? takeUp(state, command) : [];
  const decision = decideByTable(stateAfter(state, implied, command), command, rules);
  if (!decision.ok) return decision;
  const decided = [...implied, ...decision.events];
  const after = stateAfter(state, decided, command);
  const lapsed = lapsesAfter(state, after, decided, command.at, rules.calendar);
  const events = [...decided, ...lapsed];
  return accept(...events, ...resumeClock(state, events, command, rules));
}

function decideByTable<T extends LaterCommand['type']>(
  state: Case,
  command: OrderOf[T],
  rules: CaseRules,
): Decision {
  const type: T = command.type;
  return DECIDERS[type](state, command, rules);
}

// Whatever ends the waiting ends the pause of the promise clock, and the log keeps the day that follows from it.
function resumeClock(
  before: Case,
  events: readonly CaseEvent[],
  given: Given,
  { calendar }: CaseRules,
): readonly CaseEvent[] {
  const state = stateAfter(before, events, given);
  if (!isPaused(state) || state.stage === 'waiting') return [];
  const until = dueAfterPause(state, given.at, calendar);
  return until === null ? [] : [{ type: 'decision_clock_resumed', previous: state.decisionDue, until }];
}

function stateAfter(before: Case, events: readonly CaseEvent[], { at, by, mailId }: Given): Case {
  return events.reduce(
    (state, fact, index) => evolve(state, { seq: before.revision + index + 1, at, by, mailId, fact }),
    before,
  );
}
