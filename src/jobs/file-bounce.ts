/**
 * Letters of ours that came back. A report that shows that it is about a letter of ours counts against that
 * letter and its address; any other makes a person look. None is ever answered, and
 * nobody outside hears of it (inbound.md H).
 */
import { isProven } from '../mail/bounces.ts';
import type { BouncedLetter } from '../mail/disposition.ts';
import { announce } from './announce.ts';
import type { Docket } from './docket.ts';
import { askToLook, isToOutside, recordMail } from './file-machine-mail.ts';
import { orderOn } from './file-third-party.ts';
import type { Filing } from './filing.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand } from './run-commands.ts';
import { loseWorkMail } from './send-outbox.ts';

/** Files a report on letters of ours. */
export function fileBounce(office: Office, docket: Docket, filing: Filing): void {
  const { bounced } = filing.fate;
  for (const letter of bounced.filter(isProven)) {
    if (letter.hard) flag(docket, letter);
    if (letter.hard || isOneTooMany(office, docket, filing, letter))
      reportLost(office, docket, filing, letter);
  }
  const unproven = bounced.find((letter) => !isProven(letter) && isToOutside(letter.sent));
  if (unproven !== undefined && !bounced.some(isProven))
    askToLook(office, docket, filing, 'unproven-bounce', unproven.sent);
  recordMail(office, docket, filing, 'bounce');
}

/** The report is the word of a stranger: it counts against the address that we wrote to and against no other. */
function flag(docket: Docket, { sent, status }: BouncedLetter): void {
  docket.flagged.set(sent.recipient, `returned: ${status}`);
}

/** Counts a report of delay; true when the letter may as well be counted as lost. */
function isOneTooMany(
  office: Office,
  docket: Docket,
  { claimed, at }: Filing,
  { sent, status }: BouncedLetter,
): boolean {
  const { outboundId, recipient } = sent;
  const count = (docket.troubleCounts.get(recipient) ?? 0) + 1;
  docket.troubleCounts.set(recipient, count);
  docket.troubles.push({ mailId: claimed.id, outboundId, address: recipient, status, at });
  return count >= office.config.limits.softBounces;
}

/**
 * Makes it a fact of the case, once for each letter. A notice to staff that came back is a task without a notice:
 * mail about it could come back as well, and so on for ever.
 */
function reportLost(office: Office, docket: Docket, filing: Filing, bounced: BouncedLetter): void {
  const { claimed, desk, at } = filing;
  const { caseId, letter, outboundId } = bounced.sent;
  const task = { desk: desk.name, caseId, mailId: claimed.id, at } as const;
  if (!isToOutside(bounced.sent) || caseId === null) {
    docket.tasks.push({ ...task, kind: 'notice-returned' });
    return;
  }
  if (docket.cases.get(caseId)?.state.cameBack.includes(outboundId) === true) return;
  docket.tasks.push({ ...task, kind: 'not-delivered', outboundId });
  const { recipient, status } = bounced;
  const by = { kind: 'bot' } as const;
  const mailId = claimed.id;
  const told = { at, by, mailId, letter, outboundId, recipient, status };
  const change = runCommand(office, docket, caseId, { type: 'report_letter_not_delivered', ...told });
  announce(office, docket, expectDone(change), filing);
  const workOrder = orderOn(docket, caseId, bounced.sent);
  if (workOrder !== null) loseWorkMail(office, docket, caseId, workOrder);
}
