/**
 * The second look at a decision that the complainant does not accept: somebody does it who did not decide the first time
 * (step 6, rung 0; domain.md 2.7). Where nobody else is there, one person may, once the reason was said (DESIGN 3).
 */
import type { Case } from './case.ts';
import type { CaseRules, Colleague } from './case-rules.ts';
import { disputeOf } from './changes-by-dispute.ts';
import type { StaffCommand } from './commands.ts';
import type { Deciders } from './deciders.ts';
import type { Dispute } from './dispute.ts';
import type { CaseEvent } from './events.ts';
import { accept, type Refusal, refuse } from './refusals.ts';
import type { Role } from './vocabulary.ts';
import { newOrder, refuseOwnSide } from './work.ts';
import { dueDay } from './working-days.ts';

/** What decides anew. */
const DECIDES_AGAIN: readonly StaffCommand['type'][] = ['assess_point', 'report_decision', 'tell_decision'];

/** In this order somebody is found who looks again. */
const REVIEWING_ROLES: readonly Role[] = ['handler', 'coordinator', 'manager'];

/** Everybody who may look again at what was decided, those who handle complaints first. */
function reviewersOf(state: Case, { colleagues }: CaseRules, at: Date): readonly Colleague[] {
  const { decidedBy } = disputeOf(state, at);
  const excluded = [...decidedBy, ...state.recused];
  const eligible = colleagues.filter(({ address }) => !excluded.includes(address));
  const rank = ({ roles }: Colleague): number => REVIEWING_ROLES.findIndex((role) => roles.includes(role));
  return eligible.filter((one) => rank(one) >= 0).toSorted((one, other) => rank(one) - rank(other));
}

/**
 * `#reviewer`: where nobody else is there, or wherever it is wanted, somebody outside looks again and writes what they
 * think; who decided first may then decide with it (DESIGN 3, "Two persons needed").
 */
export const REVIEW_DECIDERS: Deciders<'entrust_review'> = {
  entrust_review: (state, command, rules) => {
    const { to, at } = command;
    if (!isUnderReview(state)) return refuse('no-review');
    const isOurs = rules.colleagues.some(({ address }) => address === to.address);
    if (isOurs) return refuse({ code: 'not-a-third-party', address: to.address });
    const stranger = refuseOwnSide(state, to);
    if (stranger !== null) return refuse(stranger);
    const due = { promised: state.dispute?.reviewUntil ?? null, term: rules.profile.terms.review };
    const order = newOrder(state, { ...command, point: null }, due, at, rules);
    if ('code' in order) return refuse(order);
    return accept(order, { type: 'review_entrusted', number: order.number, reviewer: to });
  },
};

/** True once somebody outside wrote what they think of our decision: then who took it may take the next. */
export function wasSeenOutside({ outside }: Dispute): boolean {
  return outside !== null && outside.heardAt !== null;
}

/** Why somebody does not decide anew on an objection; null when they may. */
export function refuseReviewer(
  state: Case,
  { type, person, at }: StaffCommand,
  rules: CaseRules,
): Refusal | null {
  if (state.stage !== 'disputed' || state.alone !== null || !DECIDES_AGAIN.includes(type)) return null;
  const dispute = disputeOf(state, at);
  if (wasSeenOutside(dispute) || !dispute.decidedBy.includes(person.address)) return null;
  const reviewers = reviewersOf(state, rules, at);
  return reviewers.length === 0
    ? { code: 'nobody-else' }
    : { code: 'decided-before', colleagues: reviewers.map(({ name, address }) => name || address) };
}

/** What an objection brings with it: the day of our answer, and who looks again. */
export function openReview(state: Case, rules: CaseRules, at: Date): readonly CaseEvent[] {
  const until = dueDay(at, rules.profile.terms.review, rules.calendar, true);
  const opened = { type: 'review_opened', until } as const;
  // After our own review the coordinator chooses the next rung; nobody judges a third time.
  if (disputeOf(state, at).reviewedAt !== null || state.alone !== null) return [opened];
  const reviewers = reviewersOf(state, rules, at);
  const [first] = reviewers;
  const isInHand = reviewers.some(({ address }) => address === state.handler?.address);
  if (first === undefined || isInHand) return [opened];
  const { name, address } = first;
  return [opened, { type: 'handler_assigned', handler: { address, name } }];
}

/** True when our own review is on: an objection lies here and its outcome is not reported. */
export function isUnderReview({ stage, dispute }: Case): boolean {
  return (
    stage === 'disputed' && (dispute === null || (dispute.rung === 'review' && dispute.reviewedAt === null))
  );
}
