/**
 * Puts a letter in the outbox, inside the caller's transaction: rendered, addressed, and composed to the
 * very bytes that will leave, so that the archive holds what was sent (style.md 3.1, decision 5).
 */
import type { Language } from '../case/vocabulary.ts';
import type { Desk } from '../config.ts';
import { LETTERS, type LetterName, type Written } from '../letters/letters.ts';
import type { LetterSetting } from '../letters/wording.ts';
import type { InboundMail, MailAddress } from '../mail/inbound-mail.ts';
import { addressOutbound } from '../mail/outbound-mail.ts';
import { queueMails, takeOutboundIds } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { composeMail } from '../shell/smtp.ts';
import type { Office } from './office.ts';

/** A letter to be written. */
export type LetterOrder = {
  readonly letter: LetterName;
  readonly written: Written;
  readonly to: MailAddress;
  readonly caseId: number | null;
  readonly reference: string | null;
  /** The mail that this one answers; null for a mail that no mail called for. */
  readonly answers: { readonly mailId: number; readonly mail: InboundMail } | null;
};

/** What every letter of a desk in a language is written with. */
export function settingFor(office: Office, desk: Desk, language: Language): LetterSetting {
  return {
    language,
    words: office.templates.words(language),
    timeZone: office.config.timeZone,
    organisation: office.config.organisation,
    needs: desk.needs,
  };
}

/** Writes a letter into the outbox; it leaves when the transaction commits. */
export async function writeLetter(office: Office, tx: Db, desk: Desk, order: LetterOrder): Promise<void> {
  const [serial] = await takeOutboundIds(tx, 1);
  const [key] = office.keys;
  if (serial === undefined || key === undefined) throw new Error('a letter needs a number and a signing key');
  const at = office.now();
  const { audience, automatic } = LETTERS[order.letter];
  const mail = addressOutbound(
    {
      serial,
      audience,
      to: order.to,
      date: at,
      ...order.written,
      reference: order.reference,
      answers: order.answers?.mail ?? null,
      autoSubmitted: order.answers === null ? 'auto-generated' : 'auto-replied',
    },
    desk,
    key,
  );
  await queueMails(tx, [
    {
      id: serial,
      desk: desk.name,
      caseId: order.caseId,
      answersMailId: order.answers?.mailId ?? null,
      letter: order.letter,
      audience,
      toAddress: mail.to.address,
      messageId: mail.messageId,
      envelopeFrom: mail.envelopeFrom,
      subject: mail.subject,
      bytes: await composeMail(mail),
      automatic,
      sendAfter: at,
      madeAt: at,
    },
  ]);
}
