/** What work orders, the answers to them and money make of a case (step 3.2 of the procedure). */
import type { Case } from './case.ts';
import type { Changes } from './changes.ts';
import { disputeOf } from './changes-by-dispute.ts';
import type { WorkEvent } from './work-events.ts';
import type { WorkOrder } from './work-orders.ts';

/** One row for each event of work and money. */
export const WORK_CHANGES: Changes<WorkEvent> = {
  work_ordered: ({ works }, { type: _, ...order }, { at }) => ({
    works: [...works, { ...order, ...UNTOUCHED, orderedAt: at.toISOString() }],
  }),
  work_accepted: (before, { number, plannedOn }, { at }) =>
    changeOrder(before, number, { state: 'accepted', plannedOn, ...answered(at) }),
  work_declined: (before, { number, why }, { at }) =>
    changeOrder(before, number, { state: 'declined', said: why, ...answered(at) }),
  work_reported_done: (before, { number, text }, { at }) =>
    changeOrder(before, number, { state: 'done', said: text, ...answered(at) }),
  third_party_wrote: () => ({}),
  work_chased: (before, { number, last }, { at }) => ({
    works: before.works.map((work) =>
      work.number === number
        ? { ...work, chasedAt: at.toISOString(), chasers: work.chasers + 1, chasedLast: last }
        : work,
    ),
  }),
  work_undelivered: (before, { number }) => changeOrder(before, number, { undelivered: true }),
  work_ended: (before, { number, why }) => changeOrder(before, number, { state: 'ended', said: why }),
  work_taken_over: ({ works }, { order }) => ({ works: [...works, order] }),
  review_entrusted: (before, { number, reviewer }, { at }) => ({
    ...changeOrder(before, number, { review: true }),
    dispute: { ...disputeOf(before, at), outside: { person: reviewer, number, heardAt: null } },
  }),
  opinion_given: (before, { number }, { at }) => {
    const { dispute } = before;
    const outside = dispute?.outside ?? null;
    const now = at.toISOString();
    return {
      ...changeOrder(before, number, { state: 'done', ...answered(at) }),
      ...(dispute === null || outside === null
        ? {}
        : { dispute: { ...dispute, outside: { ...outside, heardAt: now } } }),
    };
  },
  cost_recorded: ({ costs }, { cents, what, recoverFrom }, { at }) => ({
    costs: [...costs, { cents, what, recoverFrom, at: at.toISOString() }],
  }),
  hours_recorded: ({ costs }, { minutes, cents, what }, { at }) => ({
    costs: [...costs, { cents, what, recoverFrom: null, minutes, at: at.toISOString() }],
  }),
  payment_recorded: ({ payments }, { cents, on, from }) => ({ payments: [...payments, { cents, on, from }] }),
};

const UNTOUCHED = {
  state: 'ordered',
  plannedOn: null,
  answeredAt: null,
  said: '',
  chasedAt: null,
  chasers: 0,
  chasedLast: false,
  undelivered: false,
  review: false,
  from: null,
} as const;

function answered(at: Date) {
  return { answeredAt: at.toISOString(), undelivered: false } as const;
}

function changeOrder({ works }: Case, number: number, change: Partial<WorkOrder>): Partial<Case> {
  return { works: works.map((work) => (work.number === number ? { ...work, ...change } : work)) };
}
