/**
 * Who may do what with a case, how well that must be proven, and when: one row for each intent. The command
 * catalogue and the notices are made from the same rows. Sources: DESIGN 6, domain.md 2.2 and 2.4, commands.md 3.3.
 */
import type { Case } from './case.ts';
import type { StaffCommand } from './commands.ts';
import type { IntentType } from './intents.ts';
import type { PairIntent } from './pair-intents.ts';
import type { Refusal } from './refusals.ts';
import { LEVELS, type Level, type Role, type Stage } from './vocabulary.ts';

/** What an intent asks of who wants it and of the case. */
export type Permission = {
  /** The least proof of who wrote it. */
  readonly level: Level;
  /** Any one of these roles is enough. */
  readonly roles: readonly Role[];
  readonly stages: readonly Stage[];
  /**
   * True for what must not be done on an old view of the case: when somebody else moved it since the mail that is
   * answered, it is asked again first (commands.md 3.5).
   */
  readonly moves: boolean;
};

const EVERYBODY: readonly Role[] = ['handler', 'coordinator', 'manager'];
const COORDINATOR: readonly Role[] = ['coordinator', 'manager'];

const OPEN: readonly Stage[] = [
  'received',
  'triaged',
  'waiting',
  'assessing',
  'decided',
  'reported',
  'executing',
  'checking',
  'disputed',
];
const ALWAYS: readonly Stage[] = [...OPEN, 'closed'];
/** Before the decision letter is out. */
const ASSESSED: readonly Stage[] = ['received', 'triaged', 'waiting', 'assessing', 'decided'];
/** While there is something to decide: before the letter, and again when the complainant objects. */
const DECIDING: readonly Stage[] = [...ASSESSED, 'disputed'];
const UNTIL_DECIDED: readonly Stage[] = ['received', 'triaged', 'waiting', 'assessing'];
const DECIDED: readonly Stage[] = ['reported', 'executing', 'disputed'];
const ACCEPTABLE: readonly Stage[] = ['reported', 'executing', 'checking', 'disputed', 'closed'];

const fact = (roles: readonly Role[], stages: readonly Stage[]): Permission => ({
  level: 'A1',
  roles,
  stages,
  moves: false,
});
const quietAct = (roles: readonly Role[], stages: readonly Stage[]): Permission => ({
  level: 'A2',
  roles,
  stages,
  moves: false,
});
const move = (roles: readonly Role[], stages: readonly Stage[]): Permission => ({
  level: 'A2',
  roles,
  stages,
  moves: true,
});

/** The permissions by intent. */
export const PERMISSIONS: Readonly<Record<IntentType, Permission>> = {
  assign_handler: fact(EVERYBODY, OPEN),
  triage: fact(EVERYBODY, ['received', 'triaged', 'assessing']),
  change_tags: fact(EVERYBODY, ALWAYS),
  list_points: fact(EVERYBODY, UNTIL_DECIDED),
  add_point: fact(EVERYBODY, UNTIL_DECIDED),
  set_routing: fact(EVERYBODY, OPEN),
  correct_field: quietAct(EVERYBODY, ALWAYS),
  ask_information: move(EVERYBODY, UNTIL_DECIDED),
  write_reply: move(EVERYBODY, ALWAYS),
  decline_complaint: move(COORDINATOR, ['received', 'triaged', 'waiting', 'assessing']),
  mark_spam: move(EVERYBODY, ['received', 'triaged']),
  solve_quickly: move(EVERYBODY, UNTIL_DECIDED),
  plan_visit: move(EVERYBODY, UNTIL_DECIDED),
  consult: quietAct(EVERYBODY, OPEN),
  extend_decision: move(EVERYBODY, [...ASSESSED, 'reported', 'executing']),
  assess_point: move(EVERYBODY, DECIDING),
  decide_remedy: move(EVERYBODY, [...DECIDING, 'reported', 'executing']),
  make_offer: move(EVERYBODY, [...ASSESSED, 'reported', 'disputed']),
  compensate: move(EVERYBODY, [...ASSESSED, 'reported', 'disputed']),
  report_decision: move(EVERYBODY, DECIDING),
  tell_decision: move(EVERYBODY, DECIDING),
  record_agreement: move(EVERYBODY, DECIDED),
  record_objection: move(EVERYBODY, ACCEPTABLE),
  offer_appointment: move(EVERYBODY, ['reported', 'executing']),
  cancel_appointment: move(EVERYBODY, [...ASSESSED, 'reported', 'executing']),
  report_done: move(EVERYBODY, ['reported', 'executing']),
  record_deposit: quietAct(EVERYBODY, ALWAYS),
  record_satisfaction: move(EVERYBODY, ['checking']),
  withdraw_complaint: move(EVERYBODY, OPEN),
  close_complaint: move(EVERYBODY, OPEN),
  reopen_case: move(EVERYBODY, ['closed']),
  link_case: quietAct(COORDINATOR, ALWAYS),
  recuse: quietAct(EVERYBODY, OPEN),
  set_confidential: quietAct(COORDINATOR, ALWAYS),
  note_care: quietAct(EVERYBODY, ALWAYS),
  forbid_answers: quietAct(EVERYBODY, ALWAYS),
  record_posted: quietAct(EVERYBODY, ALWAYS),
  release_liability: quietAct(COORDINATOR, DECIDING),
  act_alone: quietAct(EVERYBODY, OPEN),
  record_mandate: quietAct(EVERYBODY, ALWAYS),
  enter_rung: move(COORDINATOR, ['disputed']),
  end_rung: move(COORDINATOR, ['disputed']),
  record_award: move(COORDINATOR, ['disputed']),
  restrict_contact: move(['manager'], OPEN),
  lift_restriction: move(['manager'], OPEN),
  answer_inquiry: quietAct(EVERYBODY, ALWAYS),
  extend_inquiry: quietAct(EVERYBODY, ALWAYS),
  dismiss_inquiry: quietAct(COORDINATOR, ALWAYS),
  place_hold: quietAct(EVERYBODY, ALWAYS),
  lift_hold: { ...quietAct(COORDINATOR, ALWAYS), level: 'A3' },
  order_work: move(EVERYBODY, OPEN),
  end_work: move(EVERYBODY, OPEN),
  entrust_review: move(EVERYBODY, ['disputed']),
  record_cost: quietAct(EVERYBODY, ALWAYS),
  record_hours: quietAct(EVERYBODY, ALWAYS),
  record_payment: quietAct(EVERYBODY, ALWAYS),
  record_cause: quietAct(EVERYBODY, ALWAYS),
  decline_measure: quietAct(COORDINATOR, ALWAYS),
};

/** The permissions for what a job does to two cases at once. */
const PAIR_PERMISSIONS: Readonly<Record<PairIntent['type'], Permission>> = {
  merge_case: move(COORDINATOR, OPEN),
  absorb_case: move(COORDINATOR, UNTIL_DECIDED),
  unmerge_case: move(COORDINATOR, ['closed']),
  release_case: move(COORDINATOR, OPEN),
  relate_case: quietAct(COORDINATOR, ALWAYS),
  link_measure: quietAct(COORDINATOR, ALWAYS),
};

/** What nobody does who does not judge the case. */
const JUDGING: readonly StaffCommand['type'][] = [
  'assess_point',
  'decide_remedy',
  'make_offer',
  'compensate',
  'report_decision',
  'tell_decision',
  'decline_complaint',
];

/**
 * Why somebody may not do it, or not now; null when they may. What the operator does by the program itself needs no
 * proof: whoever runs it could change everything.
 */
export function refusePermission(state: Case, command: StaffCommand): Refusal | null {
  const { type, by, roles, person } = command;
  const row = permissionFor(type);
  if (by.kind !== 'staff' || !row.roles.some((role) => roles.includes(role)))
    return { code: 'role', roles: row.roles };
  if (by.proof !== undefined && LEVELS.indexOf(by.proof.level) < LEVELS.indexOf(row.level))
    return { code: 'level', level: row.level };
  if (!row.stages.includes(state.stage)) return { code: 'stage', stage: state.stage, possible: row.stages };
  return JUDGING.includes(type) && state.recused.includes(person.address) ? { code: 'recused' } : null;
}

function permissionFor(type: StaffCommand['type']): Permission {
  switch (type) {
    case 'merge_case':
    case 'absorb_case':
    case 'unmerge_case':
    case 'release_case':
    case 'relate_case':
    case 'link_measure':
      return PAIR_PERMISSIONS[type];
    default:
      return PERMISSIONS[type];
  }
}
