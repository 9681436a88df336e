/**
 * What the digest of a year has and no other: the year beside the year before, and what came of its trends and measures,
 * for the people who decide about the organisation (procedure step 5; domain.md 3.1 "Yearly", 3.4 E;
 * ISO 10002 8.6).
 */
import { bullets, column, sentences } from './blocks.ts';
import type { YearFacts } from './facts-results.ts';
import { flagName, type Material, sayCount } from './material.ts';
import type { Cell, DigestBlock, DigestSection } from './model.ts';
import type { Part } from './proportions.ts';
import { say } from './sentences.ts';
import { flagsOfYear, foundedPart, inTimePart, pointsOf } from './year-opening.ts';

const MOST_CATEGORIES = 12;
const MOST_FLAGS = 12;

/** The sections of the digest of a year; empty for any other. */
export function yearSections(material: Material): readonly DigestSection[] {
  const { year } = material.facts;
  if (year === null) return [];
  const { now, before } = year;
  return [
    {
      code: 'B14',
      title: say('section.year'),
      blocks: [yearTable(now, before), categoryTable(now, before)],
    },
    { code: 'B15', title: say('section.year-trends'), blocks: flagBlocks(material) },
  ];
}

/** What is told of a year, a number or a share each. */
const FIGURES: readonly (readonly [string, (facts: YearFacts) => Cell])[] = [
  ['cases', ({ cases }) => cases],
  ['points', ({ counts }) => pointsOf(counts)],
  ['founded', (facts) => shareCell(foundedPart(facts))],
  ['undecided', ({ counts }) => pointsOf(counts, ({ finding }) => finding === null)],
  ['in-time', (facts) => shareCell(inTimePart(facts))],
  ['objections', ({ objections }) => objections],
  ['external', ({ external }) => external.of],
  ['against-us', ({ external }) => external.hits],
  ['own-cost', ({ costs }) => ({ cents: costs.ownCents + costs.claimedCents })],
  ['paid', ({ costs }) => ({ cents: costs.paidCents })],
  ['recovered', ({ costs }) => ({ cents: costs.recoveredCents })],
];

function shareCell(part: Part): Cell {
  // Without its percentage, so that a table of shares fits on a telephone.
  return part.of === 0 ? null : say('part', part);
}

function yearTable(now: YearFacts, before: YearFacts | null): DigestBlock {
  return {
    kind: 'table',
    columns: [column('figure', false), column('in-year'), column('year-before')],
    rows: FIGURES.map(([name, of]) => [say(`figure.${name}`), of(now), before === null ? null : of(before)]),
  };
}

/** Points by category, the most frequent first. */
function categoryTable(now: YearFacts, before: YearFacts | null): DigestBlock {
  const categories = [...Map.groupBy(now.counts, ({ category }) => category)]
    .map(([category, counts]) => ({ category, counts, points: pointsOf(counts) }))
    .toSorted((left, right) => right.points - left.points)
    .slice(0, MOST_CATEGORIES);
  return {
    kind: 'table',
    columns: [column('where', false), column('in-year'), column('year-before'), column('founded')],
    rows: categories.map(({ category, counts, points }) => {
      const earlier = before?.counts.filter((each) => each.category === category);
      return [
        category === '' ? say('no-category') : { row: { dimension: 'category', value: category } },
        points,
        earlier === undefined ? null : pointsOf(earlier),
        shareCell(foundedPart({ counts })),
      ];
    }),
  };
}

function flagBlocks(material: Material): readonly DigestBlock[] {
  const flags = flagsOfYear(material);
  if (flags.length === 0) return sentences([say('year.no-flags')]);
  const items = flags
    .slice(0, MOST_FLAGS)
    .map(({ row, since, lastFlagged, fate }) => [
      say('year.flag', { row: flagName(row), since: { period: since }, last: { period: lastFlagged } }),
      say(`fate.${fate ?? 'unknown'}`),
    ]);
  const more = flags.length - items.length;
  return [
    ...bullets(items),
    ...sentences(more > 0 ? [sayCount('year.more-flags', more)] : []),
    ...sentences([say('year.settle')]),
  ];
}
