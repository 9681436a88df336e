/**
 * Where `decide` meets the register: a command on a case becomes events at the end of its log, entered on
 * the docket. Nothing is written here; refused commands leave the docket as it was.
 */
import type { Case } from '../case/case.ts';
import type { CaseRules } from '../case/case-rules.ts';
import type { CaseCommand, LaterCommand, RegisterComplaint } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import type { RecordedEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { Refusal } from '../case/refusals.ts';
import type { ProfileName } from '../case/vocabulary.ts';
import { sealEvents } from '../shell/db/case-log.ts';
import { type ChainEnd, type NewEvent, newChain } from '../shell/db/case-store.ts';
import type { Docket } from './docket.ts';
import { type Office, rulesFor } from './office.ts';

/** What a command changed; the letters are written from it. */
export type CaseChange = {
  readonly ok: true;
  readonly caseId: number;
  readonly after: Case;
  readonly events: readonly RecordedEvent[];
};

/** A change, or the reason why the procedure does not allow it; nothing was entered then. */
export type CommandResult = CaseChange | { readonly ok: false; readonly refusal: Refusal };

/**
 * Enters a complaint under a number that was never used.
 * @param profile  whose terms the case keeps for good
 */
export function runRegistration(
  office: Office,
  docket: Docket,
  caseId: number,
  profile: ProfileName,
  command: RegisterComplaint,
): CommandResult {
  return carryOut(docket, { ...newChain(caseId), state: null }, command, rulesFor(office, profile));
}

/** Runs a command on a case that the docket holds. */
export function runCommand(
  office: Office,
  docket: Docket,
  caseId: number,
  command: LaterCommand,
): CommandResult {
  const stored = docket.cases.get(caseId);
  if (stored === undefined) return { ok: false, refusal: { code: 'no-such-case' } };
  return carryOut(docket, stored, command, rulesFor(office, stored.state.profile));
}

function carryOut(
  docket: Docket,
  stored: ChainEnd & { readonly state: Case | null },
  command: CaseCommand,
  rules: CaseRules,
): CommandResult {
  const decision = decide(stored.state, command, rules);
  if (!decision.ok) return decision;
  const { at, by, mailId } = command;
  return enter(
    docket,
    stored,
    decision.events.map((fact) => ({ at, by, mailId, fact })),
  );
}

/** Enters a fact that no command decides about on a case that the docket holds. */
export function enterFact(docket: Docket, caseId: number, event: NewEvent): CaseChange {
  return enterFacts(docket, caseId, [event]);
}

/** The same of several that belong together, at least one: what is said of one of them follows from all. */
export function enterFacts(docket: Docket, caseId: number, events: readonly NewEvent[]): CaseChange {
  const stored = docket.cases.get(caseId);
  if (stored === undefined) throw new Error(`case ${caseId} is not on the docket`);
  return enter(docket, stored, events);
}

function enter(
  docket: Docket,
  stored: ChainEnd & { readonly state: Case | null },
  added: readonly NewEvent[],
): CaseChange {
  const { caseId } = stored;
  const { sealed, events, end } = sealEvents(stored, added);
  const after = events.reduce<Case | null>((state, event) => evolve(state, event), stored.state);
  if (after === null) throw new Error('a command that is accepted gives at least one event');
  docket.events.push(...sealed);
  docket.cases.set(caseId, { ...end, state: after });
  docket.changed.add(caseId);
  return { ok: true, caseId, after, events };
}

/** For commands that the register never refuses on a case that exists; a refusal is a fault of ours. */
export function expectDone(result: CommandResult): CaseChange {
  if (!result.ok) throw new Error(`the register refused: ${result.refusal.code}`);
  return result;
}
