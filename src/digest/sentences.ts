/**
 * What the numbers say, as sentences without their words: the words stand in `templates/<language>/words.json` under
 * `digest.`, so that both languages keep the same rules (procedure step 5; domain.md 3.2). Counts stand before
 * percentages, and a percentage only where there are at least 20; "more than normal" only for a flag; the base of every
 * comparison is named; nothing is "proven", and what comes together is not said to be the cause.
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays } from '../case/working-days.ts';
import type { Interval } from './beta-law.ts';
import type { RowName } from './counting.ts';
import type { ShownFlag } from './flag-history.ts';
import type { Effect, EffectPlan } from './measure-effect.ts';
import type { Part } from './proportions.ts';
import type { Trend } from './trends.ts';
import { type IsoWeek, mondayOf } from './weeks.ts';

/**
 * What stands in a place of a sentence: a text of somebody, which is made harmless before it is shown, a number, a day,
 * an amount, a period (`2026-W47`), a row of the analysis by its name, the word for a code (`group.code`, or the code where there is none), a
 * list of such, or words of their own.
 */
export type SentencePart =
  | string
  | number
  | { readonly day: IsoDate }
  | { readonly cents: number }
  | { readonly period: string }
  | { readonly row: RowName }
  | { readonly word: string }
  | { readonly listed: readonly SentencePart[] }
  | Sentence;

/** The words of `digest.<key>` with what stands in their places. */
export type Sentence = { readonly key: string; readonly parts: Readonly<Record<string, SentencePart>> };

/** Fewer than this are never told as a percentage. */
export const FEWEST_FOR_PERCENT = 20;
/** From this share on the points of a flag are said to come together. */
export const CONCENTRATED = 0.6;
const DIGEST_AFTER_DAYS = 7;

/**
 * What a flagged row saw, what was expected, that it is more (or fewer) than normal, and where most of it is.
 * @param row    the row as people call it
 * @param within  where the most of its points are, or null when that is not known
 */
export function trendSentences(
  trend: Trend,
  row: SentencePart,
  within: { readonly value: SentencePart; readonly points: number } | null,
): readonly Sentence[] {
  const { observed, expected, window, by, provisional } = trend;
  const direction = observed > expected ? 'more' : 'fewer';
  const sentences = [
    say(window === 1 ? 'seen-last-week' : 'seen-four-weeks', {
      row,
      observed,
      expected: expected < 1 ? say('less-than-one') : say('about', { count: Math.round(expected) }),
    }),
    say(`${direction}-than-normal.${by}`, {}),
  ];
  if (within !== null && within.points >= CONCENTRATED * observed) {
    sentences.push(say('most-within', { points: within.points, observed, value: within.value }));
  }
  if (provisional) sentences.push(say('provisional'));
  return sentences;
}

/** Whether a flag is new, or in which week it goes on. */
export function flagSentence({ state, week }: ShownFlag): Sentence {
  return say(`flag-${state}`, { week });
}

/**
 * How many cases came in beside what is normal; a quiet week adds that there is nothing special.
 * @param isQuiet  true when nothing is flagged
 */
export function receivedSentences(
  received: number,
  usual: Interval & { readonly high: number },
  isQuiet: boolean,
): readonly Sentence[] {
  const told = say(`received.${received === 1 ? 'one' : 'many'}`, {
    received,
    low: usual.low,
    high: usual.high,
  });
  return isQuiet ? [told, say('nothing-special')] : [told];
}

/** `7 of 9`, and from 20 on with the percentage behind it. */
export function partSentence({ hits, of }: Part): Sentence {
  if (of < FEWEST_FOR_PERCENT) return say('part', { hits, of });
  return say('part-percent', { hits, of, percent: Math.round((100 * hits) / of) });
}

/**
 * What the counts say of a measure.
 * @param reference  for example `M-0012`
 * @param what       the measure in the words of its owner
 * @param after      points and weeks counted after it
 */
export function effectSentence(
  { verdict, expected }: Effect,
  { verdictIn }: EffectPlan,
  measure: { readonly reference: string; readonly what: string },
  after: { readonly points: number; readonly weeks: number },
): Sentence {
  const from = verdictIn === null ? {} : { from: { day: digestDayOf(verdictIn) } };
  return say(`effect.${verdict}`, { ...measure, ...after, expected: Math.round(expected), ...from });
}

/** What could not have been seen in a row, for the small print. */
export function unseenSentence(row: SentencePart, factor: number | null): Sentence {
  return factor === null ? say('unseen-any', { row }) : say('unseen', { row, factor });
}

/** Closes the list of trends. */
export const NO_OTHER_DEVIATES: Sentence = say('no-other-deviates');

/** What the flags of a desk are worth in which nothing happens, for the small print (domain.md 3.4 A). */
export const FALSE_FLAGS: Sentence = say('false-flags');

/** How many cases of earlier weeks were registered since the last digest. */
export function lateSentence(cases: number): Sentence {
  return say(`late-registered.${cases === 1 ? 'one' : 'many'}`, { cases });
}

/** The Monday on which the digest of a week comes. */
function digestDayOf(week: IsoWeek): IsoDate {
  return addDays(mondayOf(week), DIGEST_AFTER_DAYS);
}

/** The sentence `digest.<key>` with what stands in its places. */
export function say(key: string, parts: Sentence['parts'] = {}): Sentence {
  return { key: `digest.${key}`, parts };
}
