/**
 * What colleagues decide about mailboxes: `#rekey` makes the tokens void that were given out so far, `#lock` stops
 * everything that comes from a mailbox which may be in other hands (commands.md 3.8).
 */
import { lockMailbox, voidTokens } from '../../shell/db/guard-store.ts';
import { mailProblem } from '../../staff/plan.ts';
import { orderContactCard, standingAddressOf } from '../send-contact-cards.ts';
import { type Attempt, levelOf, passGate, wantedLevel } from './gate.ts';
import { answerLasting, refuse, type StaffRun } from './staff-run.ts';

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
  if (!(await passGate(run, attempt, { wanted, reached }))) return;
  const by = mail.member.address;
  if (command.request.type === 'lock_person')
    await lockMailbox(tx, command.request.person.address, by, docket.at);
  else await renewTokens(run);
  const what = command.request.type === 'lock_person' ? 'mailbox-locked' : 'tokens-renewed';
  const change = { what, of: null, from: null, to: null } as const;
  answerLasting(run, attempt, { command, change, caseIds: [], level: reached, note: attempt.plan.note });
}

/** Who had a standing address gets a new one. */
async function renewTokens({ office, tx, docket, mail: { member } }: StaffRun): Promise<void> {
  const had = await standingAddressOf(office, tx, member);
  await voidTokens(tx, member.address, docket.at);
  if (had !== null) orderContactCard(office, docket, member);
}
