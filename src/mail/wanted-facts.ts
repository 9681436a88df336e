/**
 * What must be looked up in the register before a mail can be judged, read from the mail alone. The job asks
 * the database for exactly this and builds `Known` from the answers, so that judging itself stays pure.
 */

import { findReferences } from '../case/reference.ts';
import type { Person } from '../case/vocabulary.ts';
import { findAuthor } from './author.ts';
import { isBounce } from './bounce-signs.ts';
import { failedRecipients } from './bounces.ts';
import type { DeskProfile } from './desk-profile.ts';
import { emptyKnown } from './dispose.ts';
import { headerValue, headerValues, type InboundMail } from './inbound-mail.ts';
import { isComplaintReport } from './machine-signs.ts';
import { isOwnMark, OWN_MARK_HEADER } from './own-mark.ts';
import { findTokens, readToken, type TokenClaim } from './reply-token.ts';
import type { SigningKey } from './signing-key.ts';

export type WantedFacts = {
  /** Look for these among the mails that we sent and among the ids that we received or saw referenced. */
  readonly messageIds: readonly string[];
  /** Tokens of ours: load the outgoing mail with the number `serial`, then check `isTokenFor` with its addressee. */
  readonly tokens: readonly (TokenClaim & { readonly token: string })[];
  /** Tokens of ours in the quoted part; load and check them in the same way. */
  readonly quotedTokens: readonly (TokenClaim & { readonly token: string })[];
  /** Case numbers with a right check digit in the subject. */
  readonly subjectCases: readonly number[];
  /** Addresses that a bounce names: which mails went there in the last 14 days? */
  readonly failedRecipients: readonly string[];
  /** Who would be answered: how many automatic mails did this address and its domain get? */
  readonly author: Person | null;
  /** Goes into `Known` as it is. */
  readonly ownMark: boolean;
};

/** Names the facts; `keys` are all signing keys, old ones too. */
export function wantedFacts(mail: InboundMail, desk: DeskProfile, keys: readonly SigningKey[]): WantedFacts {
  const own = mail.messageId === null ? [] : [mail.messageId];
  return {
    messageIds: [...new Set([...own, ...mail.inReplyTo, ...mail.references, ...mail.returnedMessageIds])],
    tokens: [...verifiedTokens(mail, desk, keys), ...reportedTokens(mail, keys)],
    quotedTokens: signedBy(keys, mail.quotedMarkers).filter(({ audience }) => audience === 'complainant'),
    subjectCases: [...new Set(findReferences(mail.subject))],
    failedRecipients: isBounce(mail, emptyKnown()) ? recipientsOf(mail) : [],
    author: findAuthor(mail, desk).person,
    ownMark: isOwnMark(keys, mail.messageId, headerValue(mail, OWN_MARK_HEADER)),
  };
}

/** Header fields in which servers keep the address that a mail really came to. */
const RECIPIENT_HEADERS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
] as const;

function verifiedTokens(
  mail: InboundMail,
  desk: DeskProfile,
  keys: readonly SigningKey[],
): readonly (TokenClaim & { readonly token: string })[] {
  const visible = [...mail.to, ...mail.cc].map((each) => each.address);
  const delivered = RECIPIENT_HEADERS.flatMap((name) => headerValues(mail, name)).flatMap(addressesIn);
  return signedBy(keys, findTokens([...delivered, ...visible], [desk.address, ...desk.ownAddresses]));
}

/** Envelope senders of ours that a report of abuse names. */
function reportedTokens(mail: InboundMail, keys: readonly SigningKey[]): WantedFacts['tokens'] {
  const tokens = isComplaintReport(mail) ? signedBy(keys, mail.returnedTokens) : [];
  return tokens.filter(({ audience }) => audience === 'bounce');
}

function signedBy(
  keys: readonly SigningKey[],
  tokens: readonly string[],
): readonly (TokenClaim & { readonly token: string })[] {
  return tokens.flatMap((token) => {
    const claim = readToken(keys, token);
    return claim === null ? [] : [{ ...claim, token }];
  });
}

function addressesIn(value: string): readonly string[] {
  return value.split(/[\s<>,;]+/).filter((word) => word.includes('@'));
}

function recipientsOf(mail: InboundMail): readonly string[] {
  return failedRecipients(mail)
    .map((failed) => failed.recipient)
    .filter((recipient) => recipient !== '');
}
