/**
 * The gate to the register of measures: a command gives facts, or a refusal that a template words (procedure step 4.2;
 * domain.md 2.4). Pure: what the counts say comes in as data.
 */

import type { PlainCode, Refusal } from '../case/refusals.ts';
import { LEVELS, type Role } from '../case/vocabulary.ts';
import type {
  LaterMeasureCommand,
  MeasureCommand,
  NewMeasureCommand,
  ProposeVerdict,
  RemindManager,
  RemindOwner,
  StaffMeasureCommand,
} from './commands.ts';
import type { MeasureEvent } from './events.ts';
import type { Measure, MeasureStage } from './measure.ts';
import { nextStep } from './steps.ts';

/** The facts to append, at least one, or the refusal. */
export type MeasureDecision =
  | { readonly ok: true; readonly events: readonly MeasureEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

const LEAST_LEVEL = 'A2';
const COORDINATOR: readonly Role[] = ['coordinator', 'manager'];
const MANAGER: readonly Role[] = ['manager'];

/** Who may do what; the owner of a measure may always say that it is carried out. */
const ROLES_FOR: Readonly<Record<StaffMeasureCommand['type'], readonly Role[]>> = {
  decide_measure: COORDINATOR,
  join_case: COORDINATOR,
  report_implemented: COORDINATOR,
  confirm_effect: MANAGER,
  drop_measure: COORDINATOR,
};

/** At which stages it is possible. */
const STAGES_FOR: Readonly<Record<LaterMeasureCommand['type'], readonly MeasureStage[]>> = {
  join_case: ['decided', 'implemented', 'judged'],
  report_implemented: ['decided'],
  confirm_effect: ['implemented', 'judged'],
  drop_measure: ['decided', 'implemented', 'judged'],
};

/**
 * What a command makes happen.
 * @param state  the measure before it; null when there is none of that number
 */
export function decideMeasure(state: Measure | null, command: MeasureCommand): MeasureDecision {
  if (isStep(command)) return state === null ? refuse('no-such-measure') : decideStep(state, command);
  const refusal = refusePerson(state, command);
  if (refusal !== null) return refuse(refusal);
  if (command.type === 'decide_measure')
    return state === null ? decideNew(command) : refuse('nothing-changes');
  if (state === null) return refuse('no-such-measure');
  const possible = STAGES_FOR[command.type];
  if (!possible.includes(state.stage))
    return refuse({ code: 'measure-stage', progress: state.stage, wanted: possible });
  return decideLater(state, command);
}

type StepCommand = RemindOwner | RemindManager | ProposeVerdict;

function isStep(command: MeasureCommand): command is StepCommand {
  return ['remind_owner', 'remind_manager', 'propose_verdict'].includes(command.type);
}

function decideStep(state: Measure, command: StepCommand): MeasureDecision {
  const step = nextStep(state);
  const { on } = command;
  if (step?.act !== command.type || step.on > on) return refuse('not-due-yet');
  if (command.type === 'propose_verdict') return accept({ type: 'effect_found', found: command.found, on });
  return step.act === 'remind_owner'
    ? accept({ type: 'owner_reminded', because: step.because, on })
    : accept({ type: 'manager_reminded', on });
}

function refusePerson(state: Measure | null, command: StaffMeasureCommand): Refusal | null {
  const { type, by, roles, person, noManager } = command;
  const wanted = type === 'confirm_effect' && noManager ? COORDINATOR : ROLES_FOR[type];
  const isOwner = type === 'report_implemented' && state?.owner.address === person.address;
  if (by.kind !== 'staff' || !(isOwner || wanted.some((role) => roles.includes(role))))
    return { code: 'role', roles: wanted };
  return by.proof !== undefined && LEVELS.indexOf(by.proof.level) < LEVELS.indexOf(LEAST_LEVEL)
    ? { code: 'level', level: LEAST_LEVEL }
    : null;
}

function decideNew(command: NewMeasureCommand): MeasureDecision {
  const { number, desk, what, owner, due, on, case: reference, criterion, judging } = command;
  if (what.trim() === '') return refuse('nothing-written');
  if (due < on) return refuse({ code: 'day-passed', day: due });
  const about = { number, desk, what: what.trim(), owner, due, on, case: reference } as const;
  return accept({ type: 'measure_decided', ...about, criterion, judging });
}

function decideLater(state: Measure, command: LaterMeasureCommand): MeasureDecision {
  const { on } = command;
  switch (command.type) {
    case 'join_case':
      return state.cases.includes(command.case)
        ? refuse('nothing-changes')
        : accept({ type: 'case_joined', case: command.case });
    case 'report_implemented': {
      const { evidence, files, judging } = command;
      if (evidence.trim() === '' && files.length === 0) return refuse('evidence-missing');
      return accept({ type: 'measure_implemented', on, evidence: evidence.trim(), files, judging });
    }
    case 'confirm_effect':
      return confirmEffect(state, on, command.why.trim());
    case 'drop_measure':
      return command.why.trim() === ''
        ? refuse('nothing-written')
        : accept({ type: 'measure_dropped', on, why: command.why.trim() });
  }
}

// Where the counts do not say that it works, whoever says so says what it rests on.
function confirmEffect({ found, judging }: Measure, on: string, why: string): MeasureDecision {
  if (why === '' && found === null) return refuse({ code: 'effect-too-early', day: judging.on });
  if (why === '' && found !== null && found.verdict !== 'works')
    return refuse({ code: 'effect-not-shown', verdict: found.verdict });
  return accept({ type: 'effect_confirmed', on, why });
}

function accept(...events: readonly MeasureEvent[]): MeasureDecision {
  return { ok: true, events };
}

function refuse(refusal: PlainCode | Refusal): MeasureDecision {
  return { ok: false, refusal: typeof refusal === 'string' ? { code: refusal } : refusal };
}
