/**
 * Puts letters in the outbox, inside the caller's transaction: numbered, addressed, and composed to the very
 * bytes that will leave, so that the archive holds what was sent (style.md 3.1, decision 5).
 */
import type { Language } from '../case/vocabulary.ts';
import type { Desk } from '../config.ts';
import { LETTERS } from '../letters/letters.ts';
import type { LetterSetting } from '../letters/wording.ts';
import { addressOutbound } from '../mail/outbound-mail.ts';
import { type NewOutbound, queueMails, takeOutboundIds } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { composeMail } from '../shell/smtp.ts';
import type { LetterOrder } from './docket.ts';
import type { Office } from './office.ts';

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

/** Writes letters into the outbox; they leave when the transaction commits. */
export async function writeLetters(office: Office, tx: Db, orders: readonly LetterOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const serials = await takeOutboundIds(tx, orders.length);
  const mails: NewOutbound[] = [];
  for (const [index, order] of orders.entries()) mails.push(await compose(office, order, serials[index]));
  await queueMails(tx, mails);
}

async function compose(office: Office, order: LetterOrder, serial: number | undefined): Promise<NewOutbound> {
  const [key] = office.keys;
  if (serial === undefined || key === undefined) throw new Error('a letter needs a number and a signing key');
  const at = office.now();
  const { audience, automatic } = LETTERS[order.letter];
  const autoSubmitted = order.answers === null ? 'auto-generated' : 'auto-replied';
  const { to, written, reference } = order;
  const answers = order.answers?.mail ?? null;
  const draft = { serial, audience, to, date: at, ...written, reference, answers, autoSubmitted } as const;
  const mail = addressOutbound(draft, order.desk, key);
  return {
    id: serial,
    desk: order.desk.name,
    caseId: order.caseId,
    answersMailId: order.answers?.claimed.id ?? null,
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
  };
}
