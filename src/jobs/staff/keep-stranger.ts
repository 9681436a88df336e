/**
 * A mail that came to the reply address of a colleague from an address that nobody of us has: it waits for a person
 * like every mail that nobody can place, and the colleague hears at the address on the roster who wrote, and that
 * nothing was done. What it asks for is carried out when the colleague confirms it (commands.md 3.7).
 */
import { holdMail } from '../file-machine-mail.ts';
import {
  firstCase,
  NO_PLAN,
  originalOf,
  putAnswer,
  record,
  revisionsOf,
  type StaffRun,
} from './staff-run.ts';

const CONFIRM_MS = 48 * 60 * 60 * 1000;

/** Keeps the mail and tells the owner of the token. */
export function keepStranger(run: StaffRun): void {
  const { office, docket, mail } = run;
  const { filing, member, reading, scope, transaction } = mail;
  holdMail(office, docket, filing);
  const caseIds = scope.ok ? scope.caseIds.filter((caseId) => docket.cases.has(caseId)) : [];
  const plan = reading.ok ? reading.plan : NO_PLAN;
  const expiresAt = new Date(docket.at.getTime() + CONFIRM_MS);
  record(run, { plan, caseIds, status: 'waiting', revisions: revisionsOf(docket, caseIds), expiresAt });
  const { address = '', name = '' } = filing.mail.from[0] ?? {};
  putAnswer(
    run,
    member,
    {
      kind: 'unknown-address',
      transaction,
      state: firstCase(run, caseIds),
      from: { address, name },
      receivedAt: filing.claimed.receivedAt,
      original: originalOf(mail, plan),
      expiresAt,
    },
    { caseIds, transaction, answers: null, about: filing.claimed.id },
  );
}
