/**
 * Undo of one transaction of staff by a compensating event: the parts of the case that it changed become what they were
 * before. Nothing is deleted. Refused when one of those parts was changed again since; a letter that has left is no
 * reason to refuse, but it is said. Source: commands.md 3.5.
 */
import type { Case } from './case.ts';
import {
  type Actor,
  addressOf,
  type CaseEventType,
  type LetterSent,
  type RecordedEvent,
  transactionOf,
} from './events.ts';
import { evolve } from './evolve.ts';
import type { Refusal } from './refusals.ts';
import {
  type Restored,
  type TransactionUndone,
  UNDOABLE_FIELDS,
  type UndoableField,
} from './relation-events.ts';
import type { Role } from './vocabulary.ts';

/** Who may undo what a colleague did. */
const UNDOING_ROLES: readonly Role[] = ['manager'];

/**
 * What a fact rests on: it was true because these parts stood as they did, so they cannot be taken back under it. (What a
 * fact changes itself needs no row.)
 */
const RESTS_ON: Readonly<Partial<Record<CaseEventType, readonly UndoableField[]>>> = {
  decision_reported: ['points', 'offer', 'compensation'],
  decision_told: ['points', 'offer', 'compensation'],
  agreement_recorded: ['points', 'offer', 'compensation'],
  reaction_window_passed: ['points'],
  complaint_closed: ['points', 'offer', 'compensation', 'agreement'],
  compensation_decided: ['alone'],
  handler_assigned: ['recused'],
};

/** The event that takes a transaction back, with the letters that left since and cannot be called back; or the refusal. */
export type Undo =
  | { readonly ok: true; readonly event: TransactionUndone; readonly lettersSent: readonly LetterSent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Who asks for it. */
export type Undoer = { readonly by: Actor; readonly roles: readonly Role[] };

/**
 * What taking back a transaction makes of a case.
 * @param log          all events of the case, in order
 * @param transaction  its number, as the answer to the command mail gave it
 */
export function undoOf(log: readonly RecordedEvent[], transaction: number, { by, roles }: Undoer): Undo {
  const steps = stepsOf(log);
  const own = steps.filter(({ event }) => transactionOf(event.by) === transaction);
  const last = own.at(-1);
  const first = own[0];
  if (first === undefined || last === undefined) return no({ code: 'no-such-transaction', transaction });
  if (log.some(({ fact }) => fact.type === 'transaction_undone' && fact.transaction === transaction))
    return no({ code: 'undone-already', transaction });
  const author = addressOf(first.event.by);
  if (author !== addressOf(by) && !UNDOING_ROLES.some((role) => roles.includes(role)))
    return no({ code: 'not-yours', by: author, roles: UNDOING_ROLES });
  const fields = UNDOABLE_FIELDS.filter((field) => own.some((step) => changes(step, field)));
  if (fields.length === 0 || first.before === null) return no({ code: 'nothing-to-undo', transaction });
  const others = steps.slice(steps.indexOf(first)).filter((step) => !own.includes(step));
  const changed = fields.filter((field) =>
    others.some((step) => changes(step, field) || restsOn(step, field)),
  );
  const [only, ...more] = changed;
  // It ends by a command of its own, which the refusal names.
  if (only === 'restriction' && more.length === 0 && last.after.restriction !== null)
    return no({ code: 'restriction-changed' });
  if (only !== undefined) return no({ code: 'changed-since', fields: changed });
  const restored = valuesOf(first.before, fields);
  return {
    ok: true,
    event: { type: 'transaction_undone', transaction, restored },
    lettersSent: others.flatMap(({ event: { fact } }) => (fact.type === 'letter_sent' ? [fact] : [])),
  };
}

/** An event with the case before and after it; null before the first. */
type Step = { readonly event: RecordedEvent; readonly before: Case | null; readonly after: Case };

function stepsOf(log: readonly RecordedEvent[]): readonly Step[] {
  let before: Case | null = null;
  return log.map((event) => {
    const step: Step = { event, before, after: evolve(before, event) };
    before = step.after;
    return step;
  });
}

// The parts are plain data made by one program, so that equal parts have equal texts.
function changes({ before, after }: Step, field: UndoableField): boolean {
  return before !== null && JSON.stringify(madeOf(before, field)) !== JSON.stringify(madeOf(after, field));
}

// What is counted while a contact arrangement holds, mails to be read, is not the arrangement.
function madeOf(state: Case, field: UndoableField): unknown {
  if (field !== 'restriction' || state.restriction === null) return state[field];
  const { why, since, until, contact, channel, monthly } = state.restriction;
  return { why, since, until, contact, channel, monthly };
}

function restsOn({ event: { fact } }: Step, field: UndoableField): boolean {
  return RESTS_ON[fact.type]?.includes(field) ?? false;
}

function valuesOf(before: Case, fields: readonly UndoableField[]): Restored {
  const values: Restored = Object.fromEntries(fields.map((field) => [field, before[field]]));
  return fields.includes('receivedAt') ? { ...values, receivedAt: before.receivedAt.toISOString() } : values;
}

function no(refusal: Refusal): Undo {
  return { ok: false, refusal };
}
