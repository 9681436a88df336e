/**
 * How often a measure that does nothing is called effective: it is made where a quiet desk looked worst, or at any
 * time, and judged on the day fixed for it.
 */

import type { Verdict } from '../../src/case/vocabulary.ts';
import { pooledDispersion, sum } from '../../src/digest/dispersion.ts';
import { judgeEffect, planVerdict, weeksToCompare } from '../../src/digest/measure-effect.ts';
import { addWeeks, mondayOf, weeksBetween } from '../../src/digest/weeks.ts';
import type { Chance } from '../../src/sandbox/chance.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';
import { type Categories, WEEKLY_MEANS } from './quiet-register.ts';

/** How many weeks a desk needs for a measure and its verdict. */
export const MEASURE_WEEKS = 100;

/** What a measure is made for: a category, and the week in which the window begins that led to it. */
export type Trigger = { readonly category: number; readonly week: number };

const FIRST_WEEK = '2025-W01';
const FIRST_TRIGGER = 26;
/** A later verdict would need more weeks than the desk has. */
const LAST_TRIGGER = 56;
const WINDOW_WEEKS = 4;
/** From the first week of the window until the measure is carried out: four of the window, four of work. */
const UNTIL_DONE = 8;
const HOPED_FALL = 0.5;

/** The four weeks that stood out most of all categories: what a measure is made for in a desk where nothing happens. */
export function worstTrigger(categories: Categories): Trigger {
  let worst = { category: 0, week: FIRST_TRIGGER };
  let most = Number.NEGATIVE_INFINITY;
  for (const [category, counts] of categories.entries()) {
    const expected = WINDOW_WEEKS * (WEEKLY_MEANS[category] ?? 1);
    for (let week = FIRST_TRIGGER; week <= LAST_TRIGGER; week += 1) {
      const excess = (sum(counts.slice(week, week + WINDOW_WEEKS)) - expected) / Math.sqrt(expected);
      if (excess > most) {
        worst = { category, week };
        most = excess;
      }
    }
  }
  return worst;
}

/** Any category at any time. */
export function anyTrigger(categories: Categories, chance: Chance): Trigger {
  return {
    category: chance.whole(0, categories.length - 1),
    week: chance.whole(FIRST_TRIGGER, LAST_TRIGGER),
  };
}

/** The verdict on its day, with the dispersion that the desk showed before. */
export function verdictOnIdle(categories: Categories, { category, week }: Trigger): Verdict {
  const implementedOn = mondayOf(addWeeks(FIRST_WEEK, week + UNTIL_DONE));
  const { before, afterFrom } = weeksToCompare(addWeeks(FIRST_WEEK, week), implementedOn);
  const past = categories.map((counts) => counts.slice(weeksBetween(FIRST_WEEK, before.first), week));
  const exposures = (past[0] ?? []).map(() => 1);
  const dispersion = pooledDispersion(past.map((counts) => ({ counts, exposures })));
  const points = sum(past[category] ?? []);
  const plan = planVerdict(afterFrom, { points, weeks: exposures.length }, HOPED_FALL, dispersion);
  const firstAfter = weeksBetween(FIRST_WEEK, afterFrom);
  const weeks = plan.verdictIn === null ? 1 : weeksBetween(afterFrom, plan.verdictIn) + 1;
  const after = (categories[category] ?? []).slice(firstAfter, firstAfter + weeks);
  if (after.length !== weeks) throw new Error(`the desk needs ${firstAfter + weeks} weeks`);
  return judgeEffect(
    { points, exposure: exposures.length },
    { points: sum(after), exposure: weeks },
    plan,
    plan.verdictIn ?? afterFrom,
    betaLaw,
  ).verdict;
}
