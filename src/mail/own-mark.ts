/**
 * The mark by which we know our own mail when it comes back to us as a copy, by an alias or through a list:
 * a header signed over the Message-ID, so that nobody else can make his mail be taken for ours.
 * Source: inbound.md C1 and G6.
 */
import { type SigningKey, sameSignature, sign } from './signing-key.ts';

/** Name of the header field, in the lower case of `InboundMail.headers`. */
export const OWN_MARK_HEADER = 'x-redress-mail';

/** 130 bits. */
const CHARACTERS = 26;

/** The value of `X-Redress-Mail` for a mail with this Message-ID (without angle brackets). */
export function ownMark(key: SigningKey, messageId: string): string {
  return `k${key.id}-${sign(key, 'own-mail', [messageId], CHARACTERS)}`;
}

/** True when one of the keys made this mark for this Message-ID. */
export function isOwnMark(
  keys: readonly SigningKey[],
  messageId: string | null,
  value: string | null,
): boolean {
  const id = /^k([1-9]\d{0,8})-/.exec(value ?? '')?.[1];
  const key = keys.find((each) => String(each.id) === id);
  return key !== undefined && messageId !== null && sameSignature(value ?? '', ownMark(key, messageId));
}
