/**
 * How well it is proven who wrote a mail of staff: the ladder A0 to A3. From alone never proves anything, a reply
 * token without a proven domain is no key, and only an answered challenge opens what is dangerous.
 * Source: commands.md 3.7 and 3.8, DESIGN 3 (People and proof).
 */
import type { Actor, Provenance } from '../case/events.ts';
import { LEVELS, type Level } from '../case/vocabulary.ts';
import { domainOf, sameAddress } from '../mail/addresses.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import type { TokenAudience } from '../mail/reply-token.ts';
import type { SenderProof } from '../mail/sender-proof.ts';

/** A reply token of ours that came with a mail: its signature was right, and the mail that carried it exists. */
export type TokenUse = {
  /** Number of the mail in the outbox that carried it. */
  readonly serial: number;
  readonly audience: TokenAudience;
  /** Whom that mail went to, and for whom alone the token was made. */
  readonly recipient: string;
  /** The case that the mail was about; null for a mail about several or none, such as a digest. */
  readonly caseId: number | null;
  /** When that mail was written. */
  readonly madeAt: Date;
  /** True for the contact card of a person: it never grows old, and counts for entering a complaint only. */
  readonly standing?: boolean;
};

/** What a manager or the person decided about a mailbox (`#rekey`, `#lock`). */
export type MailboxGuard = {
  /** Tokens that were made before this instant are void; null: none are. */
  readonly tokensVoidBefore: Date | null;
  /** Nothing that comes from this mailbox counts. */
  readonly locked: boolean;
};

/** Everything that shows who wrote a mail. */
export type SenderEvidence = {
  readonly mail: Pick<InboundMail, 'from' | 'flags'>;
  readonly roster: readonly StaffMember[];
  readonly proof: SenderProof;
  readonly tokens: readonly TokenUse[];
  readonly guard: MailboxGuard;
  /** When the mail was received: the age of a token is counted to here. */
  readonly at: Date;
};

/** What was found out about the writer of a mail, for every case and every challenge. */
export type Standing = {
  readonly member: StaffMember;
  readonly locked: boolean;
  /** True when the domain in From is proven: A1 by itself. */
  readonly proven: boolean;
  readonly source: SenderProof['source'];
  /** Tokens that count for this person. */
  readonly tokens: readonly TokenUse[];
  /** True when the mail came to the standing address of this person, which counts for entering a complaint only. */
  readonly byCard?: boolean;
};

/** A mailbox of which nobody decided anything. */
export const UNGUARDED: MailboxGuard = { tokensVoidBefore: null, locked: false };

const TOKEN_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The member of staff in From: the one address of it, compared letter by letter. The name beside it, Reply-To and
 * Sender are never looked at, and with two persons in From nobody is meant (commands.md 3.8).
 * @returns null when it is nobody of the roster
 */
export function memberInFrom(
  { from, flags }: Pick<InboundMail, 'from' | 'flags'>,
  roster: readonly StaffMember[],
): StaffMember | null {
  const [writer, ...others] = from;
  if (writer === undefined || others.length > 0 || flags.includes('several-from')) return null;
  return roster.find(({ address }) => sameAddress(address, writer.address)) ?? null;
}

/** What shows that this person wrote it. @returns null when From is nobody of the roster */
export function findStanding(evidence: SenderEvidence): Standing | null {
  const member = memberInFrom(evidence.mail, evidence.roster);
  if (member === null) return null;
  const { proof, guard, at } = evidence;
  const counting = evidence.tokens.filter((token) => countsFor(token, member.address, guard, at));
  return {
    member,
    locked: guard.locked,
    proven: proof.proven,
    source: proof.source,
    tokens: counting.filter(({ standing }) => standing !== true),
    byCard: counting.some(({ standing }) => standing === true),
  };
}

function countsFor(
  { audience, recipient, madeAt, standing }: TokenUse,
  address: string,
  { tokensVoidBefore }: MailboxGuard,
  at: Date,
): boolean {
  const isVoid = tokensVoidBefore !== null && madeAt < tokensVoidBefore;
  const isOld = standing !== true && at.getTime() - madeAt.getTime() > TOKEN_DAYS * DAY_MS;
  return audience === 'staff' && sameAddress(recipient, address) && !isVoid && !isOld;
}

/**
 * The level for one case.
 * @param caseId    null for what is about no case
 * @param answered  true when this mail answers the challenge of the very plan that is to run
 */
export function levelFor(standing: Standing, caseId: number | null, answered = false): Level {
  if (standing.locked) return 'A0';
  if (answered) return standing.proven ? 'A3' : 'A2';
  if (!standing.proven) return 'A0';
  return tokenFor(standing, caseId) === null ? 'A1' : 'A2';
}

/** The level for entering a complaint, which is about no case that is there: any mail of ours shows whose mailbox it is. */
export function levelForEntry(standing: Standing, answered: boolean): Level {
  if (!answered && !standing.locked && standing.proven && standing.byCard === true) return 'A2';
  return levelFor(standing, standing.tokens[0]?.caseId ?? null, answered);
}

/** The token that counts for a case: one of a mail about this very case, or about none in particular. */
export function tokenFor({ tokens }: Standing, caseId: number | null): TokenUse | null {
  const bound = tokens.find((token) => token.caseId === caseId);
  return bound ?? tokens.find((token) => token.caseId === null) ?? null;
}

/** True when a level is at least the one that is asked for. */
export function reaches(level: Level, wanted: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}

/** The highest of some levels; A0 of none. */
export function highest(levels: readonly Level[]): Level {
  return levels.reduce<Level>((most, level) => (reaches(level, most) ? level : most), 'A0');
}

/**
 * What the log says of the proof of an act.
 * @param transaction  number of the transaction that it is part of
 */
export function provenanceOf(
  standing: Standing,
  level: Level,
  { caseId, transaction, answered }: { caseId: number | null; transaction: number; answered: boolean },
): Provenance {
  return {
    level,
    source: standing.proven || !answered ? standing.source : 'challenge',
    domain: standing.proven ? domainOf(standing.member.address) : '',
    token: tokenFor(standing, caseId)?.serial ?? null,
    transaction,
  };
}

/** Who did it, and how that was proven. */
export function staffActor({ member }: Standing, proof: Provenance): Actor {
  return { kind: 'staff', address: member.address, proof };
}
