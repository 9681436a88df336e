/**
 * Categories and causes too rare for a test, fewer than one point a week: each of their cases is shown, with how long it
 * was quiet before (procedure step 5; domain.md 3.4 F). In the digest of a week those that got a new case; in that of a
 * month and longer all of them.
 */
import { OTHER_CATEGORY } from '../case/category.ts';
import { isCommonCause } from '../case/profile.ts';
import { daysBetween } from '../case/working-days.ts';
import { bullets, sentences } from './blocks.ts';
import type { RowName } from './counting.ts';
import { sum } from './dispersion.ts';
import type { DigestFacts, RowCases } from './facts.ts';
import { rowNameOf } from './judge.ts';
import { flagName, type Material, referencesOf, sayCount } from './material.ts';
import type { DigestBlock } from './model.ts';
import { type Sentence, say } from './sentences.ts';
import { isShownByCase } from './visibility.ts';
import { addWeeks, type IsoWeek, weeksBetween } from './weeks.ts';

/** How often a row is seen is read from so many weeks. */
const RATE_WEEKS = 26;
/** So many are shown; more are a number: the workbook has all of them. */
export const MOST_RARE_ROWS = 10;
const DIMENSIONS = ['category', 'cause'] as const;

/**
 * The rare rows that a digest is about, those seen last first.
 * @param weeks  how many weeks of the desk are known
 */
export function rareRowsOf({ weekCounts, week, period }: DigestFacts, weeks: number): readonly RowName[] {
  const known = Math.min(weeks, RATE_WEEKS);
  const recent = weekCounts.filter((each) => weeksBetween(each.week, week) < known && each.week <= week);
  const found = DIMENSIONS.flatMap((dimension) => {
    const own = recent.filter((each) => each.dimension === dimension && !isVague(each.value));
    const rows = [...Map.groupBy(own, ({ value }) => value)];
    return rows
      .filter(([, counts]) => isShownByCase(sum(counts.map(({ points }) => points)) / known))
      .filter(([, counts]) => period.kind !== 'week' || counts.some((each) => each.week === week))
      .map(([value, counts]) => ({
        dimension,
        value,
        last:
          counts
            .map((each) => each.week)
            .toSorted()
            .at(-1) ?? '',
      }));
  });
  return found
    .toSorted((left, right) => right.last.localeCompare(left.last))
    .map(({ dimension, value }): RowName => ({ dimension, value }));
}

/** True for a value that says nothing of where complaints come from. */
function isVague(value: string): boolean {
  return isCommonCause(value) || value === OTHER_CATEGORY;
}

/** The first week of which the cases of rare rows are shown. */
export function rareSince({ week, period }: DigestFacts): IsoWeek {
  return period.kind === 'week' ? week : addWeeks(week, 1 - RATE_WEEKS);
}

/** The rows with their cases, the newest first; nothing where there is none. */
export function rareBlocks({ facts, judged, rareRows }: Material): readonly DigestBlock[] {
  const seen = rareRows.filter(({ cases }) => cases.count > 0).toSorted(byNewest);
  if (seen.length === 0) return [];
  const tell = facts.period.kind === 'week' ? ofWeek : ofPeriod;
  const more = rareRowsOf(facts, judged.weeks).length - rareRows.length;
  return [
    ...sentences([say('rare.intro')]),
    ...bullets(seen.map((row) => [tell(row, facts)])),
    ...sentences(more > 0 ? [sayCount('rare.more', more)] : []),
  ];
}

function byNewest(left: RowCases, right: RowCases): number {
  return (right.last ?? '').localeCompare(left.last ?? '');
}

/** How long it was quiet before the cases of this week. */
function ofWeek({ cases, lastBefore, ...row }: RowCases): Sentence {
  const parts = { row: flagName(rowNameOf(row)), cases: { listed: referencesOf(cases) } };
  const [first] = cases.lines;
  if (lastBefore === null || first === undefined) return say('rare.first', parts);
  return sayCount('rare.week', daysBetween(lastBefore, first.day), parts);
}

/** How long it has been quiet since the last one. */
function ofPeriod({ cases, last, ...row }: RowCases, { today }: DigestFacts): Sentence {
  const parts = { row: flagName(rowNameOf(row)), cases: { listed: referencesOf(cases) } };
  return sayCount('rare.period', last === null ? 0 : daysBetween(last, today), parts);
}
