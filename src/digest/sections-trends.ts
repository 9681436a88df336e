/** Sections 3 and 4 of a digest: what deviates, and where complaints come from (procedure step 5; domain.md 3.1, 3.4). */
import { addDays } from '../case/working-days.ts';
import type { BetaLaw } from './beta-law.ts';
import { bullets, column, sentences } from './blocks.ts';
import { pointsBy } from './counting.ts';
import { sum } from './dispersion.ts';
import type { CaseList } from './facts.ts';
import { type JudgedFlag, rowNameOf } from './judge.ts';
import {
  casesOfRow,
  flagName,
  type Material,
  named,
  placeOf,
  sayCount,
  shareSentences,
  trendLabel,
} from './material.ts';
import type { Cell, DigestBlock, DigestSection, Entry } from './model.ts';
import { newWords } from './new-words.ts';
import { rareBlocks } from './rare-rows.ts';
import {
  CONCENTRATED,
  FEWEST_FOR_PERCENT,
  flagSentence,
  NO_OTHER_DEVIATES,
  type Sentence,
  say,
  trendSentences,
} from './sentences.ts';
import { ratioOf } from './trends.ts';
import { mondayOf, weeksBetween } from './weeks.ts';

const MOST_ROWS = 8;
const MOST_PLACES = 5;
const COUNT_WEEKS = 13;
const MOST_WORDS = 5;
/** An upstream change is looked for so long before a flag began. */
const BEFORE_ONSET_DAYS = 14;

/** Section 3; null for a desk too new to compare. */
export function trendSection(material: Material, beta: BetaLaw): DigestSection | null {
  const { judged, facts } = material;
  if (judged.maturity === 'new') return null;
  const entries = judged.shown.map((flag) => trendEntry(material, flag, beta));
  const falls = judged.falls.map((fall) => trendSentences(fall, flagName(rowNameOf(fall)), null));
  const words = newWords(facts.texts, facts.week, new Set(facts.nameWords)).slice(0, MOST_WORDS);
  const asked = words.map(({ words: text, references }) => [
    say('new-word', { text, cases: { listed: references } }),
  ]);
  const blocks: readonly DigestBlock[] = [
    ...(entries.length === 0 ? [] : [{ kind: 'entries' as const, entries }]),
    ...sentences([entries.length === 0 ? say('nothing-deviates') : NO_OTHER_DEVIATES]),
    ...bullets(falls),
    ...bullets(asked),
    ...rareBlocks(material),
  ];
  return { code: 'B3', title: say('section.trends'), blocks };
}

function trendEntry(material: Material, flag: JudgedFlag, beta: BetaLaw): Entry {
  const { shown, trend, share } = flag;
  const { row } = shown.flag;
  const label = trendLabel(material, flag);
  const cases = casesOfRow(material.rowCases, row);
  // A measure is about cases; a share of cases has none of its own.
  const hasCases = cases.count > 0;
  const told: readonly Sentence[] =
    trend !== null
      ? [...trendSentences(trend, flagName(row), placeOf(flag)), ...ratioSentence(trend, beta)]
      : share !== null
        ? shareSentences(share)
        : [say('flag-quiet', { row: flagName(row) })];
  return {
    label,
    sentences: [...told, flagSentence(shown), ...advice(flag), ...casesSentence(cases)],
    replies: [
      ...(hasCases ? [{ label: say('reply.measure'), command: 'measure', args: '', on: label }] : []),
      { label: say('reply.snooze'), command: 'snooze', args: say('args.snooze', { label }), on: null },
      ...(hasCases ? [{ label: say('reply.list'), command: 'list', args: { word: label }, on: null }] : []),
    ],
  };
}

function ratioSentence(trend: NonNullable<JudgedFlag['trend']>, beta: BetaLaw): readonly Sentence[] {
  const { value, limits } = ratioOf(trend, beta);
  if (value === null || limits.high === null) return [];
  const round = (times: number): number => Math.round(times * 10) / 10;
  return [say('ratio', { value: round(value), low: round(limits.low), high: round(limits.high) })];
}

/** Where to look first (domain.md 3.6, the first two rows). */
function advice({ shown, trend, within }: JudgedFlag): readonly Sentence[] {
  if (trend === null || shown.state !== 'new') return [];
  const isTogether = within !== null && within.points >= CONCENTRATED * trend.observed;
  if (isTogether && within.dimension !== 'category' && within.dimension !== 'cause') {
    return [
      say('suggest.concentrated', { value: { row: { dimension: within.dimension, value: within.value } } }),
    ];
  }
  const onset = mondayOf(shown.flag.since);
  return [
    say('suggest.spread', { from: { day: addDays(onset, -BEFORE_ONSET_DAYS) }, onset: { day: onset } }),
  ];
}

function casesSentence(cases: CaseList): readonly Sentence[] {
  return cases.count === 0 ? [] : [sayCount('row-cases', cases.count, { cases: named(cases) })];
}

/** Section 4; null while there is nothing to divide. */
export function causeSection(material: Material): DigestSection | null {
  const { facts } = material;
  const { pareto } = facts.causes;
  if (pareto.length === 0) return null;
  const points = sum(pareto.map((each) => each.points));
  const hasCosts = pareto.some(({ costCents }) => costCents > 0);
  const rows = pareto
    .slice(0, MOST_ROWS)
    .map(({ category, cause, points: count, cumulative, costCents }): readonly Cell[] => [
      markedName(material, category, cause),
      count,
      points < FEWEST_FOR_PERCENT ? null : say('percent', { percent: Math.round(100 * cumulative) }),
      ...(hasCosts ? [costCents === 0 ? null : { cents: costCents }] : []),
    ]);
  const columns = [
    column('where', false),
    column('points'),
    column('together'),
    ...(hasCosts ? [column('cost')] : []),
  ];
  return {
    code: 'B4',
    title: say('section.causes'),
    blocks: [
      { kind: 'picture', name: 'pareto', alt: paretoAlt(material, points) },
      { kind: 'table', columns, rows },
      ...places(material),
    ],
  };
}

/** A category with its cause; a cause that is not known is said to be that. */
export function paretoName(category: string, cause: string | null): Sentence {
  const row = { row: { dimension: 'category', value: category } } as const;
  return cause === null
    ? say('pareto-unknown', { category: row })
    : say('pareto', { category: row, cause: { row: { dimension: 'cause', value: cause } } });
}

/** With the week from which the category is counted in another way, where that is one of those shown. */
function markedName({ judged, facts }: Material, category: string, cause: string | null): Sentence {
  const name = paretoName(category, cause);
  const found = judged.breaks.find(
    ({ dimension, value, from }) =>
      dimension === 'category' && value === category && weeksBetween(from, facts.week) < COUNT_WEEKS,
  );
  return found === undefined ? name : say('broken-since', { name, week: { period: found.from } });
}

function paretoAlt({ facts }: Material, points: number): readonly Sentence[] {
  const [first] = facts.causes.pareto;
  if (first === undefined) return [];
  return [
    say('alt.pareto', { row: paretoName(first.category, first.cause), points: first.points, of: points }),
  ];
}

/** The projects, products and third parties with most points of the last weeks, by volume where that is known. */
function places({ facts, judged }: Material): readonly DigestBlock[] {
  const recent = facts.weekCounts.filter(
    ({ week }) => weeksBetween(week, facts.week) < COUNT_WEEKS && weeksBetween(week, facts.week) >= 0,
  );
  return (['project', 'product', 'third-party'] as const).flatMap((dimension): readonly DigestBlock[] => {
    const counts = pointsBy(recent.filter((each) => each.dimension === dimension));
    const top = [...counts].toSorted(([, left], [, right]) => right - left).slice(0, MOST_PLACES);
    if (top.length < 2) return [];
    const rows = top.map(([value, points]): readonly Cell[] => [{ row: { dimension, value } }, points]);
    const note = sentences(judged.volumeKnown ? [] : [say('no-volume')]);
    const columns = [column(dimension, false), column('points')];
    return [{ kind: 'table', columns, rows }, ...(dimension === 'project' ? note : [])];
  });
}
