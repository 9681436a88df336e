/**
 * What proves that a mail really comes from the domain in its From: the results of the mail server that took
 * it in, when the configuration names that server, else our own check of the signatures. Without either
 * nothing is proven, and From alone never proves anything.
 * Source: inbound.md D4, commands.md 3.7, DESIGN 3 (People and proof); RFC 8601, RFC 6376, RFC 7489.
 */
import { domainOf } from './addresses.ts';
import { type MethodResult, propertyOf, readAuthenticationResults } from './authentication-results.ts';
import { headerValues, type InboundMail } from './inbound-mail.ts';

export const DMARC_RESULTS = ['pass', 'fail', 'none', 'temperror', 'permerror'] as const;
/** `permerror` stands for whatever cannot be used, contradictions included. */
export type DmarcResult = (typeof DMARC_RESULTS)[number];

export const DMARC_POLICIES = ['none', 'quarantine', 'reject'] as const;
/** What the domain in From asks for mail that fails. */
export type DmarcPolicy = (typeof DMARC_POLICIES)[number];

/** What DMARC says of a mail; `policy` is null when it is not known. */
export type DmarcFinding = { readonly result: DmarcResult; readonly policy: DmarcPolicy | null };

/** One DKIM signature; `result` in the words of RFC 8601 section 2.7.1. */
export type DkimFinding = {
  readonly result: string;
  /** The signing domain (d=) in lower case, or '' when it is not known. */
  readonly domain: string;
  /** Names of the fields that it covers, lower-case; null where the server that checked does not say. */
  readonly signed: readonly string[] | null;
};

/** What our own check of the raw bytes found when the mail was fetched (shell/check-signatures.ts). */
export type SignatureCheck = {
  readonly dkim: readonly DkimFinding[];
  readonly dmarc: DmarcFinding | null;
  /** Why the check could not be finished, or null. */
  readonly trouble: string | null;
};

/** All that is known of where a mail comes from; stored with it and shown as `proof`. */
export type SenderProof = {
  /** `boundary`: the trusted server said so; `own-check`: we looked ourselves; `none`: nothing can be said. */
  readonly source: 'boundary' | 'own-check' | 'none';
  /** True when the mail was really written under the domain in From. */
  readonly proven: boolean;
  readonly dkim: readonly (DkimFinding & { readonly aligned: boolean })[];
  /** The envelope sender; never proves From by itself. */
  readonly spf: { readonly result: string; readonly domain: string } | null;
  readonly dmarc: DmarcFinding | null;
};

/** What holds for a mail of which nobody checked anything. */
export const NOTHING_PROVEN: SenderProof = {
  source: 'none',
  proven: false,
  dkim: [],
  spf: null,
  dmarc: null,
};

type MailWithSender = Pick<InboundMail, 'from' | 'headers' | 'flags'>;

/**
 * The proof of a mail.
 * @param trustedAuthServ  the name under which the desk's mail server writes Authentication-Results; null: none
 * @param check            what our own check found; counts only where the trusted server says nothing
 */
export function findProof(
  mail: MailWithSender,
  trustedAuthServ: string | null,
  check: SignatureCheck | null,
): SenderProof {
  const methods = trustedAuthServ === null ? null : trustedMethods(mail, trustedAuthServ);
  if (methods !== null) return boundaryProof(mail, methods);
  return check === null ? NOTHING_PROVEN : ownProof(mail, check);
}

/** True when the trusted server says that From is false and the domain asks to refuse such mail. */
export function failsEnforcedDmarc({ source, dmarc }: SenderProof): boolean {
  const isEnforced = dmarc?.policy === 'quarantine' || dmarc?.policy === 'reject';
  return source === 'boundary' && dmarc?.result === 'fail' && isEnforced;
}

/**
 * The topmost field in the name of the trusted server decides, readable or not: those below it came with the
 * mail, and may be forged where that server does not take them away.
 */
function trustedMethods(mail: MailWithSender, trusted: string): readonly MethodResult[] | null {
  for (const value of headerValues(mail, 'authentication-results')) {
    const results = readAuthenticationResults(value);
    if (results?.authservId === trusted.toLowerCase()) return results.methods;
  }
  return null;
}

function boundaryProof(mail: MailWithSender, methods: readonly MethodResult[]): SenderProof {
  const from = fromDomain(mail);
  const dkim = methods
    .filter(({ method }) => method === 'dkim')
    .map((each) => ({ result: each.result, domain: plainDomain(propertyOf(each, 'header.d')), signed: null }))
    .map((each) => ({ ...each, aligned: isAligned(from, each.domain) }));
  const dmarc = dmarcOf(methods, from);
  const isSigned = dkim.some(({ result, aligned }) => result === 'pass' && aligned);
  const proven = dmarc?.result === 'pass' || (isSigned && dmarc?.result !== 'fail');
  return { source: 'boundary', proven: proven && isUnambiguous(mail), dkim, spf: spfOf(methods), dmarc };
}

/** What must be signed, so that nobody can put a proven mail together from pieces of another (DESIGN 3). */
const MUST_BE_SIGNED = ['from', 'date', 'subject', 'message-id'] as const;

function ownProof(mail: MailWithSender, check: SignatureCheck): SenderProof {
  const from = fromDomain(mail);
  const dkim = check.dkim.map((each) => ({ ...each, aligned: isAligned(from, each.domain) }));
  const isSigned = dkim.some(
    ({ result, aligned, signed }) =>
      result === 'pass' && aligned && MUST_BE_SIGNED.every((name) => signed?.includes(name)),
  );
  const proven = isSigned && isUnambiguous(mail);
  return { source: 'own-check', proven, dkim, spf: null, dmarc: check.dmarc };
}

/**
 * A signature covers the lowest of two equal fields while programs show the highest; and with two persons in
 * From nobody can say who is meant.
 */
function isUnambiguous({ flags }: MailWithSender): boolean {
  return !flags.includes('ambiguous-header') && !flags.includes('several-from');
}

function dmarcOf(methods: readonly MethodResult[], from: string): DmarcFinding | null {
  const [clause, ...more] = methods.filter(({ method }) => method === 'dmarc');
  if (clause === undefined) return null;
  const policy = policyOf(clause);
  const result = dmarcWord(clause.result);
  const isOther =
    result === 'pass' && (from === '' || plainDomain(propertyOf(clause, 'header.from')) !== from);
  return { result: more.length > 0 || isOther ? 'permerror' : result, policy };
}

function dmarcWord(word: string): DmarcResult {
  // Microsoft's word for mail that would pass if the domain had a policy.
  if (word === 'bestguesspass') return 'none';
  return DMARC_RESULTS.find((known) => known === word) ?? 'permerror';
}

/** The policy stands in a property (RFC 7489 section 11.1), in Microsoft's `action`, or in a comment `p=reject`. */
function policyOf(clause: MethodResult): DmarcPolicy | null {
  const commented = /(?:^|[\s;,])p=(\w+)/i.exec(clause.comment)?.[1];
  const written = propertyOf(clause, 'policy.dmarc') ?? propertyOf(clause, 'action') ?? commented ?? '';
  const word = written.toLowerCase().replace(/^(o|pct\.)/, '');
  return DMARC_POLICIES.find((known) => known === word) ?? null;
}

function spfOf(methods: readonly MethodResult[]): SenderProof['spf'] {
  const [clause, ...more] = methods.filter(({ method }) => method === 'spf');
  if (clause === undefined) return null;
  const sender = propertyOf(clause, 'smtp.mailfrom') ?? propertyOf(clause, 'smtp.helo');
  return { result: more.length > 0 ? 'permerror' : clause.result, domain: plainDomain(sender) };
}

/** The domain of the one person in From, or ''. */
function fromDomain({ from }: MailWithSender): string {
  const domains = new Set(from.map(({ address }) => domainOf(address)));
  const [domain, ...more] = domains;
  return domain === undefined || more.length > 0 ? '' : domain;
}

/**
 * Equal, or one a part of the other. Who owns a domain without a list of public suffixes nobody can tell for
 * sisters such as news.example.net and mail.example.net, so those do not count (RFC 7489 3.1.1 would allow it).
 */
function isAligned(from: string, signer: string): boolean {
  if (!from.includes('.') || !signer.includes('.')) return false;
  return from === signer || from.endsWith(`.${signer}`) || signer.endsWith(`.${from}`);
}

function plainDomain(value: string | null): string {
  const bare = (value ?? '').replace(/^<|>$/g, '');
  return (bare.includes('@') ? domainOf(bare) : bare.toLowerCase()).replace(/\.$/, '');
}
