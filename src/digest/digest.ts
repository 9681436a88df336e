/**
 * A whole digest from what the register counted and what was made of it: first screen, decisions, sections, small print
 * (procedure step 5; domain.md 3.1). A quiet week is told in two lines; a desk in its first weeks gets lists only.
 */
import { FEWEST_WEEKS, WINDOWS } from './baseline.ts';
import type { BetaLaw } from './beta-law.ts';
import { sentences } from './blocks.ts';
import { pointsBy } from './counting.ts';
import { decisionsOf } from './decisions.ts';
import { provenFlags } from './flag-history.ts';
import { type Judged, rowNameOf, totalBreaks } from './judge.ts';
import { casesOfRow, flagName, type Material, referencesOf, sayCount, trendLabel } from './material.ts';
import type { ChartData, Digest, DigestRow, DigestSection, Entry } from './model.ts';
import { openingOf, receivedIn, subjectOf } from './opening.ts';
import {
  checkSection,
  costSection,
  disputeSection,
  measureSection,
  qualitySection,
  repetitionSection,
  satisfactionSection,
} from './sections-handling.ts';
import { ageClasses, speedSection, standSection } from './sections-stand.ts';
import { causeSection, paretoName, trendSection } from './sections-trends.ts';
import { yearSections } from './sections-year.ts';
import {
  FALSE_FLAGS,
  receivedSentences,
  type Sentence,
  type SentencePart,
  say,
  unseenSentence,
} from './sentences.ts';
import { isShownByCase, smallestVisibleFactor } from './visibility.ts';
import { addWeeks } from './weeks.ts';

const MOST_BARS = 6;
const RATE_WEEKS = 26;
/** Weeks without a volume that are named; the others are a number. */
const MOST_WEEKS_NAMED = 6;

/** Writes a digest without words. @param quiet  `whole`: also of a quiet week, because somebody asked for it */
export function makeDigest(material: Material, beta: BetaLaw, quiet: 'short' | 'whole' = 'short'): Digest {
  const { facts } = material;
  const decisions = decisionsOf(material);
  const subject = subjectOf(material);
  const common = { period: facts.period, subject };
  if (quiet === 'short' && isQuietWeek(material, decisions.entries.length)) {
    return {
      ...common,
      opening: quietLines(material),
      isQuiet: true,
      sections: [],
      smallPrint: [fingerprintSentence(material)],
      charts: { received: null, breaks: [], backlog: null, pareto: null },
      rows: [],
    };
  }
  const sections = sectionsOf(material, decisions, beta);
  return {
    ...common,
    opening: openingOf(material, decisions.entries.length + decisions.more),
    isQuiet: false,
    sections,
    smallPrint: smallPrint(material),
    charts: chartsOf(material, sections),
    rows: [...decisions.rows, ...trendRows(material), ...listRows(material)],
  };
}

function sectionsOf(
  material: Material,
  { entries, more }: { readonly entries: readonly Entry[]; readonly more: number },
  beta: BetaLaw,
): readonly DigestSection[] {
  const isLong = material.facts.period.kind !== 'week';
  const decisions: DigestSection = {
    code: 'B1',
    title: say('section.decisions'),
    blocks: [
      { kind: 'entries', entries },
      ...sentences(more === 0 ? [] : [sayCount('more-decisions', more)]),
    ],
  };
  const sections = [
    entries.length === 0 ? null : decisions,
    ...yearSections(material),
    material.facts.year === null ? null : measureSection(material),
    standSection(material),
    // The trends of its last week are no news of a year.
    material.facts.year === null ? trendSection(material, beta) : null,
    causeSection(material),
    checkSection(material),
    speedSection(material),
    satisfactionSection(material),
    material.facts.year === null ? measureSection(material) : null,
    disputeSection(material),
    repetitionSection(material),
    qualitySection(material),
    isLong ? costSection(material) : null,
  ];
  return sections
    .filter((section) => section !== null && section.blocks.length > 0)
    .flatMap((each) => each ?? []);
}

/** Nothing deviates, nothing is late, nobody is dissatisfied and nothing waits for a decision. */
function isQuietWeek({ facts, judged }: Material, decisions: number): boolean {
  const { period, stand, satisfaction, checks } = facts;
  const received = receivedIn(facts);
  return (
    period.kind === 'week' &&
    judged.usual !== null &&
    received >= judged.usual.low &&
    received <= judged.usual.high &&
    judged.shown.length === 0 &&
    decisions === 0 &&
    stand.overduePromises.count + stand.overdueOuter.count === 0 &&
    satisfaction.quotes.count === 0 &&
    checks.every(({ failed }) => failed.count === 0)
  );
}

function quietLines({ facts, judged }: Material): readonly (readonly Sentence[])[] {
  const { usual } = judged;
  if (usual === null) return [];
  return [receivedSentences(receivedIn(facts), usual, true), [sayCount('quiet', facts.stand.open)]];
}

/** How it was counted, and what could not have been seen. */
function smallPrint(material: Material): readonly Sentence[] {
  const { facts, judged } = material;
  const proven = provenFlags(judged.flags);
  return [
    say('method.weeks'),
    say(
      judged.maturity === 'new' ? 'method.new' : judged.maturity === 'young' ? 'method.young' : 'method.full',
    ),
    ...(judged.maturity === 'new' ? [] : exposureSentences(judged)),
    ...breakSentences(judged),
    ...(judged.maturity === 'new' ? [] : [FALSE_FLAGS, ...unseen(material)]),
    ...(facts.period.kind === 'year' && proven.investigated > 0
      ? [say('proven-flags', { hits: proven.real, of: proven.investigated })]
      : []),
    fingerprintSentence(material),
  ];
}

/** What is compared per, and which weeks have no volume. */
function exposureSentences({ volumeKnown, volumes }: Judged): readonly Sentence[] {
  const { missing, of } = volumes;
  const shown = missing.slice(0, MOST_WEEKS_NAMED).map((period) => ({ period }));
  const more = missing.length - shown.length;
  const weeks = more > 0 ? say('and-more', { cases: { listed: shown }, more }) : { listed: shown };
  const parts = { count: missing.length, of, weeks };
  if (!volumeKnown)
    return [missing.length === 0 ? say('method.working-days') : say('method.volume-lacking', parts)];
  return [
    say('method.volume'),
    ...(missing.length === 0 ? [] : [sayCount('method.volume-missing', missing.length, parts)]),
  ];
}

/** Rows whose earlier weeks are nothing to compare with, and from when they are compared again. */
function breakSentences({ breaks }: Judged): readonly Sentence[] {
  return breaks.map(({ from, why, ...row }) =>
    say('method.break', {
      row: flagName(rowNameOf(row)),
      week: { period: from },
      why,
      again: { period: addWeeks(from, FEWEST_WEEKS - 1) },
    }),
  );
}

/** For the smallest and the largest category (domain.md 3.4 F). */
function unseen({ facts, judged }: Material): readonly Sentence[] {
  const weeks = Math.min(judged.weeks, RATE_WEEKS);
  const since = facts.caseWeeks.at(-weeks)?.week ?? facts.week;
  const totals = pointsBy(
    facts.weekCounts.filter(({ dimension, week }) => dimension === 'category' && week >= since),
  );
  const rates = [...totals].map(([value, points]) => ({ value, weekly: points / weeks }));
  const rising = rates.toSorted((left, right) => left.weekly - right.weekly);
  const ends = [...new Set([rising[0], rising.at(-1)])].flatMap((each) => each ?? []);
  return ends.map(({ value, weekly }) => {
    const row: SentencePart = { row: { dimension: 'category', value } };
    return unseenSentence(row, isShownByCase(weekly) ? null : smallestVisibleFactor(weekly));
  });
}

function fingerprintSentence({ facts: { fingerprint } }: Material): Sentence {
  const { digest, cases, events } = fingerprint;
  return say('fingerprint', { digest, cases, events });
}

function chartsOf({ facts, judged }: Material, sections: readonly DigestSection[]): ChartData {
  const shown = new Set(
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'picture' ? block.name : []))),
  );
  const bars = facts.causes.pareto.slice(0, MOST_BARS).map(({ category, cause, points }) => ({
    label: [paretoName(category, cause)],
    count: points,
  }));
  return {
    received: shown.has('received') ? judged.band : null,
    breaks: totalBreaks(judged),
    backlog: shown.has('backlog') ? ageClasses(facts.stand.ages) : null,
    pareto: shown.has('pareto') ? bars : null,
  };
}

function trendRows(material: Material): readonly DigestRow[] {
  return material.judged.shown.map((flag) => {
    const { row, since } = flag.shown.flag;
    const references = referencesOf(casesOfRow(material.rowCases, row));
    const standsOut = addWeeks(since, 1 - Math.max(...WINDOWS));
    return { label: trendLabel(material, flag), is: 'trend', row, references, since: standsOut };
  });
}

/** The cases behind the numbers of each section: `#list B2`. */
function listRows({ facts }: Material): readonly DigestRow[] {
  const { stand, disputes, repetition, quality, satisfaction, checks } = facts;
  const lists = {
    B2: [stand.overdueOuter, stand.overduePromises, stand.dueSoon, stand.unhandled],
    B5: checks.map(({ failed }) => failed),
    B7: [satisfaction.quotes],
    B9: [disputes.open, disputes.holds],
    B10: [repetition.repeatCases, repetition.rework],
    B11: [quality.uncategorised, quality.bounced, { count: 0, lines: quality.notComplaints.sample }],
  };
  return Object.entries(lists).flatMap(([label, all]): readonly DigestRow[] => {
    const references = [...new Set(all.flatMap(referencesOf))];
    return references.length === 0 ? [] : [{ label, is: 'cases', references }];
  });
}
