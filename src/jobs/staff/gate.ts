/**
 * The gate before every act of staff: is it proven well enough who wrote it, and did the writer see the case as it is
 * now? What may not run yet waits for a confirmation; nothing of it is lost (commands.md 3.5 and 3.7).
 */
import type { Level } from '../../case/vocabulary.ts';
import type { Desk } from '../../config.ts';
import { cancelWaiting } from '../../shell/db/transaction-store.ts';
import { levelFor, levelForEntry, reaches } from '../../staff/level.ts';
import type { Challenged, ChallengeReason, Move } from '../../staff/outcome.ts';
import { mailProblem, neededLevel, type PlanKind } from '../../staff/plan.ts';
import { movesSince } from './moves-since.ts';
import {
  answer,
  firstCase,
  type PlanOnCases,
  record,
  refuse,
  revisionsOf,
  type StaffRun,
} from './staff-run.ts';
import { lettersOut, type Tried } from './try-plan.ts';

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

const CHALLENGE_MS = 48 * 60 * 60 * 1000;

/** The level at which the gate lets a plan through now. */
export function levelOf(run: StaffRun, { caseIds, answered, kind }: Attempt): Level {
  const { standing } = run.mail;
  if (kind === 'enter') return levelForEntry(standing, answered);
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

/** How well a mail must be proven, and how well it is. */
type Levels = { readonly wanted: Level; readonly reached: Level };

/** What a question about a plan shows. */
type Asking = {
  /** What would come of it, where that was tried. */
  readonly trial?: Tried | null;
  /** The mail that waits, where the plan is about one. */
  readonly about?: number | null;
};

/** Lets a plan through; else its writer is asked, or hears that it is not proven well enough. */
export async function passGate(
  run: StaffRun,
  attempt: Attempt,
  { wanted, reached }: Levels,
  { trial = null, about = null }: Asking = {},
): Promise<boolean> {
  const because = await reasonsToAsk(run, attempt, wanted, reached);
  if (because === null) await refuse(run, [mailProblem('level-too-low')], attempt);
  else if (because.length > 0) await challenge(run, attempt, because, trial, about);
  return because !== null && because.length === 0;
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
  const { docket } = run;
  if (!plan.commands.some(({ moves }) => moves)) return [];
  const moves: Move[] = [];
  for (const caseId of caseIds) {
    const count = seen.get(caseId);
    if (count !== undefined && count !== docket.cases.get(caseId)?.state.revision)
      moves.push(...(await movesSince(run, caseId, count)));
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
  record(run, { plan, caseIds, status: 'waiting', revisions: revisionsOf(docket, caseIds), expiresAt });
  const { transaction } = mail;
  const outcome: Challenged = {
    kind: 'challenge',
    transaction,
    state: firstCase(run, caseIds),
    because,
    plan: plan.commands,
    letters: trial === null ? [] : lettersOut(office, trial.docket),
    note: plan.note,
    expiresAt,
  };
  answer(run, outcome, caseIds, transaction, about === null ? {} : { about });
}
