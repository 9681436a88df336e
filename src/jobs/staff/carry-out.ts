/**
 * The gate before every act of staff: is it proven well enough who wrote it, did the writer see the case as it is now,
 * was the same asked a moment ago? What may not run yet waits for a confirmation; nothing of it is lost
 * (commands.md 3.5 and 3.7).
 */
import type { Level } from '../../case/vocabulary.ts';
import type { Desk } from '../../config.ts';
import { cancelWaiting, findRepeated } from '../../shell/db/transaction-store.ts';
import { highest, levelFor, provenanceOf, reaches, staffActor } from '../../staff/level.ts';
import type { Challenged, ChallengeReason, Done, LetterOut, Move, UndoOffer } from '../../staff/outcome.ts';
import { mailProblem, neededLevel, type PlanKind, planDigest } from '../../staff/plan.ts';
import type { Office } from '../office.ts';
import { leavesAt } from '../write-letters.ts';
import { askApproval, lackingApproval } from './ask-approval.ts';
import { movesSince } from './moves-since.ts';
import { goesOnIn, numbersFor } from './pair-cases.ts';
import { previewDecision } from './preview-decision.ts';
import { printLetters } from './print-letters.ts';
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
import { casesOn, enterTrial, lettersOut, type Trial, tryPlan } from './try-plan.ts';

/** A plan on its way through the gate. */
export type Attempt = PlanOnCases & {
  readonly kind: PlanKind;
  /** True when the mail answers the challenge of this very plan. */
  readonly answered: boolean;
  /** Number of the transaction: that of the mail, or the one that it confirms. */
  readonly transaction: number;
  /** The mail in which it was asked. */
  readonly mailId: number;
  /** How many events of each case the writer had seen; a case that is not in it was not shown. */
  readonly seen: ReadonlyMap<number, number>;
};

const REPEATED_MS = 10 * 60 * 1000;
const CHALLENGE_MS = 48 * 60 * 60 * 1000;

/** The level at which the gate lets a plan through now. */
export function levelOf(run: StaffRun, { caseIds, answered, kind }: Attempt): Level {
  const { standing } = run.mail;
  // What opens a case is about none that is there: any mail of ours shows whose mailbox it is.
  if (kind === 'enter') return levelFor(standing, standing.tokens[0]?.caseId ?? null, answered);
  const levels = (caseIds.length === 0 ? [null] : caseIds).map((id) => levelFor(standing, id, answered));
  return levels.reduce((least, level) => (reaches(level, least) ? least : level), 'A3');
}

/** A desk that cannot prove anything keeps what is only for colleagues at once; it says how little is proven. */
export function wantedLevel(run: StaffRun, { plan, caseIds, kind }: Attempt): Level {
  const isQuiet = kind === 'note' || kind === 'ask';
  return isQuiet && provesNothing(run.mail.filing.desk) ? 'A0' : neededLevel(plan, caseIds.length);
}

/** True for a desk that cannot prove who wrote any mail. */
export function provesNothing({ trustedAuthServ, checkSignatures }: Desk): boolean {
  return trustedAuthServ === null && !checkSignatures;
}

/** Carries out a plan that changes cases, keeps it for a confirmation, or says why not. */
export async function carryOut(run: StaffRun, attempt: Attempt): Promise<void> {
  const { office, docket, mail } = run;
  if (!attempt.answered && (await isRepeated(run, attempt))) return;
  const wanted = wantedLevel(run, attempt);
  const reached = levelOf(run, attempt);
  const level = reaches(reached, wanted) ? reached : highest([reached, wanted]);
  const { plan, caseIds, transaction, answered, mailId } = attempt;
  const newCases = await numbersFor(run.tx, plan);
  const proof = provenanceOf(mail.standing, level, { caseId: onlyCase(caseIds), transaction, answered });
  const found = await loadReplyFiles(run, plan, mailId);
  if (!found.ok) return refuse(run, found.problems, attempt);
  const { files } = found;
  const act = {
    plan,
    caseIds,
    member: mail.member,
    by: staffActor(mail.standing, proof),
    mailId,
    files,
    newCases,
  };
  const trial = tryPlan(office, docket, act);
  const approval = lackingApproval(office, docket, act, trial);
  const tried = approval?.trial ?? trial;
  if (!tried.ok) return refuse(run, tried.problems, attempt);
  const because = await reasonsToAsk(run, attempt, wanted, reached);
  if (because === null) return refuse(run, [mailProblem('level-too-low')], attempt);
  if (because.length > 0) return challenge(run, attempt, because, tried);
  if (approval !== null) return askApproval(run, attempt, approval, level);
  await finish(run, attempt, tried, level, previewDecision(office, tried.docket, act));
}

/** A plan that worked on a copy of the docket. */
export type Tried = Extract<Trial, { readonly ok: true }>;

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
  const letters = lettersOf(office, trial);
  const files = await printLetters(office, docket, trial.docket.paper);
  const proof = proofOf(run, level, onlyCase(caseIds), answered);
  const undo = undoOffer(kind, letters);
  const { commands } = trial;
  const about = { transaction, after, commands, letters, preview, note, leftOut };
  const done: Done = { kind: 'done', ...about, undo, proof };
  answer(run, done, shown, transaction, files.length === 0 ? {} : { files });
  office.log.info('commands of staff carried out', {
    mail: mail.filing.claimed.id,
    transaction,
    case: onlyCase(caseIds),
  });
  return done;
}

function lettersOf(office: Office, { docket }: Tried): readonly LetterOut[] {
  return lettersOut([...docket.letters, ...docket.paper], (order) => leavesAt(office, order));
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
  const { messageId } = mail.filing.mail;
  const since = new Date(docket.at.getTime() - REPEATED_MS);
  const stored = await findRepeated(tx, { by, planDigest: digest, messageId, since });
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

/**
 * Why a plan must be confirmed first; empty when it need not.
 * @returns null when it was confirmed and is not proven enough all the same
 */
export async function reasonsToAsk(
  run: StaffRun,
  attempt: Attempt,
  wanted: Level,
  reached: Level,
): Promise<readonly ChallengeReason[] | null> {
  const moves = await movesOfOthers(run, attempt);
  const stale: readonly ChallengeReason[] = moves.length > 0 ? [{ code: 'stale', moves }] : [];
  if (reaches(reached, wanted)) return stale;
  if (attempt.answered || run.mail.standing.locked) return null;
  const isShort = wanted === 'A3' && reaches(reached, 'A2');
  const code = run.mail.standing.proven ? (isShort ? 'dangerous' : 'no-token') : 'not-proven';
  return [{ code }, ...stale];
}

async function movesOfOthers(run: StaffRun, { plan, caseIds, seen }: Attempt): Promise<readonly Move[]> {
  if (!plan.commands.some(({ moves }) => moves)) return [];
  const moves: Move[] = [];
  for (const caseId of caseIds) {
    const count = seen.get(caseId);
    if (count !== undefined) moves.push(...(await movesSince(run, caseId, count)));
  }
  return moves;
}

/**
 * Keeps a plan and asks its writer, at the address on the roster, whether it is meant. A writer who is proven ends an
 * older question by that.
 * @param about  the mail that waits, where the plan is about one
 */
export async function challenge(
  run: StaffRun,
  attempt: Attempt,
  because: readonly ChallengeReason[],
  trial: Tried | null,
  about: number | null = null,
): Promise<void> {
  const { office, tx, docket, mail } = run;
  const { plan, caseIds } = attempt;
  // Whoever forges From must not end the question that a colleague was asked.
  if (mail.standing.proven) await cancelWaiting(tx, mail.member.address, docket.at);
  const expiresAt = new Date(docket.at.getTime() + CHALLENGE_MS);
  const revisions = new Map(
    caseIds.flatMap((caseId) => {
      const revision = docket.cases.get(caseId)?.state.revision;
      return revision === undefined ? [] : [[caseId, revision] as const];
    }),
  );
  record(run, { plan, caseIds, status: 'waiting', revisions, expiresAt });
  const { transaction } = mail;
  const outcome: Challenged = {
    kind: 'challenge',
    transaction,
    state: firstCase(run, caseIds),
    because,
    plan: plan.commands.map(({ line, written }) => ({ line, written })),
    letters: trial === null ? [] : lettersOf(office, trial),
    note: plan.note,
    expiresAt,
  };
  answer(run, outcome, caseIds, transaction, about === null ? {} : { about });
}
