/** The clock of work that others do (domain.md 2.3: T): one row for all orders of a case, the next to be reminded first. */
import type { Case } from './case.ts';
import { type ClockRow, FOR_STAFF, instant } from './clock-row.ts';
import { chasedOrders, nextChase } from './work-clock.ts';
import type { WorkOrder } from './work-orders.ts';

/** The rows by name; the term in which an order is to be accepted stands in the profile. */
export const CLOCKS_OF_WORK = {
  work: {
    ...FOR_STAFF,
    letter: 'T',
    meaning: 'a third party does what we asked; reminded until it is done',
    starts: (state) => instant(firstDue(state)?.orderedAt),
    stops: () => null,
    promised: (state) => firstDue(state)?.until ?? null,
    repeats: true,
    next: (state, rules) => {
      const chase = nextChase(state, rules);
      return chase === null ? null : { act: 'chase_work', percent: null, at: chase.at };
    },
  },
} as const satisfies Readonly<Record<string, ClockRow>>;

function firstDue({ works }: Case): WorkOrder | undefined {
  return chasedOrders(works).toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))[0];
}
