/**
 * The transaction that a command is about: the one whose number was written, else that of the mail which is answered
 * (commands.md 3.5 and 3.7).
 */
import { holdTransaction, type StoredTransaction } from '../../shell/db/transaction-store.ts';
import type { Plan } from '../../staff/plan.ts';
import type { HandleTransaction } from '../../staff/requests.ts';
import type { StaffRun } from './staff-run.ts';

/** @param acts  the commands of the plan that may name it */
export async function namedBy(
  { tx, mail }: StaffRun,
  { commands }: Plan,
  acts: readonly HandleTransaction['type'][],
): Promise<StoredTransaction | null> {
  for (const { request } of commands) {
    if (isOneOf(request, acts) && request.transaction !== null)
      return holdTransaction(tx, request.transaction);
  }
  return mail.named;
}

function isOneOf(
  request: Plan['commands'][number]['request'],
  acts: readonly string[],
): request is HandleTransaction {
  return acts.includes(request.type);
}

/** The plan with the number written out: once it waits for a confirmation, another mail is answered. */
export function naming(plan: Plan, type: 'undo' | 'approve', transaction: number): Plan {
  const request = { type, transaction } as const;
  return { ...plan, commands: plan.commands.map((command) => ({ ...command, request })) };
}
