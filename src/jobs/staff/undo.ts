/**
 * `#undo`: takes back what one mail of a colleague did, by compensating events on each of its cases; letters that still
 * wait in the outbox are stopped, and those that left are named (commands.md 3.5).
 */
import type { Actor } from '../../case/events.ts';
import { meetingsAfterUndo } from '../../case/meeting-lapse.ts';
import type { TransactionUndone } from '../../case/relation-events.ts';
import { readingOf } from '../../case/restriction.ts';
import { undoOf } from '../../case/undo.ts';
import { sameAddress } from '../../mail/addresses.ts';
import { holdLetters, type LetterOfTransaction, withdrawLetters } from '../../shell/db/answered-store.ts';
import { endTransactions, type StoredTransaction } from '../../shell/db/transaction-store.ts';
import type { Change } from '../../staff/change.ts';
import { changesBetween } from '../../staff/changes.ts';
import type { RecalledLetter } from '../../staff/outcome.ts';
import { linesOf, mailProblem, neededLevel, otherCases } from '../../staff/plan.ts';
import type { Problem, ProblemCode } from '../../staff/problem.ts';
import { announce } from '../announce.ts';
import { enterFact, enterFacts } from '../run-commands.ts';
import { actorOf } from './carry-out.ts';
import { nameOf } from './confirm.ts';
import { type Attempt, levelOf, passGate } from './gate.ts';
import { eventsOf } from './moves-since.ts';
import { namedBy, naming } from './named-transaction.ts';
import { goesOnIn } from './pair-cases.ts';
import { answer, record, refuse, type StaffRun } from './staff-run.ts';
import { casesOn } from './try-plan.ts';
import { enterUndone, measuresUndone } from './undo-measures.ts';

/** Takes back the transaction that a mail names, or that of the mail which it answers. */
export async function undo(run: StaffRun, attempt: Attempt): Promise<void> {
  const { docket, tx, mail } = run;
  const named = await namedBy(run, attempt.plan, ['undo']);
  const target = withOthers(named);
  const problem = whyNot(run, target);
  if (target === null || problem !== null)
    return refuse(run, [mailProblem(problem ?? 'no-such-transaction', nameOf(target, attempt))], attempt);
  const own: Attempt = { ...attempt, plan: naming(attempt.plan, 'undo', target.id), caseIds: target.caseIds };
  const wanted = neededLevel(target.plan, target.caseIds.length);
  // The answer that is answered was about the case that stays.
  const answered = named?.caseIds.map((caseId) => goesOnIn(docket, caseId)) ?? [];
  const reached = levelOf(run, { ...own, caseIds: answered });
  if (!(await passGate(run, own, { wanted, reached }))) return;
  const letters = await holdLetters(tx, target.id);
  const waiting = letters.filter((letter) => stillWaits(letter, docket.at));
  const by = actorOf(run, own, reached);
  const measures = measuresUndone(run, by, target.id);
  if (!measures.ok) return refuse(run, measures.problems, own);
  const found = await undone(run, by, target, waiting.length > 0 || measures.undo.size > 0);
  if (!found.ok) return refuse(run, found.problems, own);
  const hasLeft = letters.some((letter) => isAboutMeeting(letter) && hasGone(letter, docket.at));
  const changes = [
    ...enter(run, own.mailId, by, found.events, hasLeft),
    ...enterUndone(run.docket, { at: docket.at, by, mailId: own.mailId }, measures.undo),
  ];
  await withdrawLetters(
    tx,
    waiting.map(({ id }) => id),
  );
  await endTransactions(tx, [target.id], 'undone', docket.at);
  const { plan, caseIds } = own;
  if (!own.answered) record(run, { plan, caseIds, status: 'answered', level: reached });
  const after = casesOn(docket, caseIds);
  const recalled = letters.flatMap((letter) => recall(letter, docket.at));
  const outcome = {
    kind: 'undone',
    transaction: mail.transaction,
    undid: target.id,
    commands: linesOf(target.plan),
    after,
    changes,
  } as const;
  answer(run, { ...outcome, letters: recalled }, caseIds, target.id);
}

/** What was done to two cases is taken back on both. */
function withOthers(target: StoredTransaction | null): StoredTransaction | null {
  if (target === null) return null;
  return { ...target, caseIds: [...new Set([...target.caseIds, ...otherCases(target.plan)])] };
}

function whyNot({ mail }: StaffRun, target: StoredTransaction | null): ProblemCode | null {
  if (target === null) return 'no-such-transaction';
  const { member } = mail;
  if (!sameAddress(target.by, member.address) && !member.roles.includes('manager'))
    return 'not-your-transaction';
  return target.status === 'done' || target.status === 'noted' ? null : 'transaction-over';
}

type Undoing =
  | { readonly ok: true; readonly events: ReadonlyMap<number, TransactionUndone> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

async function undone(
  run: StaffRun,
  by: Actor,
  { id, caseIds }: StoredTransaction,
  hasWaiting: boolean,
): Promise<Undoing> {
  const { roles } = run.mail.member;
  const events = new Map<number, TransactionUndone>();
  for (const caseId of caseIds) {
    const undoing = undoOf(await eventsOf(run, caseId), id, { by, roles });
    // A transaction that only wrote a letter changed nothing of the case: stopping the letter takes it back.
    if (undoing.ok) events.set(caseId, undoing.event);
    else if (undoing.refusal.code === 'nothing-to-undo' && hasWaiting)
      events.set(caseId, { type: 'transaction_undone', transaction: id, restored: {} });
    else return { ok: false, problems: [{ ...mailProblem('refused'), refusal: undoing.refusal }] };
  }
  return { ok: true, events };
}

function enter(
  { office, docket }: StaffRun,
  mailId: number,
  by: Actor,
  events: ReadonlyMap<number, TransactionUndone>,
  meetingsTold: boolean,
): readonly Change[] {
  const changes: Change[] = [];
  for (const [caseId, fact] of events) {
    const before = docket.cases.get(caseId)?.state;
    const { after } = enterFact(docket, caseId, { at: docket.at, by, mailId, fact });
    if (before === undefined) continue;
    changes.push(...changesBetween(before, after, [fact]));
    if (after.restriction === null)
      for (const due of readingOf(before))
        announce(office, docket, enterFact(docket, caseId, { at: docket.at, by, mailId, fact: due }), null);
    // Calendars that heard of a meeting hear that it is as it was before.
    const news = meetingsAfterUndo(before, after, meetingsTold, docket.at, office.calendar);
    const again = news.map((each) => ({ at: docket.at, by, mailId, fact: each }));
    if (again.length > 0) announce(office, docket, enterFacts(docket, caseId, again), null);
  }
  return changes;
}

function isAboutMeeting({ letter }: LetterOfTransaction): boolean {
  return /^complainant\/(?:appointment|visit|combined)/u.test(letter);
}

function hasGone(letter: LetterOfTransaction, at: Date): boolean {
  return !['failed', 'withdrawn'].includes(letter.status) && !stillWaits(letter, at);
}

function stillWaits({ status, sendAfter }: LetterOfTransaction, at: Date): boolean {
  return status === 'queued' && sendAfter > at;
}

function recall(letter: LetterOfTransaction, at: Date): readonly RecalledLetter[] {
  const { status, letter: name, toAddress, subject, sentAt, sendAfter } = letter;
  if (status === 'failed' || status === 'withdrawn') return [];
  const leftAt = stillWaits(letter, at) ? null : (sentAt ?? sendAfter);
  return [{ letter: name, to: { address: toAddress, name: '' }, subject, leftAt }];
}
