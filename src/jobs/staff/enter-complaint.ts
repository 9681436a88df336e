/**
 * `#intake`: a colleague enters a complaint that came by telephone, by post, at the desk or through a form: proof,
 * repetition, a number, and the answer (procedure step 1; commands.md 3.9; domain.md 2.6).
 */
import { nextCaseNumbers } from '../../shell/db/case-store.ts';
import { receivedAt, subjectOf } from '../../staff/intake-facts.ts';
import { highest } from '../../staff/level.ts';
import { mailProblem, problemOf } from '../../staff/plan.ts';
import { actorOf, finish, isRepeated } from './carry-out.ts';
import { enterForwarded } from './enter-forwarded.ts';
import { type Attempt, challenge, levelOf, reasonsToAsk, wantedLevel } from './gate.ts';
import { refuse, type StaffRun } from './staff-run.ts';
import { lookForEarlier, tryEntry } from './try-entry.ts';

/** Carries out the one command of such a mail. */
export async function enterComplaint(run: StaffRun, attempt: Attempt): Promise<void> {
  const { office, tx, docket, mail } = run;
  const [command] = attempt.plan.commands;
  if (command?.request.type !== 'enter_complaint') throw new Error('a plan of this kind enters a complaint');
  const { request } = command;
  const { from, received } = request;
  if (request.channel === 'forwarded') {
    if (await enterForwarded(run, attempt)) return;
    return refuse(run, [problemOf('nothing-forwarded', command)], attempt);
  }
  if (from === null || received === null) throw new Error('every other way in names who complains, and when');
  if (!attempt.answered && (await isRepeated(run, { plan: attempt.plan, caseIds: [] }))) return;
  const wanted = wantedLevel(run, attempt);
  const reached = levelOf(run, attempt);
  const because = await reasonsToAsk(run, { ...attempt, caseIds: [] }, wanted, reached);
  if (because === null) return refuse(run, [mailProblem('level-too-low')], attempt);
  // What waits for a confirmation keeps its number, so that the letter that was shown is the one that leaves.
  const [caseId] = attempt.answered ? attempt.caseIds : await nextCaseNumbers(tx, 1);
  if (caseId === undefined) throw new Error('a complaint gets a number');
  const level = highest([reached, wanted]);
  const { mailId } = attempt;
  const by = actorOf(run, attempt, level, mail.standing.tokens[0]?.caseId ?? null);
  const own = { ...attempt, caseIds: [caseId] };
  const { channel, consent, text } = request;
  const { line, written } = command;
  const entry = {
    by,
    caseId,
    channel,
    from,
    receivedAt: receivedAt(received, docket.at, office.config.timeZone),
    subject: subjectOf(text),
    words: text,
    notes: [consent, attempt.plan.note],
    said: { line, written },
  };
  await lookForEarlier(run, entry);
  const trial = tryEntry(run, mailId, entry);
  if (because.length > 0) return challenge(run, own, because, trial);
  docket.placed.push({ mailId, caseId });
  await finish(run, own, trial, level);
}
