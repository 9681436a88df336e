import { expect, test } from 'vitest';
import { nearestValue, suggestName } from '../../src/staff/suggest.ts';

const name = (written: string, legal = true) => ({ name: written, legal });

test.each([
  ['asess', 'assess'],
  ['clsoe', 'close'],
  ['ongegrnd', 'ongegrond'],
  ['solved_quik', 'solved-quick'],
  ['NOTTE', 'note'],
])('%s was meant as %s', (written, expected) => {
  const known = ['assess', 'close', 'note', 'ongegrond', 'solved-quick'].map((each) => name(each));
  expect(suggestName(written, known)).toBe(expected);
});

test('a command that is legal now goes before a nearer one that is not', () => {
  expect(suggestName('clos', [name('close', false), name('claim')])).toBe('close');
  expect(suggestName('clone', [name('close', false), name('clones')])).toBe('clones');
});

test('nothing is suggested for a word that is far from all', () => {
  expect(suggestName('metoo', [name('close'), name('note')])).toBeNull();
  expect(suggestName('', [name('close')])).toBeNull();
});

test('a value is found by its folded form', () => {
  expect(nearestValue('foundet', ['founded', 'unfounded'])).toBe('founded');
  expect(nearestValue('no findin', ['no-finding', 'founded'])).toBe('no-finding');
});
