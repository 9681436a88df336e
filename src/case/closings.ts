/**
 * How often the customer track of a case ended, and went on again: the case itself only knows its last end, and the
 * share of cases that come back needs them all (domain.md 3.3).
 */
import type { Case } from './case.ts';
import { type RecordedEvent, transactionOf } from './events.ts';
import type { Instant } from './vocabulary.ts';

/** One end of the customer track; `reopenedAt` is null while it stands. */
export type PastClosing = {
  readonly at: Instant;
  readonly reopenedAt: Instant | null;
  /** The transaction of staff that ended it: taking that back takes this back. */
  readonly transaction: number | null;
};

/** The ends of a case after one more event. */
export function closingsAfter(before: Case, after: Case, event: RecordedEvent): readonly PastClosing[] {
  const { closings } = before;
  const { fact, at, by } = event;
  if (fact.type === 'transaction_undone') return undone(before, after, fact.transaction);
  if (after.closing !== null && after.closing !== before.closing) {
    const transaction = transactionOf(by);
    return [...closings, { at: at.toISOString(), reopenedAt: null, transaction }];
  }
  if (after.closing === null && before.closing !== null)
    return closings.map((each) =>
      each.reopenedAt === null ? { ...each, reopenedAt: at.toISOString() } : each,
    );
  return closings;
}

// What closed it is taken back, or what opened it again.
function undone({ closings }: Case, after: Case, transaction: number): readonly PastClosing[] {
  const left = closings.filter((each) => each.transaction !== transaction);
  const last = left.at(-1);
  if (after.closing === null || last === undefined) return left;
  return [...left.slice(0, -1), { ...last, reopenedAt: null }];
}
