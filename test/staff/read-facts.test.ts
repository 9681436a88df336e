import { expect, test } from 'vitest';
import { readTags } from '../../src/staff/read-facts.ts';
import { problemsOf, requestsOf } from '../support/command-mail.ts';

test('labels are put on and taken off', () => {
  expect(readTags({ args: '+Warranty, -urgent –old new', block: [] })).toStrictEqual({
    ok: true,
    request: { type: 'change_tags', add: ['warranty', 'new'], remove: ['urgent', 'old'] },
  });
  expect(problemsOf('#tag')).toStrictEqual(['1 missing-value']);
});

test('triage has a category of one or more words, and may have a severity', () => {
  expect(requestsOf('#triage leak high')).toStrictEqual([
    { type: 'triage', category: 'leak', severity: 'high' },
  ]);
  expect(requestsOf('#oppakken te late levering')).toMatchObject([{ category: 'delay', severity: null }]);
  expect(problemsOf('#triage high')).toStrictEqual(['1 unknown-category']);
  expect(problemsOf('#triage')).toStrictEqual([
    '1 missing-value | #triage leak | #triage late delivery | #triage invoice | #triage other',
  ]);
});

test('a category whose name ends in a severity is understood', () => {
  const words = { nl: [], en: [] };
  const categories = [{ code: 'low', nl: 'Waterdruk te laag', en: 'Water pressure low', words }];
  expect(requestsOf('#oppakken waterdruk te laag', { categories })).toMatchObject([
    { category: 'low', severity: null },
  ]);
  expect(requestsOf('#oppakken waterdruk te laag spoed', { categories })).toMatchObject([
    { category: 'low', severity: 'urgent' },
  ]);
});

test('a category is known by its code and its name in each language, however it is typed', () => {
  for (const written of ['delay', 'Te late Levering', 'late-delivery.', 'LATE DELIVERY', 'levering'])
    expect(requestsOf(`#category ${written}`)).toStrictEqual([
      { type: 'set_routing', field: 'category', value: 'delay' },
    ]);
});

test('words that are no category are refused with the one that is likely, and make none', () => {
  expect(problemsOf('#category leek')).toStrictEqual(['1 unknown-category | #category leak']);
  expect(problemsOf('#triage lekt hoog')).toStrictEqual(['1 unknown-category | #triage leak hoog']);
  expect(problemsOf('#oppakken lekt', { language: 'nl' })).toStrictEqual([
    '1 unknown-category | #oppakken lekkage',
  ]);
  expect(problemsOf('#category doorbell')).toStrictEqual(['1 unknown-category']);
});

test('points stand in a list, or each on its line', () => {
  const texts = ['The dormer leaks.', 'Nobody called back.'];
  expect(requestsOf('#points\n1. The dormer leaks.\n2. Nobody called back.')).toStrictEqual([
    { type: 'list_points', texts },
  ]);
  expect(requestsOf('#points The dormer leaks.\n\nNobody called back.')).toStrictEqual([
    { type: 'list_points', texts },
  ]);
  expect(problemsOf('#points')).toStrictEqual(['1 missing-text']);
});

test.each([
  ['#set phone: 020 123 45 67', 'phone', '020 123 45 67'],
  ['#gegeven e-mailadres anna@example.org', 'mail', 'anna@example.org'],
  ['#set received: yesterday', 'received', '2026-11-16'],
  ['#gegeven opleverdatum: 3 maart 2026', 'delivery', '2026-03-03'],
  ['#set language: Nederlands', 'language', 'nl'],
  ['#set channel: brief', 'channel', 'letter'],
])('%s corrects the register', (mail, field, value) => {
  expect(requestsOf(mail)).toStrictEqual([{ type: 'correct_field', field, value }]);
});

test.each([
  ['#set colour: blue', '1 unknown-value'],
  ['#set phone', '1 missing-value'],
  ['#set received: tomorrow', '1 date-in-future'],
  ['#set received: yesterday or so', '1 unexpected-text | #set received: yesterday'],
  ['#set language: Klingon', '1 unknown-value'],
])('%s does not', (mail, problem) => expect(problemsOf(mail)).toStrictEqual([problem]));

test('text below a value is a note, not part of the value', () => {
  expect(requestsOf('#set phone: 020 123 45 67\nShe called twice.')).toMatchObject([
    { value: '020 123 45 67' },
  ]);
});
