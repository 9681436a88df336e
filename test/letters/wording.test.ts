/** Days, times and sizes as people write them. */
import { describe, expect, test } from 'vitest';
import {
  questionsFor,
  wordFor,
  writeDay,
  writeDayOf,
  writeInstant,
  writeSize,
} from '../../src/letters/wording.ts';
import { aSetting } from './samples.ts';

describe('a day', () => {
  test('is written in words with its weekday', () => {
    expect(writeDay('2026-12-24', 'nl')).toBe('donderdag 24 december 2026');
    expect(writeDay('2026-12-24', 'en')).toBe('Thursday 24 December 2026');
  });

  test('is that of the desk, not that of Greenwich', () => {
    expect(writeDayOf(new Date('2026-11-17T23:30:00Z'), aSetting('nl', {}))).toBe(
      'woensdag 18 november 2026',
    );
  });

  test('has its time on the clock of the desk, summer and winter', () => {
    expect(writeInstant(new Date('2026-11-17T10:02:00Z'), aSetting('nl', {}))).toBe(
      'dinsdag 17 november 2026, 11:02',
    );
    expect(writeInstant(new Date('2026-07-01T22:05:00Z'), aSetting('en', {}))).toBe(
      'Thursday 2 July 2026, 00:05',
    );
  });
});

test.each([
  [0, '1 kB', '1 kB'],
  [310_400, '310 kB', '310 kB'],
  [999_499, '999 kB', '999 kB'],
  [999_500, '1 MB', '1 MB'],
  [1_240_000, '1,2 MB', '1.2 MB'],
  [61_300_000, '61 MB', '61 MB'],
])('a file of %i bytes is %s', (bytes, nl, en) => {
  expect(writeSize(bytes, 'nl')).toBe(nl);
  expect(writeSize(bytes, 'en')).toBe(en);
});

test('a code without a word is shown as it is', () => {
  expect(wordFor({ 'flag.signed': 'signed by hand' }, 'flag', 'signed')).toBe('signed by hand');
  expect(wordFor({}, 'flag', 'signed')).toBe('signed');
});

test('questions come in the order of the configuration and the language of the reader', () => {
  expect(questionsFor(aSetting('en', {}), ['photo', 'address', 'unknown'])).toStrictEqual([
    'What is the address of the home?',
    'Could you send a photo of what is wrong?',
  ]);
});
