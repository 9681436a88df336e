/**
 * What may be done about what the numbers show: a rule, its text, and a reply that is ready to be sent (procedure step 5,
 * "are additional measures needed?"; domain.md 3.6 as a table). A rule never says what is the cause; it says where to
 * look. Those of a longer breath come in the digest of a month only, so that nobody learns to skip them.
 */
import { printMeasure } from '../case/reference.ts';
import { addDays } from '../case/working-days.ts';
import type { RowName } from './counting.ts';
import { sum } from './dispersion.ts';
import type { DigestFacts } from './facts.ts';
import type { Judged } from './judge.ts';
import type { Part } from './proportions.ts';
import { partSentence, type Sentence, say } from './sentences.ts';
import { weeksBetween } from './weeks.ts';

/** A suggestion about the desk as a whole; those about one flag stand with it (sections-trends.ts). */
export type Suggestion = {
  readonly sentences: readonly Sentence[];
  /** The row that a measure would be about; null where it is about none. */
  readonly row: RowName | null;
};

/** One rule of the table. */
export type SuggestionRule = {
  readonly name: string;
  /** True for a rule that the digest of a week leaves out. */
  readonly monthly: boolean;
  readonly find: (facts: DigestFacts, judged: Judged) => readonly Suggestion[];
};

const FEWEST_FOR_SHARE = 20;
const MOSTLY = 0.6;
const MOST_UNKNOWN = 0.2;
const MOST_SILENT = 0.5;
const FEWEST_ASKED = 10;
const MOST_FAILURES = 3;
const MOST_COMING_BACK = 3;
const DEAREST = 3;
/** Suggestions are read from the points of so many weeks: those of the division by category and cause. */
export const SUGGESTED_WEEKS = 13;
const FLOW_WEEKS = 4;
const PACE_WEEKS = 13;
const QUIET_WEEKS = 13;
/** Twenty-eight days of work. */
const MOST_WEEKS_OF_WORK = 4;
const DECIDED_IN_TIME = 8;
const PEOPLE_TO_CALL = 5;

/** The rules in the order of domain.md 3.6. */
export const SUGGESTIONS: readonly SuggestionRule[] = [
  { name: 'executor', monthly: true, find: executors },
  { name: 'unfounded', monthly: true, find: unfoundedCategories },
  { name: 'dear', monthly: true, find: dearCauses },
  { name: 'late', monthly: false, find: lateDecisions },
  { name: 'inflow', monthly: false, find: growingBacklog },
  { name: 'silence', monthly: true, find: silence },
  { name: 'unknown-cause', monthly: true, find: unknownCauses },
  { name: 'no-effect', monthly: false, find: measuresWithoutEffect },
  { name: 'access', monthly: true, find: accessCheck },
];

/** What the rules suggest for this digest. */
export function suggestionsFor(facts: DigestFacts, judged: Judged): readonly Suggestion[] {
  const isWeekly = facts.period.kind === 'week';
  return SUGGESTIONS.filter(({ monthly }) => !(monthly && isWeekly)).flatMap(({ find }) =>
    find(facts, judged),
  );
}

function executors({ repetition }: DigestFacts): readonly Suggestion[] {
  return repetition.executors
    .filter(({ name, rework, repeats }) => name !== '' && rework + repeats >= MOST_COMING_BACK)
    .map(({ name, rework, repeats }) =>
      suggest('executor', { name, count: rework + repeats }, { dimension: 'third-party', value: name }),
    );
}

function unfoundedCategories({ causes }: DigestFacts): readonly Suggestion[] {
  const categories = [...new Set(causes.findings.map(({ category }) => category))];
  return categories.flatMap((category) => {
    const own = causes.findings.filter((each) => each.category === category);
    const hits = sum(own.filter(({ finding }) => finding === 'unfounded').map(({ points }) => points));
    const part = { hits, of: sum(own.map(({ points }) => points)) };
    if (part.of < FEWEST_FOR_SHARE || hits < MOSTLY * part.of) return [];
    const told = row('category', category);
    return suggest('unfounded', { row: told, part: partSentence(part) }, told.row);
  });
}

function dearCauses({ causes }: DigestFacts): readonly Suggestion[] {
  return causes.pareto
    .filter(({ costCents, cause }) => costCents > 0 && cause !== null)
    .toSorted((left, right) => right.costCents - left.costCents)
    .slice(0, DEAREST)
    .filter(({ founded }) => founded > 0)
    .map(({ category, cause, costCents }) =>
      suggest(
        'dear',
        {
          row: row('category', category),
          cause: row('cause', cause ?? ''),
          cost: { cents: costCents },
        },
        { dimension: 'cause', value: cause ?? '' },
      ),
    );
}

function lateDecisions({ checks, handlers }: DigestFacts): readonly Suggestion[] {
  const failures = checks.find(({ check }) => check === DECIDED_IN_TIME)?.failedInFourWeeks ?? 0;
  if (failures < MOST_FAILURES) return [];
  const busy = handlers.filter(({ who, late }) => who !== null && late > 0);
  const listed = busy.map(({ who, open, late }) => say('load', { who: who ?? '', open, late }));
  const about = { count: failures, handlers: { listed } };
  return [suggest(busy.length === 0 ? 'late' : 'late-load', about)];
}

function growingBacklog({ caseWeeks, stand, today }: DigestFacts): readonly Suggestion[] {
  const last = caseWeeks.slice(-FLOW_WEEKS);
  if (last.length < FLOW_WEEKS || !last.every(({ received, closed }) => received > closed)) return [];
  const pace = mean(caseWeeks.slice(-PACE_WEEKS).map(({ closed }) => closed));
  const growth = mean(last.map(({ received, closed }) => received - closed));
  const room = MOST_WEEKS_OF_WORK * pace - stand.open;
  if (room <= 0) return [suggest('inflow-now', { open: stand.open })];
  const day = addDays(today, Math.ceil((room / growth) * 7));
  return [suggest('inflow', { open: stand.open, day: { day } })];
}

function silence({ satisfaction: { answers } }: DigestFacts): readonly Suggestion[] {
  const part = { hits: answers.none, of: answers.yes + answers.no + answers.partly + answers.none };
  if (part.of < FEWEST_ASKED || part.hits <= MOST_SILENT * part.of) return [];
  return [suggest('silence', { part: partSentence(part), people: PEOPLE_TO_CALL })];
}

function unknownCauses({ quality, causes }: DigestFacts): readonly Suggestion[] {
  const part: Part = { hits: quality.unknownCause.points, of: quality.unknownCause.of };
  if (part.of < FEWEST_FOR_SHARE || part.hits <= MOST_UNKNOWN * part.of) return [];
  const texts = { listed: causes.freeTexts.slice(0, 3).map(({ text }) => say('quoted', { text })) };
  const key = causes.freeTexts.length === 0 ? 'unknown-cause' : 'unknown-cause-texts';
  return [suggest(key, { part: partSentence(part), texts })];
}

function measuresWithoutEffect({ measures, period }: DigestFacts): readonly Suggestion[] {
  return measures
    .filter(({ verdict }) => verdict === 'no-effect-shown' || verdict === 'worse')
    .filter(({ judgedOn }) => judgedOn !== null && judgedOn >= period.from)
    .map(({ number }) => suggest('no-effect', { reference: printMeasure(number) }));
}

function accessCheck({ caseWeeks, week }: DigestFacts, { flags, weeks, maturity }: Judged) {
  const isFlagged = flags.some(({ lastFlagged }) => weeksBetween(lastFlagged, week) < QUIET_WEEKS);
  const objections = sum(caseWeeks.slice(-QUIET_WEEKS).map((each) => each.objections));
  if (maturity === 'new' || weeks < QUIET_WEEKS || isFlagged || objections > 0) return [];
  return [suggest('access', { weeks: QUIET_WEEKS })];
}

function suggest(key: string, parts: Sentence['parts'], about: RowName | null = null): Suggestion {
  return { sentences: [say(`suggest.${key}`, parts)], row: about };
}

function row(dimension: 'category' | 'cause', value: string) {
  return { row: { dimension, value } };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
