/**
 * Mail that changes nothing by itself: bounces mark the letter that did not arrive, automatic replies and
 * notices of machines are kept on their case, and what a person must look at becomes a task (inbound.md
 * H, I). None of it is ever answered.
 */
import { announce } from './announce.ts';
import type { Docket } from './docket.ts';
import type { Filing } from './filing.ts';
import { tellOfHeldMail } from './notify-staff.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand } from './run-commands.ts';

/** A mail of ours came back. */
export function fileBounce(office: Office, docket: Docket, filing: Filing): void {
  const { claimed, fate, desk, at } = filing;
  for (const bounced of fate.bounced) {
    if (!bounced.hard) continue;
    const { caseId, letter, outboundId, recipient } = bounced.sent;
    // The report is the word of a stranger: it counts against the address that we wrote to and against no other.
    docket.flagged.set(recipient, `returned: ${bounced.status}`);
    if (caseId === null || !letter.startsWith('complainant/')) continue;
    const change = runCommand(office, docket, caseId, {
      type: 'report_letter_not_delivered',
      at,
      by: { kind: 'bot' },
      mailId: claimed.id,
      letter,
      outboundId,
      recipient: bounced.recipient,
      status: bounced.status,
    });
    docket.tasks.push({ kind: 'not-delivered', desk: desk.name, caseId, mailId: claimed.id, at });
    announce(office, docket, expectDone(change), filing);
  }
  recordMail(office, docket, filing, 'bounce');
}

/** Keeps the mail on the case it refers to, if any. */
export function recordMail(
  office: Office,
  docket: Docket,
  { fate, claimed, at }: Filing,
  kind: 'auto-reply' | 'record' | 'own' | 'bounce',
): void {
  for (const { recipient } of fate.unwanted) docket.flagged.set(recipient, 'reported as unwanted');
  const { caseId } = fate.thread;
  if (caseId === null) return;
  const by = { kind: 'bot' } as const;
  expectDone(runCommand(office, docket, caseId, { type: 'record_mail', at, by, mailId: claimed.id, kind }));
}

/** Leaves the mail to a person. */
export function holdMail(office: Office, docket: Docket, filing: Filing): void {
  const { claimed, desk, at } = filing;
  docket.tasks.push({ kind: 'held', desk: desk.name, caseId: null, mailId: claimed.id, at });
  tellOfHeldMail(office, docket, filing);
}
