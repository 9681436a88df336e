/**
 * Mail of people outside: a complaint opens a case and is acknowledged, later mail joins it (procedure
 * step 1). Who may not be answered automatically becomes a task for staff.
 */
import { missingNeeds, type Need } from '../case/needs.ts';
import { printReference } from '../case/reference.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { nextCaseNumber } from '../shell/db/case-store.ts';
import { rememberThread } from '../shell/db/inbound-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { openTask } from '../shell/db/task-store.ts';
import { announce } from './announce.ts';
import { authorOf, type Filing } from './filing.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand, runRegistration } from './run-commands.ts';

/** Opens a case. @returns its id */
export async function registerComplaint(office: Office, tx: Db, filing: Filing): Promise<number> {
  const { claimed, mail, fate, desk, at } = filing;
  const complainant = authorOf(filing);
  const caseId = await nextCaseNumber(tx);
  const change = expectDone(
    await runRegistration(office, tx, caseId, desk.profile, {
      type: 'register_complaint',
      at,
      by: { kind: 'complainant', address: complainant.address },
      mailId: claimed.id,
      reference: printReference(caseId),
      desk: desk.name,
      language: fate.language,
      channel: fate.flags.includes('contact-form') ? 'form' : 'mail',
      receivedAt: claimed.receivedAt,
      complainant,
      subject: mail.subject,
      words: mail.visibleText,
      missing: missingNeeds(desk.needs, mail).map((need) => need.name),
    }),
  );
  await rememberThread(tx, caseId, mail);
  await announce(office, tx, change, filing);
  if (!fate.acknowledge.send) await withhold(office, tx, filing, caseId);
  return caseId;
}

/** A person who may not be answered automatically becomes work for a person, never silence (inbound.md G). */
async function withhold(office: Office, tx: Db, filing: Filing, caseId: number): Promise<void> {
  const { claimed, fate, desk, at } = filing;
  await openTask(tx, { kind: 'acknowledge', desk: desk.name, caseId, mailId: claimed.id, at });
  const change = await runCommand(office, tx, caseId, {
    type: 'withhold_acknowledgement',
    at,
    by: { kind: 'bot' },
    mailId: claimed.id,
    because: fate.acknowledge.because,
  });
  await announce(office, tx, expectDone(change), filing);
}

/** Files a mail on the case it belongs to. @returns the id of the case */
export async function joinCase(office: Office, tx: Db, filing: Filing): Promise<number> {
  const { claimed, mail, fate, desk, at } = filing;
  const { caseId } = fate.thread;
  if (caseId === null) throw new Error('correspondence has a case');
  const from = authorOf(filing);
  const supplied = suppliedNeeds(desk.needs, mail);
  const change = await runCommand(office, tx, caseId, {
    type: 'receive_correspondence',
    at,
    by: { kind: fate.otherPerson ? 'other-person' : 'complainant', address: from.address },
    mailId: claimed.id,
    from,
    supplied,
  });
  await rememberThread(tx, caseId, mail);
  await announce(office, tx, expectDone(change), filing);
  return caseId;
}

function suppliedNeeds(needs: readonly Need[], mail: InboundMail): readonly string[] {
  const missing = missingNeeds(needs, { text: mail.visibleText, attachments: mail.attachments });
  return needs.filter((need) => !missing.includes(need)).map((need) => need.name);
}
