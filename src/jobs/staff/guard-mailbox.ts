/**
 * What colleagues decide about mailboxes: `#rekey` makes the tokens void that were given out so far, `#lock` stops
 * everything that comes from a mailbox which may be in other hands (commands.md 3.8).
 */
import { lockMailbox, voidTokens } from '../../shell/db/guard-store.ts';
import { reaches } from '../../staff/level.ts';
import { mailProblem } from '../../staff/plan.ts';
import { type Attempt, challenge, levelOf, reasonsToAsk, wantedLevel } from './carry-out.ts';
import { answer, proofOf, record, refuse, type StaffRun } from './staff-run.ts';

/** Carries out `#rekey` or `#lock`. */
export async function guardMailbox(run: StaffRun, attempt: Attempt): Promise<void> {
  const { tx, docket, mail } = run;
  const wanted = wantedLevel(run, attempt);
  const reached = levelOf(run, attempt);
  const [command] = attempt.plan.commands;
  const isManager = mail.member.roles.includes('manager');
  if (command === undefined) throw new Error('a plan of this kind has a command');
  if (command.request.type === 'lock_person' && !isManager)
    return refuse(run, [mailProblem('not-your-role')], attempt);
  if (!reaches(reached, wanted)) {
    const because = await reasonsToAsk(run, attempt, wanted, reached);
    if (because === null) return refuse(run, [mailProblem('level-too-low')], attempt);
    return challenge(run, attempt, because, null);
  }
  const by = mail.member.address;
  if (command.request.type === 'lock_person')
    await lockMailbox(tx, command.request.person.address, by, docket.at);
  else await voidTokens(tx, by, docket.at);
  const what = command.request.type === 'lock_person' ? 'mailbox-locked' : 'tokens-renewed';
  const change = { what, of: null, from: null, to: null } as const;
  const { plan, caseIds, transaction, answered } = attempt;
  if (!answered) record(run, { plan, caseIds, status: 'done', level: reached });
  answer(
    run,
    {
      kind: 'done',
      transaction,
      after: [],
      commands: [{ reference: '', line: command.line, written: command.written, changes: [change] }],
      letters: [],
      preview: null,
      note: plan.note,
      leftOut: plan.leftOut,
      undo: { possible: false },
      proof: proofOf(run, reached, null, answered),
    },
    [],
    transaction,
  );
}
