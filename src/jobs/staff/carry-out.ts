/**
 * Carries out what a mail of staff asks of cases: all of it or nothing, once, through the gate, and with one answer
 * that says what was done and what goes out (commands.md 3.5 and 3.6).
 */
import type { Actor } from '../../case/events.ts';
import type { Level } from '../../case/vocabulary.ts';
import type { MailFile } from '../../mail/outbound-mail.ts';
import { findRepeated } from '../../shell/db/transaction-store.ts';
import { highest, provenanceOf, staffActor } from '../../staff/level.ts';
import type { Done, LetterOut, UndoOffer } from '../../staff/outcome.ts';
import { type Plan, type PlanKind, planDigest } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import { printLetters } from '../print-letters.ts';
import { askApproval, lackingApproval } from './ask-approval.ts';
import { dossiersOf } from './case-files.ts';
import { noticeEqualCauses } from './equal-causes.ts';
import { type Attempt, levelOf, passGate, wantedLevel } from './gate.ts';
import { meansFor } from './measure-acts.ts';
import { goesOnIn, numbersFor } from './pair-cases.ts';
import { previewDecision } from './preview-decision.ts';
import { loadReplyFiles } from './reply-files.ts';
import {
  answer,
  firstCase,
  onlyCase,
  type PlanOnCases,
  proofOf,
  record,
  refuse,
  type StaffRun,
} from './staff-run.ts';
import { casesOn, enterTrial, lettersOut, type PlanMeans, type Tried, tryPlan } from './try-plan.ts';

const REPEATED_MS = 10 * 60 * 1000;

/** Carries out a plan that changes cases, keeps it for a confirmation, or says why not. */
export async function carryOut(run: StaffRun, attempt: Attempt): Promise<void> {
  const { office, docket, mail } = run;
  if (!attempt.answered && (await isRepeated(run, attempt))) return;
  const wanted = wantedLevel(run, attempt);
  const reached = levelOf(run, attempt);
  const level = highest([reached, wanted]);
  const { plan, caseIds, mailId } = attempt;
  const found = await meansOfPlan(run, plan, caseIds, mailId);
  if (!found.ok) return refuse(run, found.problems, attempt);
  const by = actorOf(run, attempt, level);
  const act = { plan, caseIds, member: mail.member, by, mailId, ...found.means };
  const trial = tryPlan(office, docket, act);
  const approval = lackingApproval(office, docket, act, trial);
  const tried = approval?.trial ?? trial;
  if (!tried.ok) return refuse(run, tried.problems, attempt);
  if (!(await passGate(run, attempt, { wanted, reached }, { trial: tried }))) return;
  if (approval !== null) return askApproval(run, attempt, approval, level);
  await finish(run, attempt, tried, level, previewDecision(office, tried.docket, act));
}

/** What a plan is carried out with beside what it says, or what is missing. @param mailId  the mail that asked for it */
export async function meansOfPlan(
  run: StaffRun,
  plan: Plan,
  caseIds: readonly number[],
  mailId: number,
): Promise<
  | { readonly ok: true; readonly means: PlanMeans }
  | { readonly ok: false; readonly problems: readonly Problem[] }
> {
  const found = await loadReplyFiles(run, plan, mailId);
  if (!found.ok) return found;
  const newCases = await numbersFor(run.tx, plan);
  const papers = await papersOf(run, plan, caseIds);
  const measures = await meansFor(run, plan, caseIds);
  return { ok: true, means: { files: found.files, papers, measures, newCases } };
}

/** The papers of the case for whom a plan asks to look again; what does not fit into one mail stands in their list. */
async function papersOf(
  run: StaffRun,
  { commands }: Plan,
  caseIds: readonly number[],
): Promise<readonly MailFile[]> {
  if (!commands.some(({ request }) => request.type === 'entrust_review')) return [];
  const [first] = await dossiersOf(run, caseIds.slice(0, 1));
  return first?.files ?? [];
}

/** Who does what a plan asks for, and how that was proven. @param caseId  the case whose token counts */
export function actorOf(
  { mail }: StaffRun,
  { caseIds, transaction, answered }: Attempt,
  level: Level,
  caseId = onlyCase(caseIds),
): Actor {
  const { standing } = mail;
  return staffActor(standing, provenanceOf(standing, level, { caseId, transaction, answered }));
}

/**
 * Enters what was tried, and answers with what was done and what goes out.
 * @param preview  the decision letter as it would leave, where it is ready and nobody sent it
 * @returns null for what was only kept as a note
 */
export async function finish(
  run: StaffRun,
  attempt: Attempt,
  trial: Tried,
  level: Level,
  preview: Done['preview'] = null,
): Promise<Done | null> {
  const { office, docket, mail } = run;
  const { kind, plan, caseIds, transaction, answered } = attempt;
  enterTrial(docket, trial.docket, transaction);
  if (!answered) record(run, { plan, caseIds, status: kind === 'note' ? 'noted' : 'done', level });
  const shown = caseIds.map((caseId) => goesOnIn(docket, caseId));
  const after = casesOn(docket, shown);
  const [first] = after;
  const { note, leftOut } = plan;
  if (kind === 'note' && after.length === 1 && first !== undefined) {
    answer(run, { kind: 'note', transaction, after: first, text: note, leftOut }, caseIds, transaction);
    return null;
  }
  const letters = lettersOut(office, trial.docket);
  const files = await printLetters(office, docket, trial.docket.paper);
  const proof = proofOf(run, level, onlyCase(caseIds), answered);
  const undo = undoOffer(kind, letters);
  const { commands } = trial;
  const alike = kind === 'enter' ? shown.flatMap((caseId) => docket.alike.get(caseId) ?? []) : [];
  const about = { transaction, after, commands, letters, preview, note, alike, leftOut };
  const done: Done = { kind: 'done', ...about, undo, proof };
  answer(run, done, shown, transaction, files.length === 0 ? {} : { files });
  await noticeEqualCauses(run, causesRecorded(trial.docket));
  office.log.info('commands of staff carried out', {
    mail: mail.filing.claimed.id,
    transaction,
    case: onlyCase(caseIds),
  });
  return done;
}

/** The cases of which a cause was recorded. */
function causesRecorded({ events }: Tried['docket']): readonly number[] {
  const recorded = events.filter(({ type }) => type === 'cause_recorded');
  return [...new Set(recorded.map(({ caseId }) => caseId))];
}

/** The entry of a complaint stays; only its letter can be stopped while it waits. */
function undoOffer(kind: PlanKind, letters: readonly LetterOut[]): UndoOffer {
  const mails = letters.filter(({ onPaper }) => !onPaper);
  const waits = mails.flatMap(({ leavesAt: at }) => at ?? []).sort((a, b) => a.getTime() - b.getTime());
  if (kind === 'enter' && waits.length === 0) return { possible: false };
  return { possible: true, until: waits.length === mails.length ? (waits[0] ?? null) : null };
}

/** The same of the same person a moment ago is not carried out twice. */
export async function isRepeated(run: StaffRun, { plan, caseIds }: PlanOnCases): Promise<boolean> {
  const { tx, docket, mail } = run;
  const by = mail.member.address;
  const digest = planDigest(plan, by, caseIds);
  const { messageId, writtenAt } = mail.filing.mail;
  const since = new Date(docket.at.getTime() - REPEATED_MS);
  const stored = await findRepeated(tx, { by, planDigest: digest, messageId, writtenAt, since });
  const entered = docket.transactions.find(
    ({ planDigest: other, status }) => other === digest && (status === 'done' || status === 'noted'),
  );
  const before = stored ?? (entered === undefined ? null : { id: entered.id, doneAt: docket.at });
  if (before === null) return false;
  record(run, { plan, caseIds, status: 'answered' });
  const at = before.doneAt ?? docket.at;
  const state = firstCase(run, caseIds);
  answer(run, { kind: 'already-done', transaction: before.id, state, at }, caseIds, before.id);
  return true;
}
