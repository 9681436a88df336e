/**
 * `#reply T-31-5`: a note that was kept goes to the complainant after all, word for word (commands.md 3.6, "note only").
 */
import { printTransaction } from '../../case/reference.ts';
import { sameAddress } from '../../mail/addresses.ts';
import { mailProblem, type Plan } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { StaffMail } from './staff-mail.ts';
import type { PlanOnCases } from './staff-run.ts';

/** The plan with the text of the note, or why there is none to send. */
export type NoteSending =
  | ({ readonly ok: true } & PlanOnCases)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Puts the text of the note in the place of its number; a plan without one stays as it is. */
export function withNoteText(
  { named, member }: StaffMail,
  plan: Plan,
  caseIds: readonly number[],
): NoteSending {
  const sending = plan.commands.find(({ request }) => request.type === 'send_note');
  if (sending?.request.type !== 'send_note') return { ok: true, plan, caseIds };
  const number = printTransaction(sending.request.transaction);
  if (named === null || named.id !== sending.request.transaction) return no('no-such-transaction', number);
  if (!sameAddress(named.by, member.address)) return no('not-your-transaction', number);
  if (named.status !== 'noted' && named.status !== 'done') return no('transaction-over', number);
  const text = named.plan.note.trim();
  if (text === '') return no('no-such-transaction', number);
  const commands = plan.commands.map((command) =>
    command === sending
      ? { ...command, request: { type: 'write_reply', text, files: [] } as const }
      : command,
  );
  return { ok: true, plan: { ...plan, commands }, caseIds: named.caseIds };
}

function no(code: Problem['code'], number: string): NoteSending {
  return { ok: false, problems: [mailProblem(code, number)] };
}
