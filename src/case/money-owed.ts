/** Money that was promised to a complainant and not paid yet (domain.md 2.6 "Compensation and costs", 3.5 check 23). */
import type { Case } from './case.ts';
import type { CaseEvent } from './events.ts';
import type { ClosingReason } from './vocabulary.ts';

/** What the complainant was paid, in cents. */
export function paidTo({ payments }: Pick<Case, 'payments'>): number {
  return payments.reduce((total, { cents, from }) => (from === null ? total + cents : total), 0);
}

/** The ends of a case after which what was promised holds. */
const HOLDS: readonly ClosingReason[] = [
  'solved-satisfied',
  'solved-no-answer',
  'settled',
  'unfounded-accepted',
  'external-decision-executed',
];

/** What we still owe, in cents; 0 while nothing was promised, or it is still in dispute. */
export function moneyOwed(state: Pick<Case, 'compensation' | 'payments' | 'stage' | 'closing'>): number {
  const { compensation, stage, closing } = state;
  const isPromised =
    closing === null ? ['executing', 'checking'].includes(stage) : HOLDS.includes(closing.reason);
  return compensation === null || !isPromised ? 0 : Math.max(0, compensation.cents - paidTo(state));
}

/** Facts after which money may be owed that was not owed before, or no more. */
const ABOUT_MONEY: readonly CaseEvent['type'][] = [
  'decision_reported',
  'decision_told',
  'agreement_recorded',
  'compensation_decided',
  'payment_recorded',
  'complaint_closed',
  'transaction_undone',
];

/** True for a fact after which it must be looked at again. */
export function isAboutMoney(type: string): boolean {
  return ABOUT_MONEY.some((each) => each === type);
}
