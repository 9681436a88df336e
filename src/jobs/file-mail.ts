/**
 * Files one mail where it belongs, in the caller's transaction: a complaint opens a case, correspondence
 * joins one, a staff mail becomes a note, a bounce marks the letter that did not arrive, and what a person
 * must look at becomes a task. The judgement itself is pure (mail/dispose.ts).
 */
import { deskProfile } from '../config.ts';
import type { DeskProfile } from '../mail/desk-profile.ts';
import { dispose } from '../mail/dispose.ts';
import type { Fate } from '../mail/disposition.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { wantedFacts } from '../mail/wanted-facts.ts';
import { type ClaimedMail, finishMail, rememberThread } from '../shell/db/inbound-store.ts';
import { lookUp } from '../shell/db/known-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { announce } from './announce.ts';
import { joinCase, registerComplaint } from './file-complaint.ts';
import { fileBounce, holdMail, recordMail } from './file-machine-mail.ts';
import { authorOf, type Filing } from './filing.ts';
import { tellOfStrayNote } from './notify-staff.ts';
import { deskFor, type Office } from './office.ts';
import { runCommand } from './run-commands.ts';

/** Judges a mail and files it; writes the outcome on its row. */
export async function fileMail(
  office: Office,
  tx: Db,
  claimed: ClaimedMail,
  mail: InboundMail,
): Promise<void> {
  const at = office.now();
  const desk = deskFor(office, claimed.desk);
  const profile = deskProfile(office.config, desk);
  const fate = await judge(office, tx, claimed, mail, profile, at);
  const filing = { claimed, mail, fate, desk, at };
  const caseId =
    fate.secondDeliveryOf === null ? await fileByDisposition(office, tx, filing) : fate.thread.caseId;
  await finishMail(tx, claimed.id, mail, fate, caseId, at);
  office.log.info('mail filed', {
    mail: claimed.id,
    disposition: fate.disposition,
    case: caseId,
    rule: fate.rules.hit[0],
    secondDeliveryOf: fate.secondDeliveryOf,
  });
}

async function judge(
  office: Office,
  tx: Db,
  claimed: ClaimedMail,
  mail: InboundMail,
  profile: DeskProfile,
  at: Date,
): Promise<Fate> {
  const wanted = wantedFacts(mail, profile, office.keys);
  const known = await lookUp(tx, office.keys, { mailId: claimed.id, mail, wanted }, at);
  const fate = dispose(mail, profile, known, claimed.receivedAt, at);
  return claimed.shortened ? { ...fate, flags: [...fate.flags, 'too-large'] } : fate;
}

async function fileByDisposition(office: Office, tx: Db, filing: Filing): Promise<number | null> {
  switch (filing.fate.disposition) {
    case 'complaint':
      return registerComplaint(office, tx, filing);
    case 'correspondence':
      return joinCase(office, tx, filing);
    case 'staff':
      return saveNote(office, tx, filing);
    case 'bounce':
      return fileBounce(office, tx, filing);
    case 'auto-reply':
    case 'record':
    case 'own':
      return recordMail(office, tx, filing, filing.fate.disposition);
    case 'hold':
      return holdMail(office, tx, filing);
    case 'quarantine':
      throw new Error('a mail that was read is never judged unreadable');
  }
}

/** A staff mail is an internal note and never leaves: law 1 of the command mail. */
async function saveNote(office: Office, tx: Db, filing: Filing): Promise<number | null> {
  const { claimed, mail, fate, at } = filing;
  const author = authorOf(filing);
  const { caseId } = fate.thread;
  if (caseId !== null) {
    const text = mail.visibleText.trim() === '' ? mail.subject : mail.visibleText;
    const by = { kind: 'staff', address: author.address } as const;
    const change = await runCommand(office, tx, caseId, {
      type: 'add_note',
      at,
      by,
      mailId: claimed.id,
      author,
      text,
    });
    if (change.ok) {
      await rememberThread(tx, caseId, mail);
      await announce(office, tx, change, filing);
      return caseId;
    }
  }
  await tellOfStrayNote(office, tx, filing, author);
  return null;
}
