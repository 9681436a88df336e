/**
 * `#approve T-31-5` and `#no T-31-5` of a manager: the plan of a colleague that waits for a second person is carried
 * out as it was asked, or dropped; who asked hears it (DESIGN 3, "Two persons needed").
 */

import { sameAddress } from '../../mail/addresses.ts';
import type { StaffMember } from '../../mail/desk-profile.ts';
import { endTransactions, type StoredTransaction } from '../../shell/db/transaction-store.ts';
import { highest } from '../../staff/level.ts';
import { linesOf, mailProblem, neededLevel } from '../../staff/plan.ts';
import type { ProblemCode } from '../../staff/problem.ts';
import { mayApprove } from './ask-approval.ts';
import { finish, meansOfPlan } from './carry-out.ts';
import { nameOf } from './confirm.ts';
import { type Attempt, levelOf, passGate } from './gate.ts';
import { namedBy, naming } from './named-transaction.ts';
import { answer, firstCase, putAnswer, record, refuse, type StaffRun } from './staff-run.ts';
import { casesOn, tryPlan } from './try-plan.ts';

/** True for a mail about a plan that waits for a second person, not for a confirmation of its writer. */
export async function isAboutApproval(run: StaffRun, attempt: Attempt): Promise<boolean> {
  if (attempt.plan.commands.some(({ request }) => request.type === 'approve')) return true;
  return (await targetOf(run, attempt))?.status === 'awaiting-approval';
}

/** Carries out what a manager decided. */
export async function decideApproval(run: StaffRun, attempt: Attempt): Promise<void> {
  const target = await targetOf(run, attempt);
  const isNo = attempt.plan.commands.some(({ request }) => request.type === 'decline');
  const problem = whyNot(run, target, isNo);
  const asker = run.office.config.staff.find(
    ({ address }) => target !== null && sameAddress(address, target.by),
  );
  if (target === null || asker === undefined || problem !== null)
    return refuse(run, [mailProblem(problem ?? 'no-such-transaction', nameOf(target, attempt))], attempt);
  return isNo ? drop(run, attempt, target, asker) : approve(run, attempt, target, asker);
}

function targetOf(run: StaffRun, { plan }: Attempt): Promise<StoredTransaction | null> {
  return namedBy(run, plan, ['approve', 'decline']);
}

function whyNot(
  { docket, mail }: StaffRun,
  target: StoredTransaction | null,
  isNo: boolean,
): ProblemCode | null {
  if (target === null) return 'no-such-transaction';
  const isOver = target.expiresAt !== null && target.expiresAt < docket.at;
  if (target.status !== 'awaiting-approval' || isOver) return 'transaction-over';
  const { member, standing } = mail;
  const isOwn = sameAddress(member.address, target.by);
  if (!mayApprove(member, target.by) && !(isNo && isOwn)) return isOwn ? 'own-approval' : 'not-approver';
  return isNo && !standing.proven && standing.tokens.length === 0 ? 'level-too-low' : null;
}

async function drop(
  run: StaffRun,
  attempt: Attempt,
  target: StoredTransaction,
  asker: StaffMember,
): Promise<void> {
  const { docket, mail, tx } = run;
  const { id, caseIds } = target;
  await endTransactions(tx, [id], 'cancelled', docket.at);
  if (!attempt.answered) record(run, { plan: attempt.plan, caseIds, status: 'answered' });
  const after = casesOn(docket, caseIds);
  const dropped = { transaction: id, undid: id, commands: linesOf(target.plan), after } as const;
  answer(run, { kind: 'undone', ...dropped, changes: [], letters: [] }, caseIds, id);
  if (sameAddress(asker.address, mail.member.address)) return;
  const { original } = target.plan;
  const outcome = {
    kind: 'not-approved',
    state: firstCase(run, caseIds),
    by: mail.member,
    original,
  } as const;
  putAnswer(run, asker, outcome, { caseIds, transaction: id, answers: null });
}

async function approve(
  run: StaffRun,
  attempt: Attempt,
  target: StoredTransaction,
  asker: StaffMember,
): Promise<void> {
  const { office, docket, mail, tx } = run;
  const { id, caseIds, plan, mailId } = target;
  const own: Attempt = { ...attempt, plan: naming(attempt.plan, 'approve', id), caseIds };
  const wanted = highest([own.plan, plan].map((each) => neededLevel(each, caseIds.length)));
  const reached = levelOf(run, own);
  if (!(await passGate(run, own, { wanted, reached }))) return;
  const found = await meansOfPlan(run, plan, caseIds, mailId);
  if (!found.ok) return refuse(run, found.problems, own);
  const by = { kind: 'staff', address: target.by, proof: { ...target.proof, transaction: id } } as const;
  const act = { plan, caseIds, member: asker, by, mailId, ...found.means };
  const trial = tryPlan(office, docket, { ...act, approvedBy: mail.member.address });
  if (!trial.ok) return refuse(run, trial.problems, own);
  await endTransactions(tx, [id], 'done', docket.at);
  if (!own.answered) record(run, { plan: own.plan, caseIds, status: 'answered', level: reached });
  const doing = { plan, caseIds, kind: 'act', transaction: id, mailId, seen: target.revisions } as const;
  const done = await finish(run, { ...doing, answered: true }, trial, reached);
  const { transaction: _, ...proof } = by.proof;
  if (done !== null) putAnswer(run, asker, { ...done, proof }, { caseIds, transaction: id, answers: null });
}
