/**
 * Which case a mail belongs to, in two steps: first the evidence, strongest first, then whether the writer may
 * join on it. Evidence that anybody can copy (a number in the subject) lets only persons of the case in; a
 * stranger with it gets a case of his own and a note. Numbers in the body, equal subjects and equal senders
 * are never evidence. What a stranger forwards to us opens a case of its own as well: somebody who got our letter
 * from the complainant may have a complaint himself. A body of the ladder of disputes joins on any evidence, as another
 * person.
 * Source: inbound.md E1-E4.
 */
import { findReferences } from '../case/reference.ts';
import { isAmong } from './addresses.ts';
import { findAuthor } from './author.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { EvidenceKind, Known, SentMail, ThreadEvidence } from './disposition.ts';
import { isFromBody } from './dispute-bodies.ts';
import { findRepeatedMail } from './duplicates.ts';
import type { InboundMail } from './inbound-mail.ts';
import { hasForwardSubject } from './subject-signs.ts';

export type Thread = {
  /** The case that the mail joins, or null. */
  readonly caseId: number | null;
  /** Everything that points at a case, strongest first. */
  readonly evidence: readonly ThreadEvidence[];
  /** True when somebody joins who was not on the case; nothing about the case is sent to him. */
  readonly otherPerson: boolean;
  /** A case it may belong to, though the writer may not join it on this evidence. */
  readonly maybe: number | null;
  /** True when strong evidence points at different cases: staff see a note. */
  readonly conflict: boolean;
  /** True when weaker evidence points at another case as well: the two may belong together (inbound.md E6). */
  readonly related: boolean;
};

/** Finds the case of a mail among the cases that the register named. */
export function findThread(mail: InboundMail, desk: DeskProfile, known: Known): Thread {
  const evidence = collectEvidence(mail, known);
  const strong = evidence.filter((each) => isStrong(each.kind));
  const caseId = mostRecentlyAnswered(strong, known) ?? evidence[0]?.caseId ?? null;
  const conflict = new Set(strong.map((each) => each.caseId)).size > 1;
  const related = !conflict && new Set(evidence.map((each) => each.caseId)).size > 1;
  if (caseId === null) return { caseId: null, evidence, otherPerson: false, maybe: null, conflict, related };
  const isBody = isFromBody(mail, desk);
  const takesPart = !isBody && isParticipant(mail, desk, known, caseId);
  if (!takesPart && !isBody && !letsStrangersIn(mail, strong)) {
    return { caseId: null, evidence, otherPerson: false, maybe: caseId, conflict, related };
  }
  return { caseId, evidence, otherPerson: !takesPart, maybe: null, conflict, related };
}

/** The mails of ours that this one answers or returns: by token, then by In-Reply-To and References. */
export function answeredMails(mail: InboundMail, known: Known): readonly SentMail[] {
  const byId = ancestors(mail).map((id) => known.sentIds.get(id));
  return [...known.tokens.values(), ...byId].filter((sent) => sent !== undefined);
}

function collectEvidence(mail: InboundMail, known: Known): readonly ThreadEvidence[] {
  const ids = ancestors(mail);
  const subjectNumbers = [...findReferences(mail.subject)].reverse();
  const found: readonly (readonly [EvidenceKind, readonly (number | null | undefined)[]])[] = [
    ['token', [...known.tokens.values()].map((sent) => sent.caseId)],
    ['sent-id', ids.map((id) => known.sentIds.get(id)?.caseId)],
    ['received-id', [...ids.map((id) => known.receivedIds.get(id)), findRepeatedMail(mail, known)?.caseId]],
    ['subject-reference', subjectNumbers.map((number) => known.subjectCases.get(number))],
    ['quoted-marker', [...known.quotedTokens.values()].map((sent) => sent.caseId)],
  ];
  return found.flatMap(([kind, caseIds]) => eachOnce(caseIds).flatMap((id) => evidenceFor(kind, id, known)));
}

/** Ids that a mail answers: In-Reply-To first, then References from the nearest to the oldest. */
export function ancestors(mail: InboundMail): readonly string[] {
  return [...mail.inReplyTo, ...[...mail.references].reverse()];
}

function evidenceFor(kind: EvidenceKind, caseId: number, known: Known): readonly ThreadEvidence[] {
  const link = known.cases.get(caseId);
  return link === undefined ? [] : [{ kind, caseId, reference: link.reference }];
}

function eachOnce(caseIds: readonly (number | null | undefined)[]): readonly number[] {
  return [...new Set(caseIds.filter((id) => typeof id === 'number'))];
}

/** Only what we signed or numbered ourselves and sent to one person is strong. */
function isStrong(kind: EvidenceKind): boolean {
  return kind === 'token' || kind === 'sent-id';
}

/** A mail to the reply address was meant for the case; a forwarded one only carries our Message-ID along. */
function letsStrangersIn(mail: InboundMail, strong: readonly ThreadEvidence[]): boolean {
  return strong.some(({ kind }) => kind === 'token' || !hasForwardSubject(mail.subject));
}

/** Of strong evidence for several cases, the case on which we wrote last; of equals, the first named. */
function mostRecentlyAnswered(strong: readonly ThreadEvidence[], known: Known): number | null {
  const time = (each: ThreadEvidence) => known.cases.get(each.caseId)?.lastOwnMailAt?.getTime() ?? 0;
  const [first, ...rest] = strong;
  if (first === undefined) return null;
  return rest.reduce((best, each) => (time(each) > time(best) ? each : best), first).caseId;
}

function isParticipant(mail: InboundMail, desk: DeskProfile, known: Known, caseId: number): boolean {
  const { person } = findAuthor(mail, desk);
  if (person === null) return false;
  const addressees = answeredMails(mail, known)
    .filter((sent) => sent.caseId === caseId)
    .map((sent) => sent.recipient);
  const staff = desk.roster.map((member) => member.address);
  const participants = known.cases.get(caseId)?.participants ?? [];
  // Anybody can write an address of ours into From, but nobody could put such a mail among what is imported.
  const own = known.imported ? desk.ownAddresses : [];
  return isAmong([...participants, ...addressees, ...staff, ...own], person.address);
}
