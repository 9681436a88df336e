/**
 * Our own check of the signatures of a mail (RFC 6376) and of the policy of its domain (RFC 7489), over
 * mailauth. It is done when the mail is fetched, on the very bytes that the mail server gave, because keys are
 * changed after a while. What the network or the library cannot do proves nothing and never stops a mail. The
 * library takes some 40 MB, so it is loaded with the first check; most desks never make one.
 */
import { Resolver } from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type DkimFinding,
  DMARC_POLICIES,
  DMARC_RESULTS,
  type DmarcFinding,
  type SignatureCheck,
} from '../mail/sender-proof.ts';

/** Asks for records of a type; rejects as `node:dns` does. */
export type LookUp = (name: string, type: string) => Promise<string[] | string[][]>;

/** What was found in each of these mails, in their order; never rejects. `at` is now. */
export type CheckSignatures = (mails: readonly Uint8Array[], at: Date) => Promise<readonly SignatureCheck[]>;

/** How long one mail and all mails of one call may take, in milliseconds. */
export type Ceilings = { readonly mailMs: number; readonly allMs: number };

const CEILINGS: Ceilings = { mailMs: 5_000, allMs: 20_000 };
const AT_ONCE = 8;

/** Opens the check; nothing is loaded or asked before the first mail. */
export function openSignatureCheck(
  lookUp: LookUp = systemLookUp(),
  ceilings: Ceilings = CEILINGS,
): CheckSignatures {
  return async (mails, at) => {
    const found: SignatureCheck[] = mails.map(() => ({ dkim: [], dmarc: null, trouble: 'no time was left' }));
    const ending = new AbortController();
    let isOver = false;
    const over = wait(ceilings.allMs, undefined, { signal: ending.signal }).then(
      () => {
        isOver = true;
      },
      () => undefined,
    );
    const left = [...mails.entries()];
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined && !isOver; next = left.shift()) {
        const [index, raw] = next;
        const check = await checkWithin(raw, at, lookUp, ceilings.mailMs);
        if (!isOver) found[index] = check;
      }
    };
    await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, work)), over]);
    ending.abort();
    return found;
  };
}

async function checkWithin(
  raw: Uint8Array,
  at: Date,
  lookUp: LookUp,
  milliseconds: number,
): Promise<SignatureCheck> {
  const ending = new AbortController();
  const tooLong = wait(milliseconds, nothing('it took too long'), { signal: ending.signal });
  // Aborting the wait rejects it, after the race is over.
  tooLong.catch(() => undefined);
  const checked = check(raw, at, lookUp).catch((fault: unknown) => nothing(String(fault)));
  const result = await Promise.race([checked, tooLong]);
  ending.abort();
  return result;
}

function nothing(trouble: string): SignatureCheck {
  return { dkim: [], dmarc: null, trouble: trouble.slice(0, 200) };
}

type Signature = Awaited<ReturnType<typeof import('mailauth').dkimVerify>>['results'][number];

async function check(raw: Uint8Array, at: Date, lookUp: LookUp): Promise<SignatureCheck> {
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const { dmarc } = await import('mailauth/lib/dmarc/index.js');
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const options = { resolver: lookUp, curTime: at, rejectRsaSha1: true, sender: '' };
  const { results, headerFrom, fromFields } = await dkimVerify(bytes, options);
  const dkim = results.slice(0, MAX_SIGNATURES).map(finding);
  const dkimDomains = dkim.filter(({ result }) => result === 'pass').map(({ domain }) => ({ domain }));
  const policy = await dmarc({ headerFrom, fromFields, dkimDomains, resolver: lookUp });
  return {
    dkim,
    dmarc: policy === false ? null : dmarcFinding(policy.status.result, policy.policy),
    trouble: null,
  };
}

const MAX_SIGNATURES = 20;

function finding(signature: Signature): DkimFinding {
  const { status, signingDomain, signingHeaders, canonBodyLengthLimited } = signature;
  // With l= anybody may add text below the signed one; RFC 8601 2.7.1 calls such a signature not acceptable.
  const result = status.result === 'pass' && canonBodyLengthLimited === true ? 'policy' : status.result;
  const signed = (signingHeaders?.keys ?? '').toLowerCase().split(/[:\s]+/);
  return {
    result,
    domain: String(signingDomain ?? '').toLowerCase(),
    signed: [...new Set(signed)].filter((name) => name !== ''),
  };
}

/**
 * Without the address of the sending server SPF cannot be checked, so a mail that does not pass by its
 * signatures has not failed: of it nothing is known but the policy.
 */
function dmarcFinding(result: string, policy: unknown): DmarcFinding {
  const known = DMARC_RESULTS.find((word) => word === result) ?? 'permerror';
  return {
    result: known === 'fail' ? 'none' : known,
    policy: DMARC_POLICIES.find((word) => word === policy) ?? null,
  };
}

function systemLookUp(): LookUp {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return (name, type) => {
    if (type === 'TXT') return resolver.resolveTxt(name);
    return type === 'CNAME' ? resolver.resolveCname(name) : resolver.resolve4(name);
  };
}
