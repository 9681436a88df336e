/**
 * May a mail be answered by itself? Every automatic mail passes this gate, and every rule of it that refuses
 * is named, so that a person who got no answer becomes a task of the staff with the reason beside it.
 * The limits of a case and the breaker over all cases are looked at where a letter is written (jobs/hold-back.ts).
 * Source: inbound.md G1-G4; RFC 3834 2 (when not to respond), MS-OXCMAIL (X-Auto-Response-Suppress).
 */
import type { Person } from '../case/vocabulary.ts';
import { domainOf, isAmong, isOwnAddress, isRobotAddress, isUsableAddress } from './addresses.ts';
import { isUnverifiedForm } from './author.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { AnswerGate, Disposition, Known } from './disposition.ts';
import { headerValue, type InboundMail } from './inbound-mail.ts';
import {
  asksForNoAnswer,
  hasAutoReplyHeader,
  hasListSender,
  hasNullReturnPath,
  isAutoSubmitted,
  isFromOwnList,
  isListMail,
  isMarkedAsSpam,
  saysMachineMade,
} from './machine-signs.ts';
import { isPublicProvider } from './public-providers.ts';
import { failsEnforcedDmarc, type SenderProof } from './sender-proof.ts';
import { hasAutomaticReplySubject, hasFailureSubject } from './subject-signs.ts';

/** What the gate looks at; `receivedAt` is when the server got the mail, `processedAt` is now. */
export type GateQuestion = {
  readonly mail: InboundMail;
  readonly desk: DeskProfile;
  readonly known: Known;
  readonly disposition: Disposition;
  readonly author: Person | null;
  readonly isSecondDelivery: boolean;
  readonly proof: SenderProof;
  readonly receivedAt: Date;
  readonly processedAt: Date;
};

/**
 * How long a rule holds: always, as there is nobody to answer or something that answers by itself; until a person asks
 * for this very answer; or until a person opens the mail, who says that a person wrote it, but not yet to whom an
 * answer goes, nor that it is not too much.
 */
type Holds = 'always' | 'until-asked' | 'until-opened';

type GateRule = {
  readonly name: string;
  readonly holds: Holds;
  readonly refuses: (question: GateQuestion) => boolean;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** The table: what the mail is, who would get the answer, what the mail says of itself, and the limits. */
export const GATE_RULES: readonly GateRule[] = [
  { name: 'joins', holds: 'always', refuses: ({ disposition }) => disposition === 'correspondence' },
  { name: 'second-delivery', holds: 'always', refuses: ({ isSecondDelivery }) => isSecondDelivery },
  {
    name: 'not-human',
    holds: 'always',
    refuses: ({ disposition, isSecondDelivery }) =>
      disposition !== 'complaint' && disposition !== 'correspondence' && !isSecondDelivery,
  },
  {
    name: 'no-recipient',
    holds: 'always',
    refuses: ({ author }) => author === null || !isUsableAddress(author.address),
  },
  {
    name: 'own-address',
    holds: 'always',
    refuses: ({ author, desk }) => author !== null && isOwnAddress(desk.ownAddresses, author.address),
  },
  { name: 'form-address', holds: 'always', refuses: ({ author, desk }) => isOneOf(desk.formSenders, author) },
  {
    name: 'unverified-form',
    holds: 'until-opened',
    refuses: ({ mail, desk }) => isUnverifiedForm(mail, desk),
  },
  {
    name: 'robot-address',
    holds: 'always',
    refuses: ({ author }) => author !== null && isRobotAddress(author.address),
  },
  { name: 'address-bounced', holds: 'always', refuses: ({ known }) => known.answers.addressBouncedHard },
  {
    name: 'no-from',
    holds: 'until-asked',
    refuses: ({ mail }) => !mail.from.some((from) => isUsableAddress(from.address)),
  },
  {
    name: 'broken-header',
    holds: 'until-opened',
    refuses: ({ mail }) => mail.flags.includes('broken-header'),
  },
  { name: 'several-authors', holds: 'until-asked', refuses: ({ mail }) => hasSeveralAuthors(mail) },
  { name: 'null-return-path', holds: 'until-opened', refuses: ({ mail }) => hasNullReturnPath(mail) },
  { name: 'auto-submitted', holds: 'until-opened', refuses: ({ mail }) => isAutoSubmitted(mail) },
  { name: 'auto-reply-header', holds: 'until-opened', refuses: ({ mail }) => hasAutoReplyHeader(mail) },
  { name: 'machine-made', holds: 'until-opened', refuses: ({ mail }) => saysMachineMade(mail) },
  {
    name: 'failed-recipients',
    holds: 'until-opened',
    refuses: ({ mail }) => headerValue(mail, 'x-failed-recipients') !== null,
  },
  { name: 'report', holds: 'until-opened', refuses: ({ mail }) => mail.contentType === 'multipart/report' },
  {
    name: 'list',
    holds: 'until-opened',
    refuses: ({ mail, desk }) => isListMail(mail) && !isFromOwnList(mail, desk),
  },
  {
    name: 'list-sender',
    holds: 'until-opened',
    refuses: ({ mail, desk }) => hasListSender(mail) && !isFromOwnList(mail, desk),
  },
  {
    name: 'list-unsubscribe',
    holds: 'until-opened',
    refuses: ({ mail, desk }) => hasUnsubscribe(mail) && !isFromOwnList(mail, desk),
  },
  { name: 'loop-mark', holds: 'until-opened', refuses: ({ mail }) => hasLoopMark(mail) },
  { name: 'asks-for-no-answer', holds: 'until-opened', refuses: ({ mail }) => asksForNoAnswer(mail) },
  {
    name: 'automatic-subject',
    holds: 'until-opened',
    refuses: ({ mail }) => hasAutomaticReplySubject(mail.subject),
  },
  { name: 'failure-subject', holds: 'until-opened', refuses: ({ mail }) => hasFailureSubject(mail.subject) },
  { name: 'spam-mark', holds: 'until-opened', refuses: ({ mail, desk }) => isMarkedAsSpam(mail, desk) },
  { name: 'forged', holds: 'until-asked', refuses: ({ proof }) => failsEnforcedDmarc(proof) },
  { name: 'stale', holds: 'until-opened', refuses: isStale },
  { name: 'imported', holds: 'until-asked', refuses: ({ known }) => known.imported },
  {
    name: 'limit-address-hour',
    holds: 'until-asked',
    refuses: ({ known, desk }) => known.answers.toAddressLastHour >= desk.limits.perAddressPerHour,
  },
  {
    name: 'limit-address-day',
    holds: 'until-asked',
    refuses: ({ known, desk }) => known.answers.toAddressLastDay >= desk.limits.perAddressPerDay,
  },
  { name: 'limit-domain-hour', holds: 'until-asked', refuses: isOverDomainLimit },
];

/**
 * What a person did for an answer to leave: nothing, opened a mail that was held back, or asked for this very answer.
 */
export type Release = 'nothing' | 'opened' | 'asked';

/**
 * Refused by every rule that it names; when none refuses, the two reasons for which it leaves.
 * @param release  what a person did for it; for mail that nobody looked at every rule counts
 */
export function mayAnswer(question: GateQuestion, release: Release = 'nothing'): AnswerGate {
  const refusing = GATE_RULES.filter((rule) => counts(rule, release) && rule.refuses(question)).map(
    (rule) => rule.name,
  );
  if (refusing.length > 0) return { send: false, because: refusing };
  return { send: true, because: ['human', 'recipient-ok'] };
}

function counts({ holds }: GateRule, release: Release): boolean {
  if (release === 'nothing' || holds === 'always') return true;
  return release === 'opened' && holds === 'until-asked';
}

function isOneOf(addresses: readonly string[], author: Person | null): boolean {
  return author !== null && isAmong(addresses, author.address);
}

/** Two From fields, or one with two persons: no program can tell who would be answered. */
function hasSeveralAuthors(mail: InboundMail): boolean {
  const named = new Set(mail.from.map((from) => from.address).filter((address) => address !== ''));
  return named.size > 1;
}

function hasUnsubscribe(mail: InboundMail): boolean {
  return headerValue(mail, 'list-unsubscribe') !== null;
}

const LOOP_MARKS = [
  'x-loop',
  'x-rt-loop-prevention',
  'x-otrs-loop',
  'x-loop-prevention',
  'x-autoreply-loop',
  'x-helpdesk-loop',
  'x-zammad-loop',
] as const;

/** The fields by which other ticket systems know their own mail. */
function hasLoopMark(mail: InboundMail): boolean {
  return LOOP_MARKS.some((name) => headerValue(mail, name) !== null);
}

function isStale({ desk, receivedAt, processedAt }: GateQuestion): boolean {
  return processedAt.getTime() - receivedAt.getTime() > desk.limits.staleAfterDays * DAY_MS;
}

function isOverDomainLimit({ author, known, desk }: GateQuestion): boolean {
  if (author === null || isPublicProvider(domainOf(author.address))) return false;
  return known.answers.toDomainLastHour >= desk.limits.perDomainPerHour;
}
