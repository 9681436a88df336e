/**
 * Mail that changes nothing by itself: bounces mark the letter that did not arrive, automatic replies and
 * notices of machines are kept on their case, and what a person must look at becomes a task (inbound.md
 * H, I). None of it is ever answered.
 */
import { flagAddress } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { openTask } from '../shell/db/task-store.ts';
import { announce } from './announce.ts';
import type { Filing } from './filing.ts';
import { tellOfHeldMail } from './notify-staff.ts';
import type { Office } from './office.ts';
import { expectDone, runCommand } from './run-commands.ts';

/** A mail of ours came back. @returns the case of the letter, if it was one */
export async function fileBounce(office: Office, tx: Db, filing: Filing): Promise<number | null> {
  const { claimed, fate, desk, at } = filing;
  for (const bounced of fate.bounced) {
    if (bounced.hard) await flagAddress(tx, bounced.recipient, `returned: ${bounced.status}`);
    const { caseId, letter, outboundId } = bounced.sent;
    if (caseId === null || !bounced.hard || !letter.startsWith('complainant/')) continue;
    const change = await runCommand(office, tx, caseId, {
      type: 'report_letter_not_delivered',
      at,
      by: { kind: 'bot' },
      mailId: claimed.id,
      letter,
      outboundId,
      recipient: bounced.recipient,
      status: bounced.status,
    });
    await openTask(tx, { kind: 'not-delivered', desk: desk.name, caseId, mailId: claimed.id, at });
    await announce(office, tx, expectDone(change), filing);
  }
  const caseId = fate.bounced[0]?.sent.caseId ?? fate.thread.caseId;
  return caseId === null ? null : recordOn(office, tx, filing, caseId, 'bounce');
}

/** Keeps the mail on the case it refers to, if any. @returns that case */
export async function recordMail(
  office: Office,
  tx: Db,
  filing: Filing,
  kind: 'auto-reply' | 'record' | 'own',
): Promise<number | null> {
  const { caseId } = filing.fate.thread;
  return caseId === null ? null : recordOn(office, tx, filing, caseId, kind);
}

async function recordOn(
  office: Office,
  tx: Db,
  filing: Filing,
  caseId: number,
  kind: 'auto-reply' | 'record' | 'own' | 'bounce',
): Promise<number> {
  const by = { kind: 'bot' } as const;
  const { at, claimed } = filing;
  expectDone(await runCommand(office, tx, caseId, { type: 'record_mail', at, by, mailId: claimed.id, kind }));
  return caseId;
}

/** Leaves the mail to a person. */
export async function holdMail(office: Office, tx: Db, filing: Filing): Promise<null> {
  const { claimed, desk, at } = filing;
  await openTask(tx, { kind: 'held', desk: desk.name, caseId: null, mailId: claimed.id, at });
  await tellOfHeldMail(office, tx, filing);
  return null;
}
