/**
 * The judgement over a mail that waited for a person, once that person has said what it is: the rules that made it
 * wait stay on record and no longer decide (DESIGN §3 "Held mail, muted humans, breaker").
 * Source: inbound.md A9, C5 ("released = as if new"), D2, G.
 */
import type { Person } from '../case/vocabulary.ts';
import { isAmong } from './addresses.ts';
import { mayAnswer } from './answer-gate.ts';
import { contentDigest } from './content-digest.ts';
import type { DeskProfile } from './desk-profile.ts';
import { BURST, dispose } from './dispose.ts';
import type { Fate, Known } from './disposition.ts';
import { glimpseHeader } from './glimpse-header.ts';
import type { InboundMail } from './inbound-mail.ts';
import { scanHeader } from './scan-header.ts';
import type { SignatureCheck } from './sender-proof.ts';

/** When the mail server received the mail, now, and what our own check of its signatures found when it came. */
export type ReleaseFacts = {
  readonly receivedAt: Date;
  readonly at: Date;
  readonly check: SignatureCheck | null;
};

/** Nobody: what stands in the register where no header says who wrote a mail. */
const NOBODY: Person = { address: '', name: '' };

/** A complaint, because a person says so; it is confirmed unless its address or the limits forbid that. */
export function openedFate(
  mail: InboundMail,
  desk: DeskProfile,
  known: Known,
  { receivedAt, at, check }: ReleaseFacts,
): Fate {
  const judged = dispose(mail, desk, known, receivedAt, at, check);
  const author = judged.author ?? NOBODY;
  const disposition = 'complaint';
  const { proof } = judged;
  const question = { mail, desk, known, disposition, author, isSecondDelivery: false, proof } as const;
  return {
    ...released(judged, 'opened-by-staff'),
    disposition,
    author,
    thread: { ...judged.thread, caseId: null },
    otherPerson: false,
    acknowledge: mayAnswer({ ...question, receivedAt, processedAt: at }, 'opened'),
  };
}

/**
 * Correspondence on a case, because a person says so.
 * @param participants  addresses that take part in the case on the complainant's side
 */
export function joinedFate(
  judged: Fate,
  target: { readonly caseId: number; readonly participants: readonly string[] },
): Fate {
  const author = judged.author ?? NOBODY;
  const otherPerson = !isAmong(target.participants, author.address);
  const { flags, ...rest } = released(judged, 'joined-by-staff');
  return {
    ...rest,
    disposition: judged.disposition === 'staff' ? 'staff' : 'correspondence',
    author,
    thread: { ...judged.thread, caseId: target.caseId },
    otherPerson,
    acknowledge: { send: false, because: ['joins'] },
    flags: otherPerson ? [...flags, 'other-person'] : flags,
  };
}

function released(judged: Fate, rule: string): Fate {
  const rules = { ...judged.rules, hit: [...judged.rules.hit, rule] };
  const flags = judged.flags.filter((flag) => flag !== BURST && flag !== 'other-person');
  return { ...judged, rules, flags, maybe: null, secondDeliveryOf: null, bounced: [], unwanted: [] };
}

/** A mail that cannot be read, as far as its header shows it; the text stands in the original alone. */
export function unreadableMail(raw: Uint8Array): InboundMail {
  const { from, subject } = glimpseHeader(raw);
  const { messageId, refersTo } = scanHeader(raw);
  const whole = { name: '', type: '', encoded: raw };
  return {
    messageId,
    inReplyTo: [],
    references: refersTo,
    from: from === null ? [] : [from],
    sender: null,
    replyTo: [],
    to: [],
    cc: [],
    envelopeSender: null,
    subject: subject ?? '',
    writtenAt: null,
    headers: [],
    contentType: '',
    reportType: '',
    text: '',
    visibleText: '',
    quotedMarkers: [],
    attachments: [],
    deliveryReports: [],
    returnedMessageIds: [],
    returnedTokens: [],
    flags: ['unreadable'],
    contentDigest: contentDigest({ subject: subject ?? '', date: '', texts: [], attachments: [whole] }),
    sizeBytes: raw.length,
  };
}
