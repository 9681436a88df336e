/**
 * Mail about work that we ordered from somebody outside: it comes to the reply address of the order, and is handled as
 * an answer to that order whatever it says. Only who was asked can answer it; anybody else who has the address is
 * heard by a person and moves nothing. Nothing of it ever opens a case or is filed as the complainant's.
 * Source: domain.md 2.4 ("own work mail only"), inbound.md E1-E3, commands.md 3.7 (token).
 */
import { isAmong, sameAddress } from './addresses.ts';
import { findAuthor } from './author.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { Known, OrderUse, SentMail } from './disposition.ts';
import type { InboundMail } from './inbound-mail.ts';
import { audienceOf } from './reply-token.ts';
import { failsEnforcedDmarc, type SenderProof } from './sender-proof.ts';
import { hasForwardSubject } from './subject-signs.ts';
import { ancestors } from './thread.ts';

/** True for a mail of ours to somebody outside about work. */
export function isToThirdParty({ letter }: Pick<SentMail, 'letter'>): boolean {
  return letter.startsWith('third-party/');
}

/** What a mail of ours about an order is about, once its case goes on in another one: orders are counted on each case. */
export function movedOrderOf({
  caseId,
  workOrder,
}: Pick<SentMail, 'caseId' | 'workOrder'>): Pick<SentMail, 'workOrder' | 'movedOrder'> {
  const isOrder = caseId !== null && workOrder !== null;
  return { workOrder: null, ...(isOrder ? { movedOrder: { caseId, number: workOrder } } : {}) };
}

/**
 * The order that a mail is about.
 * @param mail   one that a person wrote, as far as the rules can tell
 * @returns      null when nothing shows that it is about one
 */
export function findOrderUse(
  mail: InboundMail,
  desk: DeskProfile,
  known: Known,
  proof: SenderProof,
): OrderUse | null {
  const author = findAuthor(mail, desk).person?.address ?? '';
  const sent = ordersAnswered(mail, known, author);
  const [first] = sent;
  if (first === undefined || first.caseId === null) return withoutProof(known, author);
  const { caseId } = first;
  const isOne = sent.every(
    (each) =>
      each.caseId === caseId &&
      each.workOrder === first.workOrder &&
      each.movedOrder?.number === first.movedOrder?.number,
  );
  const moved = isOne && first.movedOrder !== undefined ? { movedOrder: first.movedOrder } : {};
  const isAddressee = sent.some(({ recipient }) => sameAddress(recipient, author));
  const workOrder = isOne ? first.workOrder : null;
  if (isAddressee && !failsEnforcedDmarc(proof))
    return { caseId, workOrder, ...moved, by: 'addressee', proven: true };
  const isOfCase = !isAddressee && isAmong(known.cases.get(caseId)?.participants ?? [], author);
  return { caseId, workOrder, ...moved, by: isOfCase ? 'complainant' : 'another', proven: true };
}

/** What the address says goes before what the thread says: people answer an old mail about a new order. */
function ordersAnswered(mail: InboundMail, known: Known, author: string): readonly SentMail[] {
  const byToken = [...known.tokens].flatMap(([token, sent]) =>
    audienceOf(token) === 'third-party' ? [sent] : [],
  );
  if (byToken.length > 0) return byToken;
  const [nearest] = ancestors(mail).flatMap((id) => known.sentIds.get(id) ?? []);
  if (nearest === undefined || !isToThirdParty(nearest)) return [];
  // Whoever was only shown the order forwards our Message-ID along and means something of his own.
  const isShown = hasForwardSubject(mail.subject) && !sameAddress(nearest.recipient, author);
  return isShown ? [] : [nearest];
}

/** The number of the case and an address that we wrote to say who it may be; anybody can write both. */
function withoutProof({ subjectCases, cases }: Known, author: string): OrderUse | null {
  for (const caseId of subjectCases.values()) {
    const link = cases.get(caseId);
    if (link === undefined || isAmong(link.participants, author)) continue;
    if (isAmong(link.thirdParties, author))
      return { caseId, workOrder: null, by: 'addressee', proven: false };
  }
  return null;
}
