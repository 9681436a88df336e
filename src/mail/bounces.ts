/**
 * Which of our letters came back, for whom, and whether for good. A bounce changes something only when it
 * shows that it is about a mail that we sent: by the token in the address it came to, which stands nowhere in what
 * the addressee sends on. The Message-ID of the returned mail shows it only where the desk has no bounce addresses:
 * nobody can guess it, but it stands in every answer, for all who get a copy. Other reports, also those that only
 * name an address which we wrote to in the last fortnight, make a person look and change nothing: a forged one
 * could silence the desk towards anybody. Reports of abuse come to an address of the desk: there the token is the
 * envelope sender that the provider names or returns.
 * Source: inbound.md C3, H1-H3; RFC 3464 (delivery reports), RFC 3463 (status codes), RFC 5965 (reports of abuse).
 */
import { isUsableAddress, sameAddress } from './addresses.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { BouncedLetter, BounceProof, Known, SentMail, UnwantedLetter } from './disposition.ts';
import { type DeliveryReport, headerValues, type InboundMail } from './inbound-mail.ts';
import { audienceOf } from './reply-token.ts';

/** What a mail says of one address that it could not deliver to; `recipient` is '' when none is named. */
export type FailedRecipient = { readonly recipient: string; readonly status: string; readonly hard: boolean };

/** How far back a bounce is matched by the address alone. */
const MATCH_DAYS = 14;

/**
 * The letters of ours that this bounce returns, each once. Every letter of ours has one addressee; a report of
 * several addresses (he forwards his mail, or is a list) counts by the one we wrote to, else by the worst.
 * @param receivedAt  when the bounce came
 */
export function findBounced(
  mail: InboundMail,
  desk: Pick<DeskProfile, 'bounceAddress'>,
  known: Known,
  receivedAt: Date,
): readonly BouncedLetter[] {
  const letters = new Map<number, BouncedLetter>();
  for (const failed of failedRecipients(mail)) {
    const found = findSent(mail, desk, known, failed.recipient, receivedAt);
    if (found === null) continue;
    const { sent } = found;
    const recipient = failed.recipient === '' ? sent.recipient : failed.recipient;
    const letter = { ...found, recipient, status: failed.status, hard: failed.hard };
    const before = letters.get(sent.outboundId);
    if (before === undefined || says(letter) > says(before)) letters.set(sent.outboundId, letter);
  }
  return [...letters.values()];
}

/** The letters of ours that a report of abuse is about, each once, those first that it proves. */
export function findUnwanted(
  mail: Pick<InboundMail, 'returnedMessageIds'>,
  desk: Pick<DeskProfile, 'bounceAddress'>,
  known: Pick<Known, 'tokens' | 'sentIds'>,
): readonly UnwantedLetter[] {
  const letters = new Map<number, UnwantedLetter>();
  const byToken = bounceTokens(known).map((sent) => ({ sent, proof: 'token' }) as const);
  const byId = mail.returnedMessageIds
    .flatMap((id) => known.sentIds.get(id) ?? [])
    .map((sent) => ({ sent, proof: proofById(desk) }));
  for (const letter of [...byToken, ...byId]) {
    const { outboundId } = letter.sent;
    if (!letters.has(outboundId)) letters.set(outboundId, letter);
  }
  return [...letters.values()];
}

/** True when the report shows that it is about the letter; otherwise it must change nothing. */
export function isProven({ proof }: { readonly proof: BounceProof }): boolean {
  return proof === 'token' || proof === 'returned-id';
}

/** How much a line of a report says of the letter. */
function says({ sent, recipient, hard }: BouncedLetter): number {
  return (sameAddress(sent.recipient, recipient) ? 2 : 0) + (hard ? 1 : 0);
}

/** Every address that the mail says could not be reached: from its report parts, else read from header and text. */
export function failedRecipients(mail: InboundMail): readonly FailedRecipient[] {
  const undelivered = mail.deliveryReports.filter((report) => !isDelivered(report));
  if (undelivered.length > 0) return undelivered.map((report) => readReport(report, reportText(mail)));
  if (mail.deliveryReports.length > 0) return [];
  const words = reportText(mail);
  const status = STATUS.exec(words)?.[0] ?? '';
  const hard = isHard(status, `${mail.subject} ${words}`);
  const recipients = recipientsInText(mail);
  return (recipients.length > 0 ? recipients : ['']).map((recipient) => ({ recipient, status, hard }));
}

const STATUS = /\b[45]\.\d{1,2}\.\d{1,3}\b/;
const TEXT_LIMIT = 20_000;
/** Where mail servers begin to quote the mail that they return. */
const RETURNED_MAIL =
  /^(--.{0,80}\b(copy|original|returned)\b.*|.{0,80}(copy of|original) (the )?(original )?message.{0,80}:|received: .*)$/im;

/** What the server says itself: the text before the returned mail. */
function reportText(mail: InboundMail): string {
  return mail.text.slice(0, TEXT_LIMIT).split(RETURNED_MAIL, 1).join('');
}

function isDelivered(report: DeliveryReport): boolean {
  return report.action === 'delivered' || report.action === 'relayed' || report.action === 'expanded';
}

function readReport(report: DeliveryReport, text: string): FailedRecipient {
  const inDiagnostic = STATUS.exec(report.diagnostic)?.[0] ?? '';
  const status = isGeneric(report.status) && inDiagnostic !== '' ? inDiagnostic : report.status;
  const words = report.diagnostic === '' ? text : report.diagnostic;
  return { recipient: report.recipient, status, hard: report.action !== 'delayed' && isHard(status, words) };
}

/** X.0.0, X.1.0 and no code at all say nothing of the cause. */
function isGeneric(status: string): boolean {
  return status === '' || /^[245]\.[01]\.0$/.test(status);
}

const NOT_ABOUT_THE_ADDRESS =
  /\b(mailbox|inbox|quota|storage)( is| has been)? (full|exceeded)|over ?quota|\bspam|\bblock(ed|list)|blacklist|\bpolicy|too (large|big|many)|message size|virus|greylist|try again|\bdmarc\b|\bspf\b|\bdkim\b|reputation|access denied/i;
const ADDRESS_GONE =
  /\b(user|recipient|mailbox|account|address)( name| address)?\s*(is )?(unknown|not (found|known|recognized|exist|valid)|unavailable|disabled|inactive|no longer|invalid)|\bnot listed in\b|does( not|n.t) (exist|have)|(un(known|routable|routeable)|no such|non-?existent|invalid) (user|recipient|mailbox|address|account|local|person|host|domain)|(host|domain) (name )?(unknown|not found)|name or service not known|cannot find your (host|domain)/i;

/**
 * Permanent and about the address itself: 5.1.x (but not about the sender's), 5.2.1, 5.4.4. Refusals for
 * policy or content and full mailboxes are soft. A code that says nothing is read from the words beside it,
 * and words that clearly speak of something else win over a code.
 */
function isHard(status: string, words: string): boolean {
  if (status.startsWith('4') || NOT_ABOUT_THE_ADDRESS.test(words)) return false;
  if (/^5\.1\.([1-6]|9|10)$/.test(status) || status === '5.2.1' || status === '5.4.4') return true;
  return (isGeneric(status) || /^5\.[35]\.\d+$/.test(status)) && ADDRESS_GONE.test(words);
}

/** Ways in which servers name the address, surest first; the first way that finds any is taken. */
const RECIPIENT_LINES: readonly RegExp[] = [
  /^(?:original-|final-)recipient:[ \t]*(?:rfc822;)?[ \t]*<?([^\s<>:;,"]+@[a-z0-9.-]+\.[a-z]{2,})>?[ \t]*$/gim,
  /^[ \t]*<?([^\s<>:;,"]+@[a-z0-9.-]+\.[a-z]{2,})>?:?[ \t]*$/gim,
  /^[ \t]*<?([^\s<>:;,"]+@[a-z0-9.-]+\.[a-z]{2,})>?(?=[\s:[(])/gim,
  /(?:rcpt to|recipients?|deliver(?:ed|y)?(?: \w+){0,3} to|attempts)[ \t]*:\s*<?([^\s<>:;,"]+@[a-z0-9.-]+\.[a-z]{2,})/gim,
  /"emailAddress\\*":\s*\\*"([^\s<>:;,"\\]+@[a-z0-9.-]+\.[a-z]{2,})/gim,
  /<([^\s<>:;,"]+@[a-z0-9.-]+\.[a-z]{2,})>/gim,
];

function recipientsInText(mail: InboundMail): readonly string[] {
  const named = headerValues(mail, 'x-failed-recipients').flatMap((value) => value.split(/[\s,;]+/));
  const report = reportText(mail);
  const written = RECIPIENT_LINES.map((way) => [...report.matchAll(way)].map((match) => match[1] ?? ''));
  const first = [named, ...written].find((list) => list.some(isUsableAddress)) ?? [];
  return [...new Set(first.filter(isUsableAddress).map((address) => address.toLowerCase()))];
}

type FoundLetter = { readonly sent: SentMail; readonly proof: BounceProof };

function findSent(
  mail: InboundMail,
  desk: Pick<DeskProfile, 'bounceAddress'>,
  known: Known,
  recipient: string,
  receivedAt: Date,
): FoundLetter | null {
  const [byToken] = bounceTokens(known);
  if (byToken !== undefined) return { sent: byToken, proof: 'token' };
  const byId = mail.returnedMessageIds.map((id) => known.sentIds.get(id)).find((sent) => sent !== undefined);
  if (byId !== undefined) return { sent: byId, proof: proofById(desk) };
  const byAddress = lastSentTo(known.recentSent, recipient, receivedAt);
  return byAddress === null ? null : { sent: byAddress, proof: 'address' };
}

function bounceTokens({ tokens }: Pick<Known, 'tokens'>): readonly SentMail[] {
  return [...tokens].filter(([token]) => audienceOf(token) === 'bounce').map(([, sent]) => sent);
}

function proofById({ bounceAddress }: Pick<DeskProfile, 'bounceAddress'>): BounceProof {
  return bounceAddress === 'none' ? 'returned-id' : 'copied-id';
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
