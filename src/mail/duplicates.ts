/**
 * Whether a mail is one more delivery of one that is already there (another folder, an alias, a list copy),
 * and what a reused Message-ID means. A Message-ID alone is never a key: senders reuse them and leave them out,
 * so the content must be equal as well; what differs is always a mail of its own.
 * Source: inbound.md F2-F4.
 */
import { sameAddress } from './addresses.ts';
import type { EarlierMail, Known } from './disposition.ts';
import type { InboundMail } from './inbound-mail.ts';

/** Within this time, equal mails of one sender without Message-ID are one mail. */
const SAME_MAIL_MINUTES = 10;

/**
 * The earlier mail of which this is a second delivery, or null.
 * @param receivedAt  when the server received this one
 */
export function findSecondDelivery(mail: InboundMail, known: Known, receivedAt: Date): EarlierMail | null {
  if (mail.messageId !== null) return known.earlier.find((each) => hasSameIdAndContent(mail, each)) ?? null;
  const near = (each: EarlierMail) =>
    Math.abs(receivedAt.getTime() - each.receivedAt.getTime()) <= SAME_MAIL_MINUTES * 60_000;
  return known.earlier.find((each) => isRepeat(mail, each) && near(each)) ?? null;
}

/** The earlier mail that somebody whose program gives no Message-ID wrote before in the same words, or null. */
export function findRepeatedMail(mail: InboundMail, known: Known): EarlierMail | null {
  return mail.messageId === null ? (known.earlier.find((each) => isRepeat(mail, each)) ?? null) : null;
}

/**
 * True when another mail bears the Message-ID of this one, an earlier one with other content or one of ours that
 * this is not: the id identifies nothing.
 */
export function isReusedId(mail: InboundMail, known: Known): boolean {
  if (mail.messageId === null) return false;
  const isOurs = known.sentIds.has(mail.messageId) && !known.ownMark;
  return (
    isOurs ||
    known.earlier.some(
      (each) => each.messageId === mail.messageId && each.contentDigest !== mail.contentDigest,
    )
  );
}

function hasSameIdAndContent(mail: InboundMail, earlier: EarlierMail): boolean {
  return earlier.messageId === mail.messageId && earlier.contentDigest === mail.contentDigest;
}

function isRepeat(mail: InboundMail, earlier: EarlierMail): boolean {
  const from = mail.from[0]?.address ?? '';
  return (
    earlier.messageId === null &&
    earlier.contentDigest === mail.contentDigest &&
    sameAddress(earlier.from, from)
  );
}
