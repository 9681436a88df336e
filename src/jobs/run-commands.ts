/**
 * The only place where `decide` meets the database: a command on a locked case becomes events in its log,
 * a fresh register row and clocks, in the caller's transaction.
 */
import type { Case } from '../case/case.ts';
import { clocksOf } from '../case/clocks.ts';
import type { CaseCommand } from '../case/commands.ts';
import { decide, type Refusal } from '../case/decide.ts';
import type { RecordedEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { ProfileName } from '../case/vocabulary.ts';
import { appendEvents, lockCase, type StoredCase, saveCase } from '../shell/db/case-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { type Office, rulesFor } from './office.ts';

/** What a command changed; the letters are written from it. */
export type CaseChange = {
  readonly ok: true;
  readonly caseId: number;
  readonly after: Case;
  readonly events: readonly RecordedEvent[];
};

export type CommandResult = CaseChange | { readonly ok: false; readonly refusal: Refusal };

/** Runs a command on a case that is in the register. */
export async function runCommand(
  office: Office,
  tx: Db,
  caseId: number,
  command: CaseCommand,
): Promise<CommandResult> {
  const stored = await lockCase(tx, caseId);
  if (stored === null) return { ok: false, refusal: { code: 'no-such-case' } };
  return runOn(office, tx, stored, command);
}

/** Runs a command on a case as loaded (or empty, for a registration). */
export async function runOn(
  office: Office,
  tx: Db,
  stored: StoredCase,
  command: CaseCommand,
): Promise<CommandResult> {
  const rules = rulesFor(office, profileOf(stored, command));
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

function profileOf(stored: StoredCase, command: CaseCommand): ProfileName {
  if (stored.state !== null) return stored.state.profile;
  return command.type === 'register_complaint' ? command.profile : 'algemeen';
}

/** For commands that the register never refuses on a case that exists; a refusal is a fault of ours. */
export function expectDone(result: CommandResult): CaseChange {
  if (!result.ok) throw new Error(`the register refused: ${result.refusal.code}`);
  return result;
}
