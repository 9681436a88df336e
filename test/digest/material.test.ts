/** The small words of a digest: cases by their names, flags by theirs. */
import { expect, test } from 'vitest';
import { flagName, named, referencesOf, shareSentences, trendLabel } from '../../src/digest/material.ts';
import { aLine, aList } from '../support/digest-facts.ts';

test('four cases are named, and how many more there are', () => {
  const lines = ['C-1', 'C-2', 'C-3', 'C-4'].map((reference) => aLine(reference, null));
  expect(named(aList(...lines))).toStrictEqual({ listed: ['C-1', 'C-2', 'C-3', 'C-4'] });
  expect(named({ count: 9, lines })).toMatchObject({ key: 'digest.and-more', parts: { more: 5 } });
});

test('a case that stands twice in a list is one case to reply about', () => {
  expect(referencesOf(aList(aLine('C-1'), aLine('C-1'), aLine('C-2')))).toStrictEqual(['C-1', 'C-2']);
});

test('a flag is called by its row, the total and a share by words of their own', () => {
  expect(flagName('cause:execution')).toStrictEqual({ row: { dimension: 'cause', value: 'execution' } });
  expect(flagName('total:')).toMatchObject({ key: 'digest.row-total' });
  expect(flagName('share:late')).toStrictEqual({ word: 'digest.share.late' });
});

test('a share that fell is said to be fewer', () => {
  const told = shareSentences({
    name: 'satisfied',
    now: { hits: 5, of: 20 },
    before: { hits: 80, of: 100 },
    chance: 0,
  });
  expect(told.map(({ key }) => key)).toStrictEqual([
    'digest.share-seen',
    'digest.fewer-than-normal.own-past',
  ]);
});

test('a flag without a number is a fault of ours', () => {
  const flag = { row: 'cause:x', since: '2026-W47', lastFlagged: '2026-W47', fate: null };
  const shown = { shown: { flag, state: 'new', week: 1 }, trend: null, share: null, within: null } as const;
  const material = { trendNumbers: new Map([['cause:x', 9]]) };
  expect(trendLabel(material, shown)).toBe('T9');
  expect(() => trendLabel({ trendNumbers: new Map() }, shown)).toThrow('has no number');
});
