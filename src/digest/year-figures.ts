/**
 * The figures of a year for whoever must publish them: points by category, finding and term. In the public version a
 * number below five cannot be read, so that nobody is recognised in it (domain.md 1 row E10; Awb 9:12a).
 */
import type { Finding } from '../case/vocabulary.ts';
import type { Say } from './audit.ts';
import type { Sheet } from './sheets.ts';

/** Points of one category with one finding; `finding` null is not decided. */
export type YearCount = {
  readonly category: string;
  readonly finding: Finding | null;
  /** Whether the promised day of the decision was kept; null while it can be. */
  readonly inTime: boolean | null;
  readonly points: number;
};

/** Smaller numbers than this are not published. */
const FEWEST_PUBLISHED = 5;

/** A count as it may be published: null where it must not be read. */
export type PublishedCount = Omit<YearCount, 'points'> & { readonly points: number | null };

/**
 * The counts without those that are too small. Where one alone is left out, who knows the total would know it as well:
 * the next smallest is left out too.
 */
export function publishable(counts: readonly YearCount[]): readonly PublishedCount[] {
  const small = counts.filter(({ points }) => points > 0 && points < FEWEST_PUBLISHED);
  const others = counts.filter(({ points }) => points >= FEWEST_PUBLISHED);
  const [second] = others.toSorted((a, b) => a.points - b.points);
  const hidden = new Set(small.length === 1 && second !== undefined ? [...small, second] : small);
  return counts.map((count) => (hidden.has(count) ? { ...count, points: null } : count));
}

/** The figures as a sheet. @param wordOf  what a finding is called */
export function yearSheet(
  counts: readonly PublishedCount[],
  { say, wordOf }: { readonly say: Say; readonly wordOf: (finding: Finding) => string },
): Sheet {
  return {
    name: say('sheet.year'),
    columns: [
      { title: say('column.category'), kind: 'text' },
      { title: say('column.finding'), kind: 'text' },
      { title: say('column.term'), kind: 'text' },
      { title: say('column.points'), kind: 'number' },
      { title: say('column.remark'), kind: 'text' },
    ],
    rows: counts.map(({ category, finding, inTime, points }) => [
      category === '' ? say('no-category') : category,
      finding === null ? say('undecided') : wordOf(finding),
      inTime === null ? '' : say(inTime ? 'in-time' : 'too-late'),
      points,
      points === null ? say('masked') : '',
    ]),
  };
}
