/**
 * The first screen of a digest and its subject: what happened, what is wrong, what must be decided, the most important
 * first (procedure step 5; domain.md 3.1 block 0 and "Shape").
 */
import { sum } from './dispersion.ts';
import type { CaseList } from './facts.ts';
import type { JudgedFlag } from './judge.ts';
import { flagName, type Material, named, placeOf, sayCount, shareSentences, trendLabel } from './material.ts';
import { receivedSentences, type Sentence, type SentencePart, say, trendSentences } from './sentences.ts';
import { weekOf } from './weeks.ts';
import { yearOpening } from './year-opening.ts';

/** More lines than these are no first screen. */
const MOST_LINES = 6;
/** Flags that are told one by one; the others are counted. */
const MOST_FLAGS = 2;

/**
 * The lines of the first screen.
 * @param decisions  how many decisions follow
 */
export function openingOf(material: Material, decisions: number): readonly (readonly Sentence[])[] {
  const { judged, facts } = material;
  const closing = decisions === 0 ? say('open.no-decisions') : sayCount('open.decisions', decisions);
  if (facts.year !== null) return [...yearOpening(material), [closing]];
  const flags = judged.shown.slice(0, MOST_FLAGS).map((flag) => flagLine(material, flag));
  const others = judged.shown.length - flags.length;
  const lines = [
    received(material),
    ...wrong(material),
    ...flags,
    ...(others > 0 ? [[sayCount('open.more-flags', others)]] : []),
  ].slice(0, MOST_LINES - 1);
  return [...lines, [closing]];
}

/** The subject: the news in one line. */
export function subjectOf(material: Material): Sentence {
  const { facts, judged } = material;
  const { period, stand } = facts;
  // What is late today is no news of a year.
  const late = facts.year === null ? stand.overduePromises.count + stand.overdueOuter.count : 0;
  const [first] = judged.shown;
  const news: SentencePart[] = [
    say('subject.received', { count: facts.year?.now.cases ?? receivedIn(facts) }),
  ];
  if (late > 0) news.push(say('subject.late', { count: late }));
  if (first !== undefined) {
    const row = flagName(first.shown.flag.row);
    news.push(sayCount('subject.trends', judged.shown.length, { row }));
  }
  const listed = { listed: news };
  return say(`subject.${period.kind}`, { period: { period: period.name }, news: listed });
}

/** How many cases came in in the weeks of the period. */
export function receivedIn({ caseWeeks, period, week }: Material['facts']): number {
  const first = weekOf(period.from);
  return sum(
    caseWeeks.filter((each) => each.week >= first && each.week <= week).map((each) => each.received),
  );
}

function received({ facts, judged }: Material): readonly Sentence[] {
  const count = receivedIn(facts);
  const { usual } = judged;
  const isQuiet = judged.shown.length === 0 && usual !== null && count >= usual.low && count <= usual.high;
  if (facts.period.kind === 'week' && usual !== null) return receivedSentences(count, usual, isQuiet);
  const told = sayCount(`open.received-${facts.period.kind}`, count);
  return judged.maturity === 'new' ? [told, sayCount('open.new-desk', judged.weeks)] : [told];
}

/** What is late or came back, the worst first. */
function wrong({ facts }: Material): readonly (readonly Sentence[])[] {
  const { stand, satisfaction } = facts;
  const told: readonly (readonly [string, CaseList])[] = [
    ['open.outer', stand.overdueOuter],
    ['open.promises', stand.overduePromises],
    ['open.dissatisfied', satisfaction.quotes],
  ];
  return told.flatMap(([key, list]) =>
    list.count === 0 ? [] : [[sayCount(key, list.count, { cases: named(list) })]],
  );
}

function flagLine(material: Material, flag: JudgedFlag): readonly Sentence[] {
  const { shown, trend, share } = flag;
  const label = say('open.see', { label: trendLabel(material, flag) });
  if (trend === null || !isRise(trend)) {
    if (share !== null) return [...shareSentences(share), label];
    return [say('open.flag-goes-on', { row: flagName(shown.flag.row), week: shown.week }), label];
  }
  return [...trendSentences(trend, flagName(shown.flag.row), placeOf(flag)), label];
}

function isRise({ observed, expected }: NonNullable<JudgedFlag['trend']>): boolean {
  return observed > expected;
}
