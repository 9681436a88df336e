/**
 * The only place where `decide` meets the database: a command on a locked case becomes events in its log,
 * a fresh register row and clocks, in the caller's transaction.
 */
import type { Case } from '../case/case.ts';
import type { CaseRules } from '../case/case-rules.ts';
import { clocksOf } from '../case/clocks.ts';
import type { CaseCommand, RegisterComplaint } from '../case/commands.ts';
import { decide, type Refusal } from '../case/decide.ts';
import type { RecordedEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { ProfileName } from '../case/vocabulary.ts';
import { appendEvents, type ChainEnd, lockCase, newChain, saveCase } from '../shell/db/case-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { type Office, rulesFor } from './office.ts';

/** What a command changed; the letters are written from it. */
export type CaseChange = {
  readonly ok: true;
  readonly caseId: number;
  readonly after: Case;
  readonly events: readonly RecordedEvent[];
};

/** A change, or the reason why the procedure does not allow it; nothing was written then. */
export type CommandResult = CaseChange | { readonly ok: false; readonly refusal: Refusal };

/**
 * Enters a complaint in the register.
 * @param profile  whose terms the case keeps for good
 */
export function runRegistration(
  office: Office,
  tx: Db,
  caseId: number,
  profile: ProfileName,
  command: RegisterComplaint,
): Promise<CommandResult> {
  return carryOut(tx, { ...newChain(caseId), state: null }, command, rulesFor(office, profile));
}

/** Runs a command on a case that is in the register. */
export async function runCommand(
  office: Office,
  tx: Db,
  caseId: number,
  command: CaseCommand,
): Promise<CommandResult> {
  const stored = await lockCase(tx, caseId);
  if (stored === null) return { ok: false, refusal: { code: 'no-such-case' } };
  return carryOut(tx, stored, command, rulesFor(office, stored.state.profile));
}

async function carryOut(
  tx: Db,
  stored: ChainEnd & { readonly state: Case | null },
  command: CaseCommand,
  rules: CaseRules,
): Promise<CommandResult> {
  const decision = decide(stored.state, command, rules);
  if (!decision.ok) return decision;
  const { at, by, mailId } = command;
  const events = await appendEvents(
    tx,
    stored,
    decision.events.map((fact) => ({ at, by, mailId, fact })),
  );
  const after = events.reduce<Case | null>((state, event) => evolve(state, event), stored.state);
  if (after === null) throw new Error('a command that is accepted gives at least one event');
  await saveCase(tx, stored.caseId, after, clocksOf(after, rules), at);
  return { ok: true, caseId: stored.caseId, after, events };
}

/** For commands that the register never refuses on a case that exists; a refusal is a fault of ours. */
export function expectDone(result: CommandResult): CaseChange {
  if (!result.ok) throw new Error(`the register refused: ${result.refusal.code}`);
  return result;
}
