/**
 * Which of our letters came back, for whom, and whether for good. A bounce changes something only when it
 * matches a mail that we sent: by the token in the address it came to, by the Message-ID of the returned
 * mail, or by an address that we wrote to in the last fortnight. Anybody can invent one that matches nothing.
 * Source: inbound.md H1-H3; RFC 3464 (delivery reports), RFC 3463 (status codes).
 */
import { isUsableAddress, sameAddress } from './addresses.ts';
import type { BouncedLetter, Known, SentMail } from './disposition.ts';
import { type DeliveryReport, headerValues, type InboundMail } from './inbound-mail.ts';
import { audienceOf } from './reply-token.ts';

/** What a mail says of one address that it could not deliver to; `recipient` is '' when none is named. */
export type FailedRecipient = { readonly recipient: string; readonly status: string; readonly hard: boolean };

/** How far back a bounce is matched by the address alone. */
const MATCH_DAYS = 14;

/**
 * The letters of ours that this bounce returns, one for each address that failed.
 * @param receivedAt  when the bounce came
 */
export function findBounced(mail: InboundMail, known: Known, receivedAt: Date): readonly BouncedLetter[] {
  return failedRecipients(mail).flatMap((failed) => {
    const sent = findSent(mail, known, failed.recipient, receivedAt);
    if (sent === null) return [];
    const recipient = failed.recipient === '' ? sent.recipient : failed.recipient;
    return [{ sent, recipient, status: failed.status, hard: failed.hard }];
  });
}

/** Every address that the mail says could not be reached: from its report parts, else read from header and text. */
export function failedRecipients(mail: InboundMail): readonly FailedRecipient[] {
  const undelivered = mail.deliveryReports.filter((report) => !isDelivered(report));
  if (undelivered.length > 0) return undelivered.map((report) => readReport(report, mail.text));
  if (mail.deliveryReports.length > 0) return [];
  const status = STATUS.exec(mail.text.slice(0, TEXT_LIMIT))?.[0] ?? '';
  const hard = isHard(status, mail.text.slice(0, TEXT_LIMIT));
  const recipients = recipientsInText(mail);
  return (recipients.length > 0 ? recipients : ['']).map((recipient) => ({ recipient, status, hard }));
}

const TEXT_LIMIT = 20_000;
const STATUS = /\b[45]\.\d{1,2}\.\d{1,3}\b/;

function isDelivered(report: DeliveryReport): boolean {
  return report.action === 'delivered' || report.action === 'relayed' || report.action === 'expanded';
}

function readReport(report: DeliveryReport, text: string): FailedRecipient {
  const inDiagnostic = STATUS.exec(report.diagnostic)?.[0] ?? '';
  const status = isGeneric(report.status) && inDiagnostic !== '' ? inDiagnostic : report.status;
  const words = report.diagnostic === '' ? text.slice(0, TEXT_LIMIT) : report.diagnostic;
  return { recipient: report.recipient, status, hard: report.action !== 'delayed' && isHard(status, words) };
}

/** X.0.0 and no code at all say nothing of the cause. */
function isGeneric(status: string): boolean {
  return status === '' || /^[245]\.0\.0$/.test(status);
}

const NOT_ABOUT_THE_ADDRESS =
  /mailbox (is )?full|quota|spam|blocked|blacklist|policy|too (large|big)|size|virus|greylist|try again|dmarc|spf\b|dkim/i;
const ADDRESS_GONE =
  /(user|recipient|mailbox|account|address)( name)?\s*(is )?(unknown|not found|not exist|unavailable|disabled|inactive|no longer|not listed|invalid)|does( not|n.t) (exist|have)|(unknown|no such|non-?existent|invalid) (user|recipient|mailbox|address|account|local|person|host|domain)|host (unknown|not found)|unrouteable|name or service not known/i;

/**
 * Permanent and about the address itself: 5.1.x (but not about the sender's), 5.2.1, 5.4.4. Refusals for
 * policy or content and full mailboxes are soft. A code that says nothing is read from the words beside it.
 */
function isHard(status: string, words: string): boolean {
  if (/^5\.1\.([0-6]|9|10)$/.test(status) || status === '5.2.1' || status === '5.4.4') return true;
  const silent = isGeneric(status) || /^5\.(5|3)\.\d+$/.test(status);
  return silent && !status.startsWith('4') && ADDRESS_GONE.test(words) && !NOT_ABOUT_THE_ADDRESS.test(words);
}

/** Addresses in X-Failed-Recipients, else alone on a line or in angle brackets before the returned mail begins. */
function recipientsInText(mail: InboundMail): readonly string[] {
  const named = headerValues(mail, 'x-failed-recipients').flatMap((value) => value.split(/[\s,;]+/));
  const report = mail.text
    .slice(0, TEXT_LIMIT)
    .split(/^(-{3,}.*(copy|original|returned).*|received: .*)$/im, 1)
    .join('');
  const written = [...report.matchAll(/^\s*<?([^\s<>:;,"]+@[a-z0-9.-]+\.[a-z]{2,})>?:?\s*$/gim)].map(
    (match) => match[1] ?? '',
  );
  const bracketed = [...report.matchAll(/<([^\s<>:;,"]+@[a-z0-9.-]+\.[a-z]{2,})>/gi)].map(
    (match) => match[1] ?? '',
  );
  const first = [named, written, bracketed].find((list) => list.some(isUsableAddress)) ?? [];
  return [...new Set(first.filter(isUsableAddress).map((address) => address.toLowerCase()))];
}

function findSent(mail: InboundMail, known: Known, recipient: string, receivedAt: Date): SentMail | null {
  const byToken = [...known.tokens].find(([token]) => audienceOf(token) === 'bounce')?.[1];
  const byId = mail.returnedMessageIds.map((id) => known.sentIds.get(id)).find((sent) => sent !== undefined);
  return byToken ?? byId ?? lastSentTo(known.recentSent, recipient, receivedAt);
}

function lastSentTo(sentMails: readonly SentMail[], recipient: string, receivedAt: Date): SentMail | null {
  const age = (sent: SentMail) => receivedAt.getTime() - (sent.sentAt?.getTime() ?? 0);
  const near = sentMails.filter(
    (sent) =>
      sameAddress(sent.recipient, recipient) &&
      age(sent) >= 0 &&
      age(sent) <= MATCH_DAYS * 24 * 60 * 60 * 1000,
  );
  return [...near].sort((one, other) => age(one) - age(other))[0] ?? null;
}
