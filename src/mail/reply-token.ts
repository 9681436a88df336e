/**
 * Reply tokens: the signed tag in the address that a letter is answered to, in its envelope sender and in
 * its Message-ID. A token names the outgoing mail, and whom that mail was for; who cannot sign cannot point
 * at a case. Shape: audience letter, serial, `k` key number, `-`, 20 characters of signature, for example
 * `x31k1-` followed by those 20. Only a-z, 0-9 and `-`, so that it survives every mail system.
 * Source: commands.md 3.7 (token), inbound.md E1, RFC 5233 (subaddress), RFC 5321 4.5.3.1 (64 octets).
 */
import { domainOf, localPartOf, sameAddress } from './addresses.ts';
import { type SigningKey, sameSignature, sign } from './signing-key.ts';

export const TOKEN_AUDIENCES = ['complainant', 'staff', 'bounce', 'third-party'] as const;
/**
 * Whom the mail with this token was for; `bounce` is the envelope sender, to which only servers write, `third-party`
 * somebody outside who was asked to do something.
 */
export type TokenAudience = (typeof TOKEN_AUDIENCES)[number];

const LETTERS = { complainant: 'x', staff: 's', bounce: 'b', 'third-party': 't' } as const;

/** What a token says: `serial` is the number of the outgoing mail in the register. */
export type TokenClaim = { readonly serial: number; readonly audience: TokenAudience };

/** How letters carry the token in the address that is answered to. */
export type ReplyAddress =
  | { readonly kind: 'plus' }
  | { readonly kind: 'subdomain'; readonly domain: string }
  | { readonly kind: 'none' };

/** Half of the signature covers serial and audience, the other half the addressee as well: 50 bits each. */
const HALF = 10;
const SHAPE = /^([xsbt])([1-9]\d{0,15})k([1-9]\d{0,8})-([a-z2-7]{10})([a-z2-7]{10})$/;
const MOST_OCTETS = 64;

/** Makes the token of an outgoing mail, bound to the address that the mail goes to. */
export function makeToken(key: SigningKey, claim: TokenClaim & { readonly address: string }): string {
  const { serial, audience, address } = claim;
  return `${LETTERS[audience]}${serial}k${key.id}-${claimHalf(key, claim)}${addresseeHalf(key, { serial, audience }, address)}`;
}

/**
 * Reads a token in any case of letters.
 * @returns what it says, or null when none of the keys made it. The addressee is checked apart, by
 *          `isTokenFor`, where the stored mail is known.
 */
export function readToken(keys: readonly SigningKey[], token: string): TokenClaim | null {
  const read = takeApart(keys, token);
  return read === null || !sameSignature(read.claimHalf, claimHalf(read.key, read.claim)) ? null : read.claim;
}

/** True when the token was made for a mail to this address: the second half of the check, with the stored addressee. */
export function isTokenFor(keys: readonly SigningKey[], token: string, address: string): boolean {
  const read = takeApart(keys, token);
  return (
    read !== null &&
    sameSignature(read.claimHalf, claimHalf(read.key, read.claim)) &&
    sameSignature(read.addresseeHalf, addresseeHalf(read.key, read.claim, address))
  );
}

/**
 * The address that carries a token.
 * @returns null when the desk uses no such addresses, or the local part would exceed 64 octets
 */
export function tokenAddress(token: string, deskAddress: string, reply: ReplyAddress): string | null {
  switch (reply.kind) {
    case 'plus': {
      const local = `${localPartOf(deskAddress)}+${token}`;
      const carries = local.length <= MOST_OCTETS && !localPartOf(deskAddress).includes('+');
      return carries ? `${local}@${domainOf(deskAddress)}` : null;
    }
    case 'subdomain':
      return `${token}@${reply.domain}`;
    case 'none':
      return null;
  }
}

/**
 * What looks like a token in these addresses, in lower case and each once. Both shapes are read, whatever the
 * desk uses now, because letters that left before a change of the configuration are still answered.
 */
export function findTokens(
  addresses: readonly string[],
  deskAddresses: readonly string[],
): readonly string[] {
  const found = new Set<string>();
  for (const address of addresses) {
    const local = localPartOf(address);
    const plus = local.lastIndexOf('+');
    const base = `${local.slice(0, Math.max(plus, 0))}@${domainOf(address)}`;
    const isOurs = plus < 0 || deskAddresses.some((desk) => sameAddress(desk, base));
    const token = local.slice(plus + 1);
    if (isOurs && SHAPE.test(token)) found.add(token);
  }
  return [...found];
}

const IN_TEXT = /(?<![a-z0-9])[xsbt][1-9]\d{0,15}k[1-9]\d{0,8}-[a-z2-7]{20}(?![a-z0-9])/gi;
const MOST_IN_TEXT = 20;

/** What looks like a token anywhere in a text, in lower case, each once and the first twenty. */
export function tokensInText(text: string): readonly string[] {
  const found = text.matchAll(IN_TEXT).map(([token]) => token.toLowerCase());
  return [...new Set(found.take(MOST_IN_TEXT))];
}

/** Whom a token says it is for, without any proof; null when it has not the shape of one. */
export function audienceOf(token: string): TokenAudience | null {
  const letter = SHAPE.exec(token.toLowerCase())?.[1];
  return TOKEN_AUDIENCES.find((audience) => LETTERS[audience] === letter) ?? null;
}

/** The Message-ID, without angle brackets, of the mail that carries this token. */
export function messageIdFor(token: string, domain: string): string {
  return `${token}@${domain}`;
}

/** The token in a Message-ID of ours, for servers that lose the tag of the address; null when there is none. */
export function tokenInMessageId(messageId: string): string | null {
  const local = localPartOf(messageId);
  return SHAPE.test(local) ? local : null;
}

type TokenParts = {
  readonly key: SigningKey;
  readonly claim: TokenClaim;
  readonly claimHalf: string;
  readonly addresseeHalf: string;
};

function takeApart(keys: readonly SigningKey[], token: string): TokenParts | null {
  const match = SHAPE.exec(token.toLowerCase());
  const audience = audienceOf(token);
  const key = keys.find((each) => String(each.id) === match?.[3]);
  if (match === null || audience === null || key === undefined) return null;
  const claim = { serial: Number(match[2]), audience };
  if (!Number.isSafeInteger(claim.serial)) return null;
  return { key, claim, claimHalf: match[4] ?? '', addresseeHalf: match[5] ?? '' };
}

function claimHalf(key: SigningKey, { serial, audience }: TokenClaim): string {
  return sign(key, 'reply-token', [audience, serial], HALF);
}

function addresseeHalf(key: SigningKey, { serial, audience }: TokenClaim, address: string): string {
  return sign(key, 'reply-token-addressee', [audience, serial, address.toLowerCase()], HALF);
}
