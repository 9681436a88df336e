/**
 * Carries out the mails of colleagues: each is read, checked, done wholly or not at all, and answered once
 * (the five laws of commands.md 3.1).
 */
import { printReference } from '../case/reference.ts';
import { sameAddress } from '../mail/addresses.ts';
import type { Db } from '../shell/db/tables.ts';
import { isAboutMeasures, mailProblem, sortPlan } from '../staff/plan.ts';
import type { Docket } from './docket.ts';
import { authorAmong, type Filing } from './filing.ts';
import { tellOfStrayNote } from './notify-staff.ts';
import type { Office } from './office.ts';
import { askMeasureLine } from './staff/ask-measure-line.ts';
import { carryOut } from './staff/carry-out.ts';
import { confirmed, endUndone } from './staff/confirm.ts';
import { decideApproval, isAboutApproval } from './staff/decide-approval.ts';
import { enterComplaint } from './staff/enter-complaint.ts';
import { enterForwarded } from './staff/enter-forwarded.ts';
import type { Attempt } from './staff/gate.ts';
import { guardMailbox } from './staff/guard-mailbox.ts';
import { handleHeld } from './staff/handle-held.ts';
import { keepStranger } from './staff/keep-stranger.ts';
import { manageAnalysis } from './staff/manage-analysis.ts';
import { withNoteText } from './staff/send-note.ts';
import type { StaffMail } from './staff/staff-mail.ts';
import { NO_PLAN, type PlanOnCases, record, refuse, type StaffRun } from './staff/staff-run.ts';
import { tell } from './staff/tell.ts';
import { undo } from './staff/undo.ts';

/**
 * Carries out one mail, on a docket that holds its cases.
 * @param mail  null for a mail of two persons, of whom nobody can say who is meant
 */
export async function runStaffMail(
  office: Office,
  tx: Db,
  docket: Docket,
  filing: Filing,
  mail: StaffMail | null,
): Promise<void> {
  if (mail === null) {
    keepStray(office, docket, filing);
    return;
  }
  const run = { office, tx, docket, mail };
  if (mail.byStranger) return keepStranger(run);
  const { reading, scope } = mail;
  if (mail.standing.locked) return refuse(run, [mailProblem('mailbox-locked')], withoutPlan(mail));
  if (!reading.ok) return refuse(run, reading.problems, withoutPlan(mail));
  if (!scope.ok) return refuse(run, scope.problems, { plan: reading.plan, caseIds: [] });
  const own = { plan: reading.plan, caseIds: scope.caseIds };
  const sorting = sortPlan(own.plan);
  if (!sorting.ok) return refuse(run, sorting.problems, own);
  const sending = withNoteText(mail, own.plan, own.caseIds);
  if (!sending.ok) return refuse(run, sending.problems, own);
  const { plan, caseIds } = sending;
  const seen = new Map(caseIds.flatMap((caseId) => seenOf(mail, caseId)));
  const { transaction } = mail;
  const attempt = { plan, caseIds, kind: sorting.kind, answered: false, transaction, seen };
  await runAttempt(run, { ...attempt, mailId: filing.claimed.id });
}

async function runAttempt(run: StaffRun, attempt: Attempt): Promise<void> {
  const { office, docket, mail } = run;
  // The case of a complaint that is entered is not there yet.
  const unknown =
    attempt.kind === 'enter' ? [] : attempt.caseIds.filter((caseId) => !docket.cases.has(caseId));
  const problems = unknown.map((caseId) => mailProblem('unknown-reference', printReference(caseId)));
  if (problems.length > 0) return refuse(run, problems, { ...attempt, caseIds: [] });
  switch (attempt.kind) {
    case 'empty':
      if (attempt.caseIds.length === 0 && (await enterForwarded(run, attempt))) return;
      return refuse(run, [NOTHING_WRITTEN], attempt);
    case 'note':
      if (attempt.caseIds.length > 0) return carryOut(run, attempt);
      if (await enterForwarded(run, attempt)) return;
      record(run, { ...attempt, status: 'answered' });
      if (await askMeasureLine(run, attempt.plan.note)) return;
      return keepStray(office, docket, mail.filing);
    case 'act':
      if (attempt.caseIds.length > 0 || isAboutMeasures(attempt.plan)) return carryOut(run, attempt);
      return refuse(run, [mailProblem('no-case')], attempt);
    case 'ask':
      return tell(run, attempt);
    case 'held':
      return handleHeld(run, attempt);
    case 'guard':
      return guardMailbox(run, attempt);
    case 'manage':
      return manageAnalysis(run, attempt);
    case 'undo':
      return undo(run, attempt);
    case 'enter':
      return enterComplaint(run, attempt);
    case 'answer':
      return runAnswer(run, attempt);
  }
}

async function runAnswer(run: StaffRun, attempt: Attempt): Promise<void> {
  if (await isAboutApproval(run, attempt)) return decideApproval(run, attempt);
  const set = await confirmed(run, attempt);
  if (set === null) return;
  await runAttempt(run, set);
  await endUndone(run, set.transaction);
}

const NOTHING_WRITTEN = { ...mailProblem('refused'), refusal: { code: 'nothing-written' } } as const;

/** How many events of a case the notice showed that is answered. */
function seenOf({ answered, standing }: StaffMail, caseId: number): readonly (readonly [number, number])[] {
  const own = new Set(standing.tokens.map(({ serial }) => serial));
  const notice = answered.find((each) => each.caseId === caseId && own.has(each.serial));
  const revision = notice?.caseRevision ?? null;
  return revision === null ? [] : [[caseId, revision]];
}

function withoutPlan({ scope }: StaffMail): PlanOnCases {
  return { plan: NO_PLAN, caseIds: scope.ok ? scope.caseIds : [] };
}

/** What belongs to no case waits for a person, and its writer hears of it. */
function keepStray(office: Office, docket: Docket, filing: Filing): void {
  const { claimed, desk, at } = filing;
  const { caseId } = filing.fate.thread;
  if (caseId === null)
    docket.tasks.push({ kind: 'stray-note', desk: desk.name, caseId, mailId: claimed.id, at });
  const author = authorAmong(office.config.staff, filing);
  if (office.config.staff.some(({ address }) => sameAddress(address, author.address)))
    tellOfStrayNote(office, docket, filing, author);
}
