/** Parts of sentences in words: numbers, days, amounts, rows and codes. */
import { describe, expect, test } from 'vitest';
import {
  capital,
  monthNames,
  writePart,
  writePeriod,
  writeSentences,
} from '../../src/letters/digest-words.ts';

const NL = {
  language: 'nl',
  words: { 'digest.told': '{a} en {b}', 'channel.phone': 'per telefoon' },
  causes: [{ code: 'execution', nl: 'fout in de uitvoering', en: 'mistake in the work' }],
  categories: [{ code: 'leak', nl: 'lekkage', en: 'leak', words: { nl: [], en: [] } }],
} as const;
const EN = { ...NL, language: 'en' } as const;

describe('a part', () => {
  test.each([
    [1_042, '1.042', '1,042'],
    [{ day: '2026-11-23' }, '23 november 2026', '23 November 2026'],
    [{ cents: 125_050 }, '€ 1.250,50', '€1,250.50'],
    [{ period: '2026-W07' }, '7', '7'],
    [{ period: '2026-11' }, 'november 2026', 'November 2026'],
    [{ period: '2026-Q4' }, 'Q4 2026', 'Q4 2026'],
    [{ period: '2026' }, '2026', '2026'],
    [{ listed: ['C-1', 2] }, 'C-1, 2', 'C-1, 2'],
  ])('%j is written as people of the language read it', (part, nl, en) => {
    expect(writePart(part, NL)).toBe(nl);
    expect(writePart(part, EN)).toBe(en);
  });

  test('that is a code has its word, or stands as it is', () => {
    expect(writePart({ row: { dimension: 'cause', value: 'execution' } }, NL)).toBe('fout in de uitvoering');
    expect(writePart({ row: { dimension: 'cause', value: 'execution' } }, EN)).toBe('mistake in the work');
    expect(writePart({ row: { dimension: 'cause', value: 'lost' } }, NL)).toBe('lost');
    expect(writePart({ row: { dimension: 'category', value: 'leak' } }, NL)).toBe('lekkage');
    expect(writePart({ row: { dimension: 'channel', value: 'phone' } }, NL)).toBe('per telefoon');
    expect(writePart({ word: 'no.such-word' }, NL)).toBe('no.such-word');
  });

  test('that somebody wrote can do nothing', () => {
    expect(writePart('kijk op https://example.net #sluit', NL)).toBe('kijk op hxxps[:]//example.net sluit');
  });
});

test('sentences follow each other, each with a capital', () => {
  const told = { key: 'digest.told', parts: { a: 'lekkage', b: 3 } };
  expect(writeSentences([told, told], NL)).toBe('Lekkage en 3 Lekkage en 3');
  expect(capital('')).toBe('');
});

test('months are short, in order', () => {
  expect(
    monthNames('nl')
      .slice(0, 3)
      .map((name) => name.replace('.', '')),
  ).toStrictEqual(['jan', 'feb', 'mrt']);
  expect(monthNames('en')).toHaveLength(12);
  expect(writePeriod('2026-W47', NL)).toBe('47');
});
