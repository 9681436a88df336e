/**
 * The first screen of the digest of a year, for the people who decide about the organisation: how many, how well, which
 * trends were real and which measures worked (procedure step 5; domain.md 3.1 "Yearly", 3.4 E; ISO 10002 8.6).
 */
import type { Finding } from '../case/vocabulary.ts';
import { sum } from './dispersion.ts';
import type { YearFacts } from './facts-results.ts';
import { type Flag, provenFlags } from './flag-history.ts';
import { type Material, sayCount } from './material.ts';
import type { Part } from './proportions.ts';
import { partSentence, type Sentence, say } from './sentences.ts';
import type { YearCount } from './year-figures.ts';

const FOUNDED: readonly (Finding | null)[] = ['founded', 'partly'];

/** The first lines of the digest of a year; empty for any other. */
export function yearOpening(material: Material): readonly (readonly Sentence[])[] {
  const { year } = material.facts;
  if (year === null) return [];
  const { now, before } = year;
  const received = sayCount('year.received', now.cases);
  const judged = flagsOfYear(material);
  const proven = provenFlags(judged);
  return [
    before === null
      ? [received, say('year.no-year-before')]
      : [received, say('year.year-before', { count: before.cases })],
    [
      say('year.founded', { part: partSentence(foundedPart(now)) }),
      say('year.in-time', { part: partSentence(inTimePart(now)) }),
    ],
    [
      sayCount('year.flags', judged.length),
      ...(proven.investigated === 0
        ? []
        : [say('year.flags-real', { part: partSentence({ hits: proven.real, of: proven.investigated }) })]),
    ],
    [measuresSentence(material)],
  ];
}

/** So many points, of those that are meant. */
export function pointsOf(
  counts: readonly YearCount[],
  is: (count: YearCount) => boolean = () => true,
): number {
  return sum(counts.filter(is).map(({ points }) => points));
}

/** Founded or partly founded, of the points that were decided. */
export function foundedPart({ counts }: Pick<YearFacts, 'counts'>): Part {
  return {
    hits: pointsOf(counts, ({ finding }) => FOUNDED.includes(finding)),
    of: pointsOf(counts, ({ finding }) => finding !== null),
  };
}

/** Kept, of the days that were promised for a decision and are over, by point. */
export function inTimePart({ counts }: YearFacts): Part {
  return {
    hits: pointsOf(counts, ({ inTime }) => inTime === true),
    of: pointsOf(counts, ({ inTime }) => inTime !== null),
  };
}

/** The flags that began in the year. */
export function flagsOfYear({ facts: { period }, judged }: Material): readonly Flag[] {
  return judged.flags.filter(({ since }) => since.slice(0, 4) === period.name);
}

function measuresSentence({ facts: { measures, period } }: Material): Sentence {
  const inYear = (day: string | null): boolean => day !== null && day >= period.from && day <= period.to;
  return say('year.measures', {
    implemented: measures.filter(({ implementedOn }) => inYear(implementedOn)).length,
    works: measures.filter(({ verdict, judgedOn }) => verdict === 'works' && inYear(judgedOn)).length,
    judged: measures.filter(({ judgedOn }) => inYear(judgedOn)).length,
    late: measures.filter(
      (each) => each.implementedOn === null && each.droppedOn === null && each.dueOn <= period.to,
    ).length,
  });
}
