/**
 * The hash chain of a case log. Each row's digest covers the digest before it, so a changed, missing or
 * inserted row is seen. The payload enters only by a salted digest: dropping payload and salt erases
 * what was said and leaves the chain whole (DESIGN §3 "Register and data").
 */
import { createHash } from 'node:crypto';

/** The digest before the first event of a case. */
export const CHAIN_START = '0'.repeat(64);

/** What a row of the chain vouches for. */
export type ChainLink = {
  readonly caseId: number;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly mailId: number | null;
  readonly payloadDigest: string;
};

/**
 * Salted SHA-256 (hex) of a payload.
 * @param salt  32 random bytes that are stored beside the payload and erased with it
 */
export function digestPayload(payload: string, salt: Uint8Array): string {
  return createHash('sha256').update(salt).update(payload, 'utf8').digest('hex');
}

/** SHA-256 (hex) of a row and the digest of the row before it. */
export function digestLink(previousDigest: string, link: ChainLink): string {
  const covered = [
    previousDigest,
    link.caseId,
    link.seq,
    link.type,
    link.at.toISOString(),
    link.mailId ?? '',
    link.payloadDigest,
  ];
  return createHash('sha256').update(covered.join('\n'), 'utf8').digest('hex');
}
