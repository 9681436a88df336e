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

/** A row of the log as it is stored; `kept` is null once what was said has been erased. */
export type ChainRow = ChainLink & {
  readonly previousDigest: string;
  readonly digest: string;
  readonly kept: { readonly payload: string; readonly salt: Uint8Array } | null;
};

/**
 * A row that the chain does not vouch for. `not-next`: a row before it is missing, or it stands in the wrong
 * place; `not-linked`: it was written behind another row than the one before it.
 */
export type BrokenRow = {
  readonly seq: number;
  readonly because: 'not-next' | 'not-linked' | 'row-changed' | 'payload-changed';
};

/**
 * The first row of a case that is not as it was written; null when all are.
 * A tail that was cut off cannot be seen here: the fingerprint of the register shows it.
 * @param rows  all rows of one case, in the order of `seq`
 */
export function verifyChain(rows: readonly ChainRow[]): BrokenRow | null {
  let previousDigest = CHAIN_START;
  for (const [index, row] of rows.entries()) {
    const because = faultOf(row, index + 1, previousDigest);
    if (because !== null) return { seq: row.seq, because };
    previousDigest = row.digest;
  }
  return null;
}

function faultOf(row: ChainRow, seq: number, previousDigest: string): BrokenRow['because'] | null {
  const { kept } = row;
  if (row.seq !== seq) return 'not-next';
  if (row.previousDigest !== previousDigest) return 'not-linked';
  if (row.digest !== digestLink(previousDigest, row)) return 'row-changed';
  if (kept !== null && digestPayload(kept.payload, kept.salt) !== row.payloadDigest) return 'payload-changed';
  return null;
}
