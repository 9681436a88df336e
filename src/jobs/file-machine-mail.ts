/**
 * Mail that changes nothing by itself: automatic replies and notices of machines are kept on their case, and
 * what a person must look at becomes a task (inbound.md C, I). None of it is ever answered.
 */
import type { Docket } from './docket.ts';
import type { Filing } from './filing.ts';
import { tellOfHeldMail } from './notify-staff.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand } from './run-commands.ts';

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
