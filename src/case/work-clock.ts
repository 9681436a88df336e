/**
 * When somebody outside is reminded of a work order (clock T of domain.md 2.3): when they did not say yes or no in
 * time, when the day that they named has passed, then every seven days, and a last time once the day has passed by
 * which it was to be done. Reminders leave at nine in the morning of a working day. Computed from the case, never counted.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import type { IsoDate } from './vocabulary.ts';
import { openOrders, type WorkOrder } from './work-orders.ts';
import { addDays, addTerm, type Calendar, firstWorkingDay, instantAt, localDay } from './working-days.ts';

const MORNING = '09:00';

/** The order whose addressee is reminded next, and when. */
export type NextChase = { readonly order: WorkOrder; readonly at: Date };

/** The next reminder on a case; null when nobody is to be reminded any more: the work is done, or the case is over. */
export function nextChase(
  { works, stage }: Pick<Case, 'works' | 'stage'>,
  rules: CaseRules,
): NextChase | null {
  if (stage === 'checking' || stage === 'closed') return null;
  const chases = chasedOrders(works).map((order) => ({ order, at: chaseAt(order, rules) }));
  return (
    chases.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.order.number - b.order.number)[0] ?? null
  );
}

/** Orders of which somebody can still be reminded by mail. */
export function chasedOrders(works: readonly WorkOrder[]): readonly WorkOrder[] {
  return openOrders(works).filter(({ chasedLast, undelivered }) => !chasedLast && !undelivered);
}

/** The last day on which the work is in time: the one that we named, or a later one that they named themselves. */
function lastDayOf({ until, plannedOn }: WorkOrder): IsoDate {
  return plannedOn !== null && plannedOn > until ? plannedOn : until;
}

/** When the addressee of an order is reminded next. */
function chaseAt(order: WorkOrder, { profile, calendar }: CaseRules): Date {
  const after = (day: IsoDate): IsoDate => firstWorkingDay(addDays(day, 1), calendar);
  const lastDay = lastDayOf(order);
  const rhythm = (from: string): IsoDate =>
    firstWorkingDay(
      addTerm(localDay(new Date(from), calendar.timeZone), profile.terms.workChase, calendar),
      calendar,
    );
  const usual = usualDay(order, after, rhythm);
  return instantAt(usual <= lastDay ? usual : after(lastDay), MORNING, calendar.timeZone);
}

function usualDay(
  { acceptBy, plannedOn, answeredAt, chasedAt }: WorkOrder,
  after: (day: IsoDate) => IsoDate,
  rhythm: (from: string) => IsoDate,
): IsoDate {
  const isAnsweredLast = answeredAt !== null && (chasedAt === null || answeredAt >= chasedAt);
  if (isAnsweredLast) return plannedOn === null ? rhythm(answeredAt) : after(plannedOn);
  return chasedAt === null ? after(acceptBy) : rhythm(chasedAt);
}

/** True when a reminder at this instant is the last one. */
export function isLastChase(order: WorkOrder, at: Date, { timeZone }: Calendar): boolean {
  return localDay(at, timeZone) > lastDayOf(order);
}
