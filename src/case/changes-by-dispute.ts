/** What the ladder of disputes and the protection of a file make of a case (step 6; domain.md 2.7, 2.8). */
import type { Case } from './case.ts';
import type { Cause, Changes } from './changes.ts';
import type { Dispute } from './dispute.ts';
import type { AwardRecorded, DisputeEvent } from './dispute-events.ts';
import { type Inquiry, isWaiting } from './inquiries.ts';

/** One row for each event of disputes. */
export const DISPUTE_CHANGES: Changes<DisputeEvent> = {
  review_opened: (before, { until }, { at }) => ({
    dispute: { ...disputeOf(before, at), reviewUntil: until },
  }),
  rung_entered: (before, { type: _, ...step }, { at }) => ({
    reviewSince: null,
    dispute: {
      ...disputeOf(before, at),
      rung: step.rung,
      step: { ...step, since: at.toISOString(), result: null },
    },
  }),
  rung_ended: (before, { result, text }, { at }) => {
    const dispute = disputeOf(before, at);
    const now = at.toISOString();
    const step = dispute.step === null ? null : { ...dispute.step, result: { result, text, at: now } };
    // Somebody must choose how it goes on.
    return { reviewSince: now, dispute: { ...dispute, reviewUntil: null, step } };
  },
  body_wrote: ({ correspondenceCount }) => ({ correspondenceCount: correspondenceCount + 1 }),
  inquiry_received: ({ inquiries }, { type: _, ...inquiry }) => ({
    inquiries: [...inquiries, { ...inquiry, answeredOn: null }],
  }),
  inquiry_extended: ({ inquiries }, { body, until }) => ({
    inquiries: inquiries.map((each) => (isOpenOf(each, body) ? { ...each, until, complex: true } : each)),
  }),
  inquiry_answered: ({ inquiries }, { body, on }) => ({
    inquiries: inquiries.map((each) => (isOpenOf(each, body) ? { ...each, answeredOn: on } : each)),
  }),
  inquiry_dismissed: ({ inquiries }, { body }) => ({
    inquiries: inquiries.flatMap((each) => (isOpenOf(each, body) ? dismissed(each) : [each])),
  }),
  award_recorded: recordAward,
  contact_restricted: (_, { why, until }, { at }) => ({
    restriction: { why, since: at.toISOString(), until, ...UNARRANGED },
  }),
  contact_arranged: ({ restriction }, { contact, channel, monthly }) => ({
    restriction: restriction === null ? null : { ...restriction, contact, channel, monthly },
  }),
  contact_review_due: ({ restriction }) => ({
    restriction: restriction === null ? null : { ...restriction, reviewed: true },
  }),
  reading_due: ({ restriction }) => ({
    restriction: restriction === null ? null : { ...restriction, unread: 0, unreadSince: null },
  }),
  contact_freed: () => ({ restriction: null }),
  contact_lifted: () => ({ restriction: null }),
  letters_redirected: ({ participants }, { to }) => ({
    correspondent: to,
    participants: [...new Set([...participants, to.address])],
  }),
  hold_review_due: ({ legalHold }, _, { at }) => ({
    legalHold: legalHold === null ? null : { ...legalHold, askedAt: at.toISOString() },
  }),
  legal_hold_set: (_, { on, why, automatic }, { at }) => ({
    legalHold: on ? { since: at.toISOString(), why, automatic } : null,
  }),
};

function isOpenOf(inquiry: Inquiry, body: string): boolean {
  return inquiry.body === body && isWaiting(inquiry);
}

// One that another case brought is kept: that case must hear of it when it is taken out again.
function dismissed(inquiry: Inquiry): readonly Inquiry[] {
  return inquiry.from === null ? [] : [{ ...inquiry, dismissed: true }];
}

const UNARRANGED = {
  contact: null,
  channel: null,
  monthly: false,
  reviewed: false,
  unread: 0,
  unreadSince: null,
  waits: false,
} as const;

// What is ordered is carried out like a remedy of our own; where nothing is, somebody must close the case.
function recordAward(
  before: Case,
  { body, on, ruling, action }: AwardRecorded,
  { at }: Cause,
): Partial<Case> {
  const now = at.toISOString();
  const award = { body, on, text: ruling, isOrder: action !== null, at: now };
  const dispute = { ...disputeOf(before, at), award, reviewUntil: null };
  if (action === null) return { dispute, reviewSince: now };
  const remedy = { text: action.text, by: action.until, who: null };
  const points = before.points.map((point) =>
    point.number === action.point ? { ...point, remedy, done: null } : point,
  );
  return { dispute, points, stage: 'executing', reviewSince: null, answer: null };
}

/** The dispute of a case, begun now where there was none: those who judged until now decided first. */
export function disputeOf({ dispute, judgedBy }: Case, at: Date): Dispute {
  return (
    dispute ?? {
      since: at.toISOString(),
      decidedBy: judgedBy,
      rung: 'review',
      reviewUntil: null,
      judgedAgain: [],
      reviewedAt: null,
      outside: null,
      step: null,
      award: null,
    }
  );
}
