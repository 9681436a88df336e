/**
 * The claim on somebody outside whose work a complaint was about: what we ask them to pay back (letter T5 of domain.md
 * 4.3; 1 row E8). What colleagues wrote about the cost stays inside; the work is named in the words of its order.
 */

import type { CostRecorded } from '../case/work-events.ts';
import type { WorkOrder } from '../case/work-orders.ts';
import { dueDay } from '../case/working-days.ts';
import { greetingFor } from './complainant-parts.ts';
import { ownWords } from './own-words.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, writeDay, writeMoney } from './wording.ts';

/** Model of `third-party/cost-claim`. */
export type CostClaimModel = {
  readonly organisation: string;
  readonly phone: string;
  readonly reference: string;
  readonly greeting: string;
  readonly amount: string;
  readonly payDay: string;
  /** The order that they had, or ''. */
  readonly work: string;
};

/** T5; paid within the term of a remedy. */
export function costClaimModel(
  setting: LetterSetting,
  { state, rules }: CaseFacts,
  { cents, recoverFrom }: CostRecorded,
): CostClaimModel {
  const { organisation, language } = setting;
  const recordedAt = new Date(state.costs.at(-1)?.at ?? state.registeredAt);
  const order = orderTo(state.works, recoverFrom?.address ?? '');
  return {
    organisation: organisation.name,
    phone: organisation.phone,
    reference: state.reference,
    greeting: greetingFor(setting, recoverFrom?.name ?? ''),
    amount: writeMoney(cents, language),
    payDay: writeDay(dueDay(recordedAt, rules.profile.terms.remedy, rules.calendar, true), language),
    work: ownWords(order?.text ?? ''),
  };
}

/** The last order to somebody, so that their answer comes where the work is known; null when they had none. */
export function orderTo(works: readonly WorkOrder[], address: string): WorkOrder | null {
  return works.findLast(({ to, review }) => to.address === address && !review) ?? null;
}
