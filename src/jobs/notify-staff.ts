/**
 * Notices that are not about an event of a case: mail that waits for a person, mail that could not be read,
 * a note that belongs to no case, a mailbox in trouble. Each is written to those who must act, each in
 * their own language.
 */
import { printReference } from '../case/reference.ts';
import type { Person, Role } from '../case/vocabulary.ts';
import type { Desk } from '../config.ts';
import type { LetterModels, LetterName } from '../letters/letters.ts';
import type { MailFacts } from '../letters/mail-facts.ts';
import { strayNoteModel } from '../letters/staff-models.ts';
import {
  heldModel,
  type MailboxTrouble,
  mailboxTroubleModel,
  quarantinedModel,
} from '../letters/trouble-models.ts';
import type { LetterSetting } from '../letters/wording.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { glimpseHeader } from '../mail/glimpse-header.ts';
import type { ClaimedMail } from '../shell/db/inbound-store.ts';
import type { Db } from '../shell/db/tables.ts';
import type { Filing } from './filing.ts';
import type { Office } from './office.ts';
import { settingFor, writeLetter } from './write-letter.ts';

/** Everybody with one of these roles; the coordinator where nobody has. */
export function staffWith(office: Office, roles: readonly Role[]): readonly StaffMember[] {
  const members = office.config.staff.filter((member) => member.roles.some((role) => roles.includes(role)));
  return members.length > 0 ? members : [office.config.coordinator];
}

/** What a notice shows of a mail. */
export function mailFacts({ claimed, mail, fate }: Filing): MailFacts {
  return {
    receivedAt: claimed.receivedAt,
    from: fate.author ?? mail.from[0] ?? { address: '', name: '' },
    subject: mail.subject,
    text: mail.visibleText,
    attachments: mail.attachments,
    flags: fate.flags,
  };
}

/** A mail that a person must look at; nothing was registered and nothing was answered. */
export async function tellOfHeldMail(office: Office, tx: Db, filing: Filing): Promise<void> {
  const { fate, claimed, desk } = filing;
  const maybe = fate.maybe === null ? null : printReference(fate.maybe);
  await notify(office, tx, desk, staffWith(office, ['coordinator']), 'staff/held', (setting) =>
    heldModel(setting, claimed.id, mailFacts(filing), fate.rules.hit, maybe),
  );
}

/** A mail that could not be read or filed. */
export async function tellOfQuarantine(
  office: Office,
  tx: Db,
  desk: Desk,
  claimed: ClaimedMail,
  reason: string,
): Promise<void> {
  const unread = {
    mailId: claimed.id,
    desk: desk.name,
    receivedAt: claimed.receivedAt,
    sizeBytes: claimed.bytes.length,
    ...glimpseHeader(claimed.bytes),
    reason,
    attempts: Math.min(claimed.attempt, office.config.limits.attempts),
  };
  await notify(office, tx, desk, staffWith(office, ['coordinator']), 'staff/quarantined', (setting) =>
    quarantinedModel(setting, unread),
  );
}

/** A staff mail that names no case: its writer hears that nothing was done with it. */
export async function tellOfStrayNote(office: Office, tx: Db, filing: Filing, author: Person): Promise<void> {
  const { claimed, desk, mail } = filing;
  const writer = office.config.staff.filter((member) => member.address === author.address);
  const answers = { mailId: claimed.id, mail };
  await notify(
    office,
    tx,
    desk,
    writer,
    'staff/note-not-placed',
    (setting) => strayNoteModel(setting, claimed.id, mail.visibleText),
    answers,
  );
}

/** A mailbox that cannot be read, or that holds mail which the register lacks, since that instant. */
export async function tellOfMailboxTrouble(
  office: Office,
  tx: Db,
  desk: Desk,
  trouble: MailboxTrouble['trouble'],
  since: Date,
): Promise<void> {
  const mailbox = { desk: desk.name, address: desk.address, since, trouble };
  await notify(office, tx, desk, staffWith(office, ['coordinator']), 'staff/mailbox-trouble', (setting) =>
    mailboxTroubleModel(setting, mailbox),
  );
}

async function notify<Name extends LetterName>(
  office: Office,
  tx: Db,
  desk: Desk,
  members: readonly StaffMember[],
  letter: Name,
  model: (setting: LetterSetting) => LetterModels[Name],
  answers: { readonly mailId: number; readonly mail: Filing['mail'] } | null = null,
): Promise<void> {
  for (const to of members) {
    const setting = settingFor(office, desk, to.language);
    await writeLetter(office, tx, desk, {
      letter,
      written: office.templates.render(letter, to.language, model(setting)),
      to,
      caseId: null,
      reference: null,
      answers,
    });
  }
}
