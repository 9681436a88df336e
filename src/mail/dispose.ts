/**
 * Where a mail goes: the whole judgement over one mail, from what it is to whether it may be answered. It
 * only puts the tables of the other files together; nothing is decided here that has no row there.
 * Source: inbound.md C-H, DESIGN 5.
 */
import type { Language } from '../case/vocabulary.ts';
import { alarmsOf } from './alarming-words.ts';
import { mayAnswer } from './answer-gate.ts';
import { type Author, findAuthor, isContactForm } from './author.ts';
import { findBounced, findUnwanted, isProven } from './bounces.ts';
import { classify } from './classify.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { BouncedLetter, Disposition, Fate, Known, OrderUse, UnwantedLetter } from './disposition.ts';
import { isFromBody } from './dispute-bodies.ts';
import { findRepeatedMail, findSecondDelivery, isReusedId } from './duplicates.ts';
import { formFields } from './form-fields.ts';
import type { InboundMail } from './inbound-mail.ts';
import { detectLanguage } from './language.ts';
import { findProof, type SignatureCheck } from './sender-proof.ts';
import { findOrderUse } from './third-party.ts';
import { findThread, type Thread } from './thread.ts';

/**
 * The fate of a mail.
 * @param receivedAt   when the mail server received it
 * @param processedAt  now; what is much older than this is not answered
 * @param check        what our own check of its signatures found, where one was made
 */
export function dispose(
  mail: InboundMail,
  desk: DeskProfile,
  known: Known,
  receivedAt: Date,
  processedAt: Date,
  check: SignatureCheck | null = null,
): Fate {
  const { disposition: kind, hit, missed } = classify(mail, desk, known);
  const author = findAuthor(mail, desk);
  // What came back years ago says nothing of a letter that left this week.
  const bounced = kind === 'bounce' && !known.imported ? findBounced(mail, desk, known, receivedAt) : [];
  const second = findSecondDelivery(mail, known, receivedAt);
  const unwanted = hit.includes('complaint-report') && !known.imported ? findUnwanted(mail, desk, known) : [];
  const found = threadOf(kind, { bounced, unwanted }, findThread(mail, desk, known), mail, known);
  const proof = findProof(mail, desk.trustedAuthServ, check);
  const isHuman = kind === 'complaint' && second === null;
  const order = isHuman ? findOrderUse(mail, desk, known, proof) : null;
  const open = kind === 'complaint' ? openThread(found, mail, desk, known, receivedAt) : found;
  const thread = onOrder(found, order) ?? open;
  const burst = second === null ? burstCase(kind, thread, desk, known) : null;
  const caseId = second?.caseId ?? thread.caseId ?? burst;
  const disposition = finalDisposition(kind, second !== null, caseId);
  const isSecondDelivery = second !== null;
  const question = { mail, desk, known, disposition, author: author.person, isSecondDelivery, proof };
  return {
    disposition,
    rules: { hit: isSecondDelivery ? [...hit, 'second-delivery'] : hit, missed },
    author: author.person,
    formFields: isContactForm(mail, desk)
      ? formFields(mail, desk).filter(({ field }) => field !== 'name')
      : [],
    language: languageOf(mail, desk, known, caseId),
    thread: { caseId, evidence: thread.evidence },
    order,
    otherPerson: thread.otherPerson,
    maybe: thread.maybe,
    secondDeliveryOf: second?.mailId ?? null,
    bounced,
    unwanted,
    acknowledge: mayAnswer({ ...question, receivedAt, processedAt }),
    proof,
    flags: [
      ...flagsOf(mail, author, thread, known, isSecondDelivery, order),
      ...(OF_COMPLAINANTS.includes(disposition) ? alarmsOf(`${mail.subject}\n${mail.visibleText}`) : []),
      ...(burst === null ? [] : [BURST]),
    ],
  };
}

/** Mail in which somebody outside may say what must not be read too late. */
const OF_COMPLAINANTS: readonly Disposition[] = ['complaint', 'correspondence', 'hold'];

/** The register of a desk that has no cases yet: what `redress try` assumes without a configuration. */
export function emptyKnown(): Known {
  return {
    cases: new Map(),
    sentIds: new Map(),
    receivedIds: new Map(),
    tokens: new Map(),
    quotedTokens: new Map(),
    subjectCases: new Map(),
    earlier: [],
    ownMark: false,
    recentSent: [],
    answers: {
      toAddressLastHour: 0,
      toAddressLastDay: 0,
      toDomainLastHour: 0,
      addressBouncedHard: false,
    },
    imported: false,
    newCases: { lastHour: 0, lastCaseId: null },
  };
}

/** Letters of ours that a report returns, as undelivered or as unwanted. */
type Returned = {
  readonly bounced: readonly BouncedLetter[];
  readonly unwanted: readonly UnwantedLetter[];
};

/**
 * A report belongs to the case of the letter that it returns, and may belong to that of a letter of which it shows
 * nothing; our own copy belongs to the case it was written on.
 */
function threadOf(
  kind: Disposition,
  { bounced, unwanted }: Returned,
  thread: Thread,
  mail: InboundMail,
  known: Known,
): Thread {
  const own = kind === 'own' ? known.sentIds.get(mail.messageId ?? '')?.caseId : null;
  const letters = [...bounced, ...unwanted];
  const caseId = own ?? letters.find(isProven)?.sent.caseId ?? null;
  if (caseId !== null) return { ...thread, caseId, otherPerson: false, maybe: null };
  if (kind !== 'bounce' && unwanted.length === 0) return thread;
  return { ...thread, caseId, otherPerson: false, maybe: letters[0]?.sent.caseId ?? null };
}

/** What is about work is kept on the case of the order, however long that is closed: it never opens one. */
function onOrder(thread: Thread, order: OrderUse | null): Thread | null {
  if (order === null || order.by === 'complainant') return null;
  return { ...thread, caseId: order.caseId, otherPerson: order.by === 'another', maybe: null };
}

/** What a body of disputes writes is kept on its case, however long that is closed. */
function openThread(
  thread: Thread,
  mail: InboundMail,
  desk: DeskProfile,
  known: Known,
  receivedAt: Date,
): Thread {
  return isFromBody(mail, desk) ? thread : withoutLongClosed(thread, desk, known, receivedAt);
}

/** A case that was closed too long ago to open again is only named; what no person wrote never opens it anyhow. */
function withoutLongClosed(thread: Thread, { limits }: DeskProfile, known: Known, receivedAt: Date): Thread {
  const closedAt = thread.caseId === null ? null : (known.cases.get(thread.caseId)?.closedAt ?? null);
  const isLong = closedAt !== null && receivedAt.getTime() - closedAt.getTime() > limits.reopenDays * DAY_MS;
  return isLong ? { ...thread, caseId: null, otherPerson: false, maybe: thread.caseId } : thread;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Marks a mail that joins the last case of its author because there were too many in an hour (inbound.md G3). */
export const BURST = 'burst';

/** The case that takes what one address sends beyond the number of cases that anybody opens in an hour. */
function burstCase(
  kind: Disposition,
  { caseId }: Thread,
  { limits }: DeskProfile,
  known: Known,
): number | null {
  const { lastHour, lastCaseId } = known.newCases;
  const isBurst =
    kind === 'complaint' &&
    caseId === null &&
    lastHour >= limits.newCasesPerAddressPerHour &&
    !known.imported;
  return isBurst && lastCaseId !== null && known.cases.has(lastCaseId) ? lastCaseId : null;
}

/** One more delivery opens nothing and runs nothing; a human mail that belongs to a case joins it. */
function finalDisposition(kind: Disposition, isSecondDelivery: boolean, caseId: number | null): Disposition {
  if (isSecondDelivery && kind !== 'own') return 'record';
  return kind === 'complaint' && caseId !== null ? 'correspondence' : kind;
}

/** A short answer on a case ("ok") is in the language of the case. */
function languageOf(mail: InboundMail, desk: DeskProfile, known: Known, caseId: number | null): Language {
  const ofCase = caseId === null ? undefined : known.cases.get(caseId)?.language;
  if (ofCase !== undefined) return detectLanguage(mail.visibleText, ofCase);
  return detectLanguage(`${mail.subject}\n${mail.visibleText}`, desk.language);
}

function isClosed({ caseId }: Thread, known: Known): boolean {
  return caseId !== null && (known.cases.get(caseId)?.closedAt ?? null) !== null;
}

function flagsOf(
  mail: InboundMail,
  author: Author,
  thread: Thread,
  known: Known,
  isSecondDelivery: boolean,
  order: OrderUse | null,
): readonly string[] {
  const seen: readonly (readonly [string, boolean])[] = [
    ['id-reused', isReusedId(mail, known)],
    ['possible-repeat', !isSecondDelivery && findRepeatedMail(mail, known) !== null],
    ['conflicting-threads', thread.conflict],
    ['related-cases', thread.related],
    ['case-closed', isClosed(thread, known)],
    ['other-person', thread.otherPerson],
    ['order-address', order?.by === 'complainant'],
  ];
  return [...mail.flags, ...author.flags, ...seen.filter(([, holds]) => holds).map(([name]) => name)];
}
