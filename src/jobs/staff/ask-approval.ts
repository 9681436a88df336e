/**
 * Money over what one person may decide waits for a manager: the whole mail is kept as it would be carried out, every
 * other manager gets a notice with it, and its writer hears that it waits (DESIGN 3, "Two persons needed").
 */
import { APPROVING_ROLES } from '../../case/assessment.ts';
import type { Level } from '../../case/vocabulary.ts';
import { sameAddress } from '../../mail/addresses.ts';
import type { StaffMember } from '../../mail/desk-profile.ts';
import { endTransactions } from '../../shell/db/transaction-store.ts';
import type { Approval } from '../../staff/outcome.ts';
import type { Docket } from '../docket.ts';
import type { Office } from '../office.ts';
import type { Attempt } from './gate.ts';
import { answer, firstCase, putAnswer, record, type StaffRun } from './staff-run.ts';
import { type Act, lettersOut, type Trial, tryPlan } from './try-plan.ts';

/** What would come of a plan with the approval that it lacks, and who may give it. */
export type LackingApproval = {
  readonly trial: Trial;
  /** What one person may decide, in cents. */
  readonly limit: number;
  readonly approvers: readonly StaffMember[];
};

const WAITS_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * The approval that a plan lacks.
 * @returns null when it lacks none, or nobody else may give it: then the refusal says what can be done
 */
export function lackingApproval(
  office: Office,
  docket: Docket,
  act: Act,
  trial: Trial,
): LackingApproval | null {
  const limit = trial.ok ? null : limitOf(trial);
  const approvers = office.config.staff.filter((member) => mayApprove(member, act.member.address));
  const [first] = approvers;
  if (limit === null || first === undefined) return null;
  return { trial: tryPlan(office, docket, { ...act, approvedBy: first.address }), limit, approvers };
}

/** True for somebody with the role, who did not ask for it. */
export function mayApprove({ roles, address }: StaffMember, asker: string): boolean {
  return APPROVING_ROLES.some((role) => roles.includes(role)) && !sameAddress(address, asker);
}

function limitOf({ problems }: Extract<Trial, { readonly ok: false }>): number | null {
  for (const { refusal } of problems) if (refusal?.code === 'over-limit') return refusal.limit;
  return null;
}

/** Keeps a plan for a manager and tells everybody who is concerned. */
export async function askApproval(
  run: StaffRun,
  attempt: Attempt,
  { trial, limit, approvers }: LackingApproval,
  level: Level,
): Promise<void> {
  if (!trial.ok) throw new Error('only what works with an approval waits for one');
  const { office, docket, mail, tx } = run;
  const { plan, caseIds, answered, mailId, transaction } = attempt;
  const expiresAt = new Date(docket.at.getTime() + WAITS_MS);
  // A confirmation sets free what it confirms; what waits now is known by the number of the confirming mail.
  if (answered) await endTransactions(tx, [transaction], 'answered', docket.at);
  record(run, { plan, caseIds, status: 'awaiting-approval', level, answered, mailId, expiresAt });
  const outcome: Approval = {
    kind: 'approval',
    reader: 'asker',
    transaction: mail.transaction,
    state: firstCase(run, caseIds),
    askedBy: mail.member,
    approvers,
    limit,
    plan: plan.commands,
    letters: lettersOut(office, trial.docket),
    note: plan.note,
    expiresAt,
  };
  answer(run, outcome, caseIds);
  const place = { caseIds, transaction: mail.transaction, answers: null };
  for (const to of approvers) putAnswer(run, to, { ...outcome, reader: 'approver' }, place);
}
