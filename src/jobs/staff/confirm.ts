/**
 * The answer to a challenge: `#yes` carries out the stored plan, `#no` drops it. It counts once, within its time, from
 * the same person, and only in answer to the very mail that asked, which went to the address on the roster
 * (commands.md 3.7, challenge).
 */
import { printTransaction } from '../../case/reference.ts';
import { sameAddress } from '../../mail/addresses.ts';
import { endTransactions, type StoredTransaction } from '../../shell/db/transaction-store.ts';
import { linesOf, mailProblem, sortPlan } from '../../staff/plan.ts';
import type { ProblemCode } from '../../staff/problem.ts';
import type { Attempt } from './gate.ts';
import { answer, type PlanOnCases, refuse, type StaffRun } from './staff-run.ts';
import { casesOn } from './try-plan.ts';

/**
 * What a confirmation sets free.
 * @returns null when the answer was given already: nothing is to be carried out
 */
export async function confirmed(run: StaffRun, own: PlanOnCases): Promise<Attempt | null> {
  const { tx, docket, mail } = run;
  const { named } = mail;
  const problem = whyNot(run, named);
  if (named === null || problem !== null) {
    await refuse(run, [mailProblem(problem ?? 'no-such-transaction', nameOf(named, own))], own);
    return null;
  }
  const { id, caseIds } = named;
  const isNo = own.plan.commands.some(({ request }) => request.type === 'decline');
  await endTransactions(tx, [id], isNo ? 'cancelled' : 'done', docket.at);
  if (isNo) {
    const after = casesOn(docket, caseIds);
    const dropped = { transaction: id, undid: id, commands: linesOf(named.plan), after } as const;
    answer(run, { kind: 'undone', ...dropped, changes: [], letters: [] }, caseIds, id);
    return null;
  }
  const note = [named.plan.note, own.plan.note].filter((text) => text.trim() !== '').join('\n\n');
  const plan = { ...named.plan, note };
  const sorting = sortPlan(plan);
  const kind = sorting.ok ? sorting.kind : 'act';
  return {
    plan,
    caseIds,
    kind,
    answered: true,
    transaction: id,
    mailId: named.mailId,
    seen: named.revisions,
  };
}

/**
 * Ends a confirmed plan that was not carried out after all, because the case refuses it by now or somebody moved it
 * once more: it counts as done nowhere, and can be sent again.
 * @param transaction  the one that was confirmed
 */
export async function endUndone({ tx, docket, mail }: StaffRun, transaction: number): Promise<void> {
  const own = docket.transactions.find(({ id }) => id === mail.transaction);
  if (own?.status === 'refused' || own?.status === 'waiting')
    await endTransactions(tx, [transaction], 'cancelled', docket.at);
}

function whyNot({ docket, mail }: StaffRun, named: StoredTransaction | null): ProblemCode | null {
  if (named === null) return 'no-such-transaction';
  if (!sameAddress(named.by, mail.member.address)) return 'not-your-transaction';
  const isOver = named.expiresAt !== null && named.expiresAt < docket.at;
  if (named.status !== 'waiting' || isOver) return 'transaction-over';
  if (mail.standing.locked || !answersChallenge(mail, named.id)) return 'level-too-low';
  return null;
}

/** Letters that ask for a confirmation. */
const CHALLENGES: ReadonlySet<string> = new Set(['staff/challenge', 'staff/unknown-address']);

/** The token of the challenge itself, not one of another mail about the same transaction. */
function answersChallenge({ answered, standing }: StaffRun['mail'], transaction: number): boolean {
  const own = new Set(standing.tokens.map(({ serial }) => serial));
  return answered.some(
    ({ serial, letter, transactionId }) =>
      transactionId === transaction && CHALLENGES.has(letter) && own.has(serial),
  );
}

/** The number of a transaction as people know it; as it was written, where it names nothing. */
export function nameOf(named: StoredTransaction | null, { plan }: PlanOnCases): string {
  if (named !== null) return printTransaction(named.id);
  for (const { request } of plan.commands) {
    if ('transaction' in request && request.transaction !== null)
      return printTransaction(request.transaction);
  }
  return 'T';
}
