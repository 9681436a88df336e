/** The sentences of the digest in the words of both languages, and the rules that those words keep (domain.md 3.2). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/case/vocabulary.ts';
import { VERDICTS } from '../../src/case/vocabulary.ts';
import {
  effectSentence,
  FALSE_FLAGS,
  flagSentence,
  lateSentence,
  NO_OTHER_DEVIATES,
  partSentence,
  receivedSentences,
  type Sentence,
  trendSentences,
  unseenSentence,
} from '../../src/digest/sentences.ts';
import type { Trend } from '../../src/digest/trends.ts';
import { writeSentences } from '../../src/letters/digest-words.ts';
import type { Words } from '../../src/letters/wording.ts';

const read = (language: Language): Words =>
  JSON.parse(readFileSync(`templates/${language}/words.json`, 'utf8'));
const WORDS: Readonly<Record<Language, Words>> = { nl: read('nl'), en: read('en') };

function write(sentences: readonly Sentence[], language: Language): string {
  return writeSentences(sentences, {
    language,
    words: WORDS[language],
    causes: [],
    categories: [],
  });
}

const TREND: Trend = {
  dimension: 'category',
  value: 'dormer leak',
  window: 1,
  observed: 9,
  expected: 2.23,
  before: 58,
  exposureRatio: 1 / 26,
  by: 'own-past',
  chance: 0.004,
  provisional: false,
};
const SOUTH = { value: 'Zuidhof (fase 2)', points: 7 };

describe('a trend is told', () => {
  test('with what was seen, what was expected, and where most of it is', () => {
    expect(write(trendSentences(TREND, 'Lekkage dakkapel', SOUTH), 'nl')).toBe(
      'Lekkage dakkapel: 9 in de laatste week, 2 verwacht. Dat is duidelijk meer dan normaal. ' +
        '7 van de 9 komen uit Zuidhof (fase 2).',
    );
    expect(write(trendSentences(TREND, 'Dormer leaks', { ...SOUTH, value: 'Zuidhof phase 2' }), 'en')).toBe(
      'Dormer leaks: 9 last week, about 2 expected. Clearly more than normal. 7 of 9 are from Zuidhof phase 2.',
    );
  });

  test('without a place when fewer than 60 % come from one', () => {
    expect(trendSentences(TREND, 'Lekkage', { ...SOUTH, points: 6 })).toHaveLength(3);
    expect(trendSentences(TREND, 'Lekkage', { ...SOUTH, points: 5 })).toHaveLength(2);
  });

  test('of four weeks, by its share, rare and provisional', () => {
    const trend: Trend = { ...TREND, window: 4, expected: 0.4, by: 'share', provisional: true };
    expect(write(trendSentences(trend, 'Roof', null), 'en')).toBe(
      'Roof: 9 in the last four weeks, fewer than 1 expected. ' +
        'Clearly more than normal for so many complaints in all. Provisional: fewer than 30 weeks have been counted.',
    );
  });

  test('as fewer when it fell', () => {
    const trend: Trend = { ...TREND, observed: 1, expected: 8.2 };
    expect(write(trendSentences(trend, 'Roof', null), 'en')).toBe(
      'Roof: 1 last week, about 8 expected. Clearly fewer than normal.',
    );
  });

  test('as new once, then with its week', () => {
    const flag = { row: 'category:leak', since: '2026-W10', lastFlagged: '2026-W12', fate: null };
    expect(write([flagSentence({ flag, state: 'new', week: 1 })], 'nl')).toBe('Nieuw.');
    expect(write([flagSentence({ flag, state: 'ongoing', week: 3 })], 'nl')).toBe('Loopt door, week 3.');
  });
});

test('a quiet week is said to be one', () => {
  const usual = { low: 8, high: 19 };
  expect(write(receivedSentences(14, usual, true), 'nl')).toBe(
    'Er kwamen 14 klachten binnen; normaal is 8 tot 19. Niets bijzonders.',
  );
  expect(write(receivedSentences(1, usual, false), 'en')).toBe('1 complaint came in; normal is 8 to 19.');
});

test('a percentage stands behind the count, and only of 20 or more', () => {
  expect(write([partSentence({ hits: 7, of: 19 })], 'nl')).toBe('7 van 19');
  expect(write([partSentence({ hits: 7, of: 20 })], 'nl')).toBe('7 van 20 (35 %)');
});

describe('a measure', () => {
  const effect = { expected: 15, chance: 0.01, ratio: { value: 0.2, limits: { low: 0.04, high: 0.7 } } };
  const plan = { verdictIn: '2026-W36', leastBefore: 13, dispersion: 1 };
  const measure = { reference: 'M-0012', what: 'kitvoeg controleren' };
  const after = { points: 3, weeks: 13 };

  test('that works is told by its counts', () => {
    expect(write([effectSentence({ ...effect, verdict: 'works' }, plan, measure, after)], 'nl')).toBe(
      'Maatregel M-0012 (kitvoeg controleren) werkt: 3 klachten in 13 weken, 15 verwacht.',
    );
  });

  // Week 36 of 2026 ends on Sunday 6 September; its digest comes the day after.
  test('that is too young has a day on which it can be told', () => {
    expect(write([effectSentence({ ...effect, verdict: 'too-early' }, plan, measure, after)], 'nl')).toBe(
      'M-0012: nog niet te zeggen; op zijn vroegst op 7 september 2026.',
    );
  });

  test.each(VERDICTS)('has a sentence for %s', (verdict) => {
    const never = { ...plan, verdictIn: verdict === 'not-measurable' ? null : plan.verdictIn };
    for (const language of ['nl', 'en'] as const) {
      expect(write([effectSentence({ ...effect, verdict }, never, measure, after)], language)).toContain(
        'M-0012',
      );
    }
  });
});

test('the small print says what could not have been seen', () => {
  expect(write([unseenSentence('dakkapel', 2.7)], 'nl')).toBe(
    'Wat wij niet hadden kunnen zien: bij dakkapel minder dan 2,7 keer zoveel als normaal.',
  );
  expect(write([unseenSentence('roof', null)], 'en')).toContain('every change is too small');
  expect(write([FALSE_FLAGS, NO_OTHER_DEVIATES], 'en')).toContain('once a quarter');
});

test('late registrations are stated', () => {
  expect(write([lateSentence(1)], 'nl')).toContain('1 zaak van een eerdere week');
  expect(write([lateSentence(12)], 'en')).toContain('12 cases of earlier weeks');
});

test.each(['nl', 'en'] as const)('the words promise no more than the numbers hold (%s)', (language) => {
  const words = Object.entries(WORDS[language]).filter(([key]) => key.startsWith('digest.'));
  expect(words.length).toBeGreaterThan(20);
  for (const [, text] of words) {
    expect(text).not.toMatch(
      /bewezen|toeval|stijging|veroorza|proven|certain|caused|coincidence|significan/iu,
    );
  }
});
