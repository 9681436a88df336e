/** The blocks of a section: nothing is shown where there is nothing to show. */
import { expect, test } from 'vitest';
import { bullets, column, sentences } from '../../src/digest/blocks.ts';
import { say } from '../../src/digest/sentences.ts';

const QUIET = say('nothing-deviates');

test('a paragraph or a list without a sentence is left out', () => {
  expect([...sentences([]), ...bullets([])]).toEqual([]);
  expect([...sentences([QUIET]), ...bullets([[QUIET]])]).toEqual([
    { kind: 'sentences', sentences: [QUIET] },
    { kind: 'bullets', items: [[QUIET]] },
  ]);
});

test('a column holds numbers unless it is said to hold text', () => {
  expect([column('points'), column('where', false)]).toEqual([
    { title: say('column.points'), isNumber: true },
    { title: say('column.where'), isNumber: false },
  ]);
});
