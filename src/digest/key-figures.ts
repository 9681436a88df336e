/**
 * The key figures of the digest, as numerator and denominator, because a percentage of few says nothing (procedure
 * step 5; domain.md 3.3). Speed never stands alone: it is paired with reopened and overturned.
 */
import type { Finding, IsoDate } from '../case/vocabulary.ts';
import { daysBetween } from '../case/working-days.ts';
import { sum } from './dispersion.ts';
import type { Part } from './proportions.ts';
import { type IsoWeek, weekOf, weeksBetween } from './weeks.ts';

/** What the share of reopened cases needs of one closed case; `reopenedOn` is null while it stayed closed. */
export type ClosedCase = { readonly closedOn: IsoDate; readonly reopenedOn: IsoDate | null };

/** What the share of repeats needs of one received case: the closed cases of the same complainant or object. */
export type ReceivedCase = {
  readonly receivedOn: IsoDate;
  readonly category: string;
  readonly earlier: readonly { readonly closedOn: IsoDate; readonly category: string }[];
};

/** A decision of a mediator, committee, arbitrator or court. */
export type ExternalDecision = { readonly againstUs: boolean };

/** What a closed case has cost and brought back, in integer cents; minutes of our own work. */
export type CaseCosts = {
  readonly ownMinutes: number;
  readonly materialCents: number;
  readonly thirdPartyCents: number;
  readonly compensationCents: number;
  readonly recoveredCents: number;
};

/** Cents per complaint; null without a closed case. */
export type CostPerComplaint = { readonly meanCents: number; readonly medianCents: number } | null;

/** Days up to and including `to` that an open case has waited, and how many cases did; `to` is null at the end. */
export type AgeClass = { readonly from: number; readonly to: number | null; readonly cases: number };

/** Closed cases of which it is known whether they came back: that takes 28 days. */
const REOPEN_COHORT_WEEKS = { nearest: 5, farthest: 17 } as const;
const REOPENED_WITHIN_DAYS = 28;
const REPEATED_WITHIN_DAYS = 180;
const CLOSINGS_WEEKS = 13;
/** The last days of the classes of age (domain.md 3.1 block 6). */
const AGE_LIMITS = [7, 28, 56];
const MINUTES_OF_AN_HOUR = 60;

/** Founded and partly founded of all points with a finding; a finding without judgement is a decision as well. */
export function foundedShare(findings: readonly Finding[]): Part {
  const founded = findings.filter((finding) => finding === 'founded' || finding === 'partly');
  return { hits: founded.length, of: findings.length };
}

/**
 * Cases reopened within 28 days, of those closed 5 to 17 weeks before the week of the digest.
 * @param cases  closed ones; a case that was closed twice is in it twice
 */
export function reopenedShare(cases: readonly ClosedCase[], week: IsoWeek): Part {
  const cohort = cases.filter(({ closedOn }) => {
    const weeksAgo = weeksBetween(weekOf(closedOn), week);
    return weeksAgo >= REOPEN_COHORT_WEEKS.nearest && weeksAgo <= REOPEN_COHORT_WEEKS.farthest;
  });
  const reopened = cohort.filter(
    ({ closedOn, reopenedOn }) =>
      reopenedOn !== null && daysBetween(closedOn, reopenedOn) <= REOPENED_WITHIN_DAYS,
  );
  return { hits: reopened.length, of: cohort.length };
}

/** Cases that repeat one of the same category, closed at most 180 days before, of all received (domain.md 2.6). */
export function repeatedShare(cases: readonly ReceivedCase[]): Part {
  const repeats = cases.filter(({ receivedOn, category, earlier }) =>
    earlier.some((each) => {
      const days = daysBetween(each.closedOn, receivedOn);
      return each.category === category && days >= 0 && days <= REPEATED_WITHIN_DAYS;
    }),
  );
  return { hits: repeats.length, of: cases.length };
}

/** External decisions against us, of all. */
export function overturnedShare(decisions: readonly ExternalDecision[]): Part {
  return { hits: decisions.filter(({ againstUs }) => againstUs).length, of: decisions.length };
}

/**
 * Cost per closed complaint: own hours at the rate + material + third party + compensation − recovered. The median
 * stands beside the mean, which one dear case carries off.
 * @param hourCents  what an hour of our own work costs
 */
export function costPerComplaint(cases: readonly CaseCosts[], hourCents: number): CostPerComplaint {
  const cents = cases.map(
    (each) =>
      (each.ownMinutes * hourCents) / MINUTES_OF_AN_HOUR +
      each.materialCents +
      each.thirdPartyCents +
      each.compensationCents -
      each.recoveredCents,
  );
  const rising = cents.toSorted((left, right) => left - right);
  const lower = rising[Math.floor((rising.length - 1) / 2)];
  const upper = rising[Math.floor(rising.length / 2)];
  if (lower === undefined || upper === undefined) return null;
  return {
    meanCents: Math.round(sum(cents) / cents.length),
    medianCents: Math.round((lower + upper) / 2),
  };
}

/**
 * How many weeks of work are open: open cases divided by the mean number closed in a week, over the last 13.
 * @param closedByWeek  in order of time; of a younger desk what there is
 * @returns             null when nothing was closed: there is no pace to speak of
 */
export function backlogWeeks(open: number, closedByWeek: readonly number[]): number | null {
  const last = closedByWeek.slice(-CLOSINGS_WEEKS);
  const closed = sum(last);
  return closed === 0 ? null : (open * last.length) / closed;
}

/**
 * Open cases by how many days they have waited: 0–7, 8–28, 29–56 and more.
 * @param days  of each open case, since it was received
 */
export function backlogByAge(days: readonly number[]): readonly AgeClass[] {
  return [...AGE_LIMITS, null].map((to, index) => {
    const from = (AGE_LIMITS[index - 1] ?? -1) + 1;
    return { from, to, cases: days.filter((each) => each >= from && (to === null || each <= to)).length };
  });
}
