/**
 * Mail that changes nothing by itself: automatic replies and notices of machines are kept on their case, and
 * what a person must look at becomes a task (inbound.md C, I). None of it is ever answered.
 */
import { isProven } from '../mail/bounces.ts';
import type { SentMail } from '../mail/disposition.ts';
import { isToThirdParty } from '../mail/third-party.ts';
import type { Docket } from './docket.ts';
import type { Filing } from './filing.ts';
import { tellOfHeldMail } from './notify-staff.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand } from './run-commands.ts';

/** Keeps the mail on the case it refers to, if any. */
export function recordMail(
  office: Office,
  docket: Docket,
  filing: Filing,
  kind: 'auto-reply' | 'record' | 'own' | 'bounce',
): void {
  const { fate, claimed, at } = filing;
  leaveAlone(office, docket, filing);
  const { caseId } = fate.thread;
  if (caseId === null) return;
  const by = { kind: 'bot' } as const;
  expectDone(runCommand(office, docket, caseId, { type: 'record_mail', at, by, mailId: claimed.id, kind }));
}

/** Whose provider reports our mail as unwanted gets no automatic mail any more. */
function leaveAlone(office: Office, docket: Docket, filing: Filing): void {
  const { unwanted } = filing.fate;
  const proven = unwanted.filter(isProven);
  for (const { sent } of proven) docket.flagged.set(sent.recipient, 'reported as unwanted');
  const doubtful = proven.length > 0 ? undefined : unwanted.find(({ sent }) => isToOutside(sent));
  if (doubtful !== undefined) askToLook(office, docket, filing, 'unproven-abuse', doubtful.sent);
}

/**
 * A report that shows nothing of a letter of ours: nobody is flagged and no clock starts again, because whoever knows
 * an address or an id could have written it.
 */
export function askToLook(
  office: Office,
  docket: Docket,
  filing: Filing,
  kind: 'unproven-bounce' | 'unproven-abuse',
  { caseId }: SentMail,
): void {
  const { claimed, desk, at } = filing;
  docket.tasks.push({ kind, desk: desk.name, caseId, mailId: claimed.id, at });
  tellOfHeldMail(office, docket, filing, [kind]);
}

/** True for a letter to a complainant or a third party; notices to staff are none. */
export function isToOutside(sent: SentMail): boolean {
  return sent.letter.startsWith('complainant/') || isToThirdParty(sent);
}

/** Leaves the mail to a person. */
export function holdMail(office: Office, docket: Docket, filing: Filing): void {
  const { claimed, desk, at } = filing;
  docket.tasks.push({ kind: 'held', desk: desk.name, caseId: null, mailId: claimed.id, at });
  tellOfHeldMail(office, docket, filing);
}
