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
  expect(requestsOf('#oppakken late levering')).toMatchObject([
    { category: 'late levering', severity: null },
  ]);
  expect(requestsOf('#triage high')).toMatchObject([{ category: 'high', severity: null }]);
  expect(problemsOf('#triage')).toStrictEqual(['1 missing-value']);
});

test('a desk that lists its categories knows no others', () => {
  const categories = ['Leak', 'Late delivery'];
  expect(requestsOf('#category late-delivery.', { categories })).toStrictEqual([
    { type: 'set_routing', field: 'category', value: 'Late delivery' },
  ]);
  expect(problemsOf('#category leek', { categories })).toStrictEqual(['1 unknown-value | #category Leak']);
  expect(problemsOf('#category', { categories })).toStrictEqual([
    '1 missing-value | #category Leak | #category Late delivery',
  ]);
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
