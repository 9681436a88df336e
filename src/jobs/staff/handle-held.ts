/**
 * What colleagues do by mail with mail that waits for them: `#open`, `#join`, `#discard`, `#ack`, `#resume`. The same
 * work as on the command line, inside the transaction of the mail (DESIGN 3, "Held mail, muted humans, breaker").
 */
import type { Provenance } from '../../case/events.ts';
import { parseReference } from '../../case/reference.ts';
import { lockCases } from '../../shell/db/case-store.ts';
import type { Change } from '../../staff/change.ts';
import { provenanceOf } from '../../staff/level.ts';
import { type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import { type AcknowledgeRefusal, acknowledgeCase } from '../acknowledge-case.ts';
import { discardHeldMail } from '../discard-held-mail.ts';
import type { HeldRefusal, OrderOfStaff } from '../held-mail.ts';
import { joinHeldMail } from '../join-held-mail.ts';
import type { Office } from '../office.ts';
import { openHeldMail } from '../open-held-mail.ts';
import { resumeAnswers } from '../resume-answers.ts';
import { type Attempt, levelOf, passGate, wantedLevel } from './gate.ts';
import { answerLasting, onlyCase, refuse, type StaffRun } from './staff-run.ts';

/** Carries out the one command of such a mail. */
export async function handleHeld(run: StaffRun, attempt: Attempt): Promise<void> {
  const { docket, mail } = run;
  const [command] = attempt.plan.commands;
  if (command === undefined) throw new Error('a plan of this kind has a command');
  const wanted = wantedLevel(run, attempt);
  const reached = levelOf(run, attempt);
  if (!(await passGate(run, attempt, { wanted, reached }, { about: waitingMail(run) }))) return;
  const { transaction, answered } = attempt;
  const caseId = onlyCase(attempt.caseIds);
  const proof = provenanceOf(mail.standing, reached, { caseId, transaction, answered });
  const done = await settle(run, attempt, command, proof);
  if ('problem' in done) return refuse(run, [done.problem], attempt);
  const caseIds = done.caseId === null ? [] : [done.caseId];
  for (const [id, stored] of await lockCases(run.tx, caseIds)) docket.cases.set(id, stored);
  answerLasting(run, attempt, { command, change: done.change, caseIds, level: reached, note: '' });
}

type Settled = { readonly caseId: number | null; readonly change: Change } | { readonly problem: Problem };

/** What the helpers below need. */
type Work = {
  readonly run: StaffRun;
  readonly office: Office;
  readonly command: PlannedCommand;
  readonly order: OrderOfStaff;
  /** The mail that waits, and the case of the notice. */
  readonly mailId: number | null;
  readonly caseId: number | null;
};

function settle(
  run: StaffRun,
  attempt: Attempt,
  command: PlannedCommand,
  proof: Provenance,
): Promise<Settled> {
  const { request } = command;
  const office = { ...run.office, db: run.tx };
  const order = { by: run.mail.member.address, proof };
  const work = { run, office, command, order, mailId: waitingMail(run), caseId: onlyCase(attempt.caseIds) };
  switch (request.type) {
    case 'resume_answers':
      return resume(work);
    case 'acknowledge':
      return acknowledge(work, request.told);
    case 'open_held':
      return open(work);
    case 'join_held':
      return join(work, parseReference(request.reference));
    case 'discard_held':
      return discard(work, request.why);
    default:
      throw new Error(`${request.type} is not about waiting mail`);
  }
}

async function resume({ office, order, command }: Work): Promise<Settled> {
  const release = await resumeAnswers(office, order.by);
  return release === null ? { problem: problemOf('not-waiting', command) } : changed('resumed', null);
}

async function acknowledge(work: Work, told: string | null): Promise<Settled> {
  const { run, office, order, command, mailId, caseId } = work;
  if (caseId === null && mailId === null) return aboutNothing(work);
  keepApart(run, caseId);
  const target = caseId !== null ? { caseId } : { mailId: mailId ?? 0 };
  const done = await acknowledgeCase(office, { ...order, target, told });
  return done.ok
    ? changed('acknowledged', parseReference(done.reference))
    : refusedAck(command, done.refusal);
}

async function open(work: Work): Promise<Settled> {
  const { office, order, command, mailId } = work;
  if (mailId === null) return aboutNothing(work);
  const done = await openHeldMail(office, { ...order, mailId });
  return done.ok ? changed('opened', parseReference(done.reference)) : refusedHeld(command, done.refusal);
}

async function join(work: Work, caseId: number | null): Promise<Settled> {
  const { run, office, order, command, mailId } = work;
  if (mailId === null || caseId === null) return aboutNothing(work);
  keepApart(run, caseId);
  const done = await joinHeldMail(office, { ...order, mailId, caseId });
  return done.ok ? changed('joined', caseId) : refusedHeld(command, done.refusal);
}

async function discard(work: Work, why: string): Promise<Settled> {
  const { office, order, command, mailId } = work;
  if (mailId === null) return aboutNothing(work);
  const done = await discardHeldMail(office, { ...order, mailId, why });
  return done.ok ? changed('discarded', null) : refusedHeld(command, done.refusal);
}

/** The mail answers no notice about mail that waits. */
function aboutNothing({ command }: Work): Settled {
  return { problem: problemOf('not-on-this-mail', command) };
}

function changed(what: Change['what'], caseId: number | null): Settled {
  return { caseId, change: { what, of: null, from: null, to: null } };
}

/** The mail that the answered notice is about; a colleague's own mail, where that could not be placed. */
function waitingMail({ mail }: StaffRun): number | null {
  const [nearest] = mail.answered;
  if (nearest === undefined) return null;
  const { letter, aboutMailId, answersMailId } = nearest;
  return aboutMailId ?? (letter === 'staff/note-not-placed' ? answersMailId : null);
}

/**
 * This work enters its events itself: on a case that another mail of the batch changed they would get the same place.
 * The batch is given up then, and each mail of it tried alone.
 */
function keepApart({ docket }: StaffRun, caseId: number | null): void {
  if (caseId !== null && docket.changed.has(caseId))
    throw new Error('another mail of the batch changed the case');
}

function refusedHeld(command: PlannedCommand, { code }: HeldRefusal): Settled {
  return code === 'case-closed' || code === 'no-such-case'
    ? { problem: problemOf('refused', command, { code }) }
    : { problem: problemOf('not-waiting', command) };
}

function refusedAck(command: PlannedCommand, { code }: AcknowledgeRefusal): Settled {
  switch (code) {
    case 'case-closed':
    case 'no-such-case':
      return { problem: problemOf('refused', command, { code }) };
    case 'already-acknowledged':
    case 'on-its-way':
      return { problem: problemOf('refused', command, { code: 'already-acknowledged' }) };
    case 'not-allowed':
    case 'no-such-mail':
    case 'not-on-case':
      return { problem: problemOf('not-waiting', command) };
  }
}
