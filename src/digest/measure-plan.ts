/**
 * What is fixed when a measure is decided, and what the counts say on the judgement day, out of the points by week
 * (procedure step 4.2; domain.md 3.4 G). Nothing here says that a measure works: a person confirms it.
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays, type Calendar } from '../case/working-days.ts';
import type { Criterion, FoundEffect, Judging, Measure, MeasureTarget } from '../measure/measure.ts';
import type { BetaLaw } from './beta-law.ts';
import { type WeekCount, workingDaysIn } from './counting.ts';
import { pooledDispersion, sum } from './dispersion.ts';
import { judgeEffect, planVerdict, weeksToCompare } from './measure-effect.ts';
import { addWeeks, type IsoWeek, mondayOf, weekOf, weeksBetween, weeksUntil } from './weeks.ts';

/** The window that leads to a measure is at least the last four weeks, and at most a quarter of a year. */
const TRIGGER_WEEKS = { least: 4, most: 13 } as const;
/** The shortest time after which an effect is judged (domain.md 2.3, clock L5). */
const LEAST_WEEKS_AFTER = 8;
/** What counts cannot show is looked at on the spot after so many days. */
const INSPECT_AFTER_DAYS = 56;
const BEFORE_WEEKS = 26;

/** What the plan of a measure is made from. */
export type MeasureGround = {
  /** Points by week, from `countsFrom` on. */
  readonly counts: readonly WeekCount[];
  readonly target: MeasureTarget | null;
  /** The share of points that shall no longer come, above 0 and at most 1. */
  readonly fall: number;
  /** Days on which the cases were received that led to it. */
  readonly receivedOn: readonly IsoDate[];
  readonly today: IsoDate;
  readonly due: IsoDate;
  readonly calendar: Calendar;
};

/** The first week that the plan of a measure can need. */
export function countsFrom(today: IsoDate): IsoWeek {
  return addWeeks(weekOf(today), -(TRIGGER_WEEKS.most - 1) - BEFORE_WEEKS);
}

/** How the effect of a measure will be judged, and from when, as if it were carried out on its due day. */
export function planMeasure(ground: MeasureGround): {
  readonly criterion: Criterion;
  readonly judging: Judging;
} {
  const { counts, target, fall, due } = ground;
  const trigger = triggerOf(ground);
  const { before, afterFrom } = weeksToCompare(trigger, due);
  const weeks = weeksKnown(counts, before.last);
  const points = target === null ? 0 : pointsIn(counts, target, weeks);
  const dispersion = target === null ? 1 : dispersionOf(ground, target, weeks);
  const plan = planVerdict(afterFrom, { points, weeks: Math.max(1, weeks.length) }, fall, dispersion);
  const weeksAfter =
    plan.verdictIn === null ? null : Math.max(LEAST_WEEKS_AFTER, weeksBetween(afterFrom, plan.verdictIn) + 1);
  const criterion: Criterion = {
    fall,
    target,
    trigger,
    before: { first: weeks[0] ?? before.first, last: before.last, weeks: weeks.length, points },
    leastBefore: plan.leastBefore,
    dispersion,
    weeksAfter,
  };
  return { criterion, judging: judgingFrom(criterion, due) };
}

/** When the effect can be judged of what is carried out on a day; the number of weeks was fixed before. */
export function judgingFrom({ trigger, weeksAfter }: Criterion, implementedOn: IsoDate): Judging {
  if (weeksAfter === null) return { weeks: null, on: addDays(implementedOn, INSPECT_AFTER_DAYS) };
  const { afterFrom } = weeksToCompare(trigger, implementedOn);
  const last = addWeeks(afterFrom, weeksAfter - 1);
  return { weeks: { first: afterFrom, last }, on: mondayOf(addWeeks(last, 1)) };
}

/** What the counts say of a measure, by the plan that was fixed. @param counts  from the first week before to the last after */
export function judgeMeasure(
  { criterion, judging }: Pick<Measure, 'criterion' | 'judging'>,
  counts: readonly WeekCount[],
  calendar: Calendar,
  beta: BetaLaw,
): FoundEffect {
  const { target, before, leastBefore, dispersion } = criterion;
  const weeksBefore = weeksFrom(before.first, before.last);
  if (target === null || judging.weeks === null) {
    const seen = { points: before.points, weeks: weeksBefore.length };
    return { verdict: 'not-measurable', before: seen, after: { points: 0, weeks: 0 }, expected: 0 };
  }
  const { first, last } = judging.weeks;
  const weeksAfter = weeksFrom(first, last);
  const exposed = (weeks: readonly IsoWeek[]) => ({
    points: pointsIn(counts, target, weeks),
    exposure: sum(weeks.map((week) => workingDaysIn(week, calendar))),
  });
  const [was, is] = [exposed(weeksBefore), exposed(weeksAfter)];
  const effect = judgeEffect(was, is, { verdictIn: last, leastBefore, dispersion }, last, beta);
  return {
    verdict: effect.verdict,
    before: { points: was.points, weeks: weeksBefore.length },
    after: { points: is.points, weeks: weeksAfter.length },
    expected: Math.round(effect.expected),
  };
}

function triggerOf({ receivedOn, today }: MeasureGround): IsoWeek {
  const now = weekOf(today);
  const back = receivedOn.map((day) => weeksBetween(weekOf(day), now) + 1);
  const weeks = Math.min(TRIGGER_WEEKS.most, Math.max(TRIGGER_WEEKS.least, ...back));
  return addWeeks(now, 1 - weeks);
}

/** The last weeks up to one, at most 26, of which the register knows anything: a young desk has fewer. */
function weeksKnown(counts: readonly WeekCount[], last: IsoWeek): readonly IsoWeek[] {
  const [first] = counts.map(({ week }) => week).toSorted();
  return weeksUntil(last, BEFORE_WEEKS).filter((week) => first !== undefined && week >= first);
}

function weeksFrom(first: IsoWeek, last: IsoWeek): readonly IsoWeek[] {
  return weeksUntil(last, weeksBetween(first, last) + 1);
}

function pointsIn(
  counts: readonly WeekCount[],
  { dimension, value }: MeasureTarget,
  weeks: readonly IsoWeek[],
): number {
  const own = counts.filter((each) => each.dimension === dimension && each.value === value);
  return sum(own.filter(({ week }) => weeks.includes(week)).map(({ points }) => points));
}

// Weeks in which nobody worked say nothing of how much counts jump.
function dispersionOf(
  { counts, calendar }: MeasureGround,
  { dimension }: MeasureTarget,
  weeks: readonly IsoWeek[],
): number {
  const worked = weeks.filter((week) => workingDaysIn(week, calendar) > 0);
  if (worked.length < 2) return 1;
  const exposures = worked.map((week) => workingDaysIn(week, calendar));
  const rows = Map.groupBy(
    counts.filter((each) => each.dimension === dimension),
    ({ value }) => value,
  );
  return pooledDispersion(
    [...rows.values()].map((row) => ({
      counts: worked.map((week) => sum(row.filter((each) => each.week === week).map(({ points }) => points))),
      exposures,
    })),
  );
}
