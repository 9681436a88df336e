/** What mails, letters, notes and terms make of a case (step 1 of the procedure). */
import { ACKNOWLEDGEMENT_LETTERS, type Acknowledgement, type Case, type CasePoint } from './case.ts';
import type { Changes } from './changes.ts';
import { hearUnread } from './contact.ts';
import type {
  ComplaintRegistered,
  CorrespondenceReceived,
  LetterFailed,
  LetterNotDelivered,
  LetterSent,
  Point,
  ReceiptEvent,
} from './events.ts';
import { attend, hearReaction } from './reaction-window.ts';

/** The case of a complaint that was just entered. */
export function registerCase(fact: ComplaintRegistered): Case {
  return {
    ...UNTOUCHED,
    reference: fact.reference,
    desk: fact.desk,
    profile: fact.profile,
    language: fact.language,
    channel: fact.channel,
    receivedAt: new Date(fact.receivedAt),
    registeredAt: new Date(fact.registeredAt),
    decisionDue: fact.decisionDue,
    complainant: fact.complainant,
    // Who came to the desk may have no address at all.
    participants: fact.complainant.address === '' ? [] : [fact.complainant.address],
    subject: fact.subject,
    points: fact.points.map(unassessed),
    missing: fact.missing,
  };
}

/** A point that nobody judged yet. */
export function unassessed({ number, text }: Point): CasePoint {
  return { number, text, finding: null, grounds: '', remedy: null, done: null };
}

const UNTOUCHED = {
  stage: 'received',
  fields: {},
  handler: null,
  category: null,
  severity: 'normal',
  workDue: null,
  tags: [],
  contactedAt: null,
  toldAt: null,
  asked: null,
  pauses: [],
  extended: null,
  visit: null,
  appointment: null,
  offer: null,
  compensation: null,
  decision: null,
  reactionWindow: null,
  reviewSince: null,
  answer: null,
  agreement: null,
  objection: null,
  judgedBy: [],
  dispute: null,
  legalHold: null,
  inquiries: [],
  restriction: null,
  correspondent: null,
  satisfaction: null,
  satisfied: null,
  rework: null,
  callBack: null,
  deposit: null,
  closing: null,
  mergedInto: null,
  absorbed: [],
  linked: [],
  recused: [],
  confidential: false,
  care: [],
  answersForbidden: false,
  liabilityReleased: false,
  alone: null,
  representative: null,
  works: [],
  costs: [],
  payments: [],
  causes: [],
  measures: [],
  noMeasure: null,
  acknowledgement: { state: 'not-yet' },
  cameBack: [],
  correspondenceCount: 0,
  noteCount: 0,
  warned: {},
  late: {},
  promiseActs: [],
  dutyActs: [],
  closings: [],
  silenceWarnedAt: null,
  decidedAt: null,
  noticeSince: null,
  revision: 1,
} as const satisfies Partial<Case>;

/** One row for each event of receipt. */
export const RECEIPT_CHANGES: Changes<ReceiptEvent> = {
  correspondence_received: (before, fact, { at, by }) => ({
    correspondenceCount: before.correspondenceCount + 1,
    missing: before.missing.filter((name) => !fact.supplied.includes(name)),
    ...(by.kind === 'complainant' || isParticipant(before, fact)
      ? { ...hearComplainant(before, at), ...hearUnread(before, at) }
      : {}),
  }),
  note_added: (before, _, { at }) => ({ noteCount: before.noteCount + 1, ...attend(before, at) }),
  mail_recorded: () => ({}),
  letter_sent: (before, fact, { at }) => ({
    acknowledgement: handOver(before, fact, at),
    ...(isToComplainant(fact) && !before.cameBack.includes(fact.outboundId)
      ? { toldAt: at.toISOString() }
      : {}),
  }),
  letter_failed: (before, fact) => ({ acknowledgement: refuseLetter(before.acknowledgement, fact) }),
  letter_not_delivered: (before, fact) => ({
    ...bringBack(before, fact),
    ...(isToComplainant(fact) ? { toldAt: null } : {}),
  }),
  acknowledgement_withheld: () => ({}),
  acknowledgement_released: () => ({}),
  acknowledgement_told: (before, _, { at }) => ({
    acknowledgement: { state: 'given', at, outboundId: null },
    contactedAt: before.contactedAt ?? at.toISOString(),
    toldAt: at.toISOString(),
  }),
  clock_warned: ({ warned }, { clock, percent, due }, { at }) => ({
    warned: { ...warned, [clock]: { percent, due, at: at.toISOString() } },
  }),
};

function isToComplainant({ letter }: Pick<LetterSent, 'letter'>): boolean {
  return letter.startsWith('complainant/');
}

function isParticipant({ participants }: Case, { from }: CorrespondenceReceived): boolean {
  return participants.includes(from.address);
}

// Any answer to our questions is one that a person must read; after the decision a mail moves nothing by itself.
function hearComplainant(before: Case, at: Date): Partial<Case> {
  if (before.stage === 'waiting') return { stage: 'assessing', asked: null };
  return hearReaction(before, at);
}

// The server of the sender may report a letter as lost before the mail server has said that it took it over.
function handOver(before: Case, { letter, outboundId }: LetterSent, at: Date): Acknowledgement {
  if (!ACKNOWLEDGEMENT_LETTERS.has(letter) || before.cameBack.includes(outboundId))
    return before.acknowledgement;
  return { state: 'given', at, outboundId };
}

// What was handed over is not taken back by a second attempt that fails, and what came back was on its way.
function refuseLetter(before: Acknowledgement, { letter, outboundId }: LetterFailed): Acknowledgement {
  if (!ACKNOWLEDGEMENT_LETTERS.has(letter) || before.state === 'given') return before;
  if (before.state === 'not-delivered' && before.because === 'came-back') return before;
  return { state: 'not-delivered', because: 'refused', outboundId };
}

// A report about an older acknowledgement may come days late; it takes nothing from one given since.
function bringBack(before: Case, { letter, outboundId }: LetterNotDelivered): Partial<Case> {
  const { acknowledgement } = before;
  const cameBack = before.cameBack.includes(outboundId) ? before.cameBack : [...before.cameBack, outboundId];
  if (!ACKNOWLEDGEMENT_LETTERS.has(letter)) return { cameBack };
  if (acknowledgement.state === 'given' && acknowledgement.outboundId !== outboundId) return { cameBack };
  return { cameBack, acknowledgement: { state: 'not-delivered', because: 'came-back', outboundId } };
}
