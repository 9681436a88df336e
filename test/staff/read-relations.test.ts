import { expect, test } from 'vitest';
import { readNothing } from '../../src/staff/read-relations.ts';
import { problemsOf, requestsOf } from '../support/command-mail.ts';

test('a command that stands alone may end in a dot', () => {
  const read = readNothing({ type: 'show_status' });
  expect(read({ args: '.', block: [] })).toMatchObject({ ok: true });
  expect(read({ args: 'please', block: [] })).toMatchObject({
    ok: false,
    fault: { code: 'unexpected-text' },
  });
});

test.each([
  ['#merge c – 1043 – 2', { type: 'merge_case', into: 'C-1043-2' }],
  ['#koppel C-1043-2.', { type: 'link_case', other: 'C-1043-2' }],
  ['#hoort-bij C-1043-2', { type: 'join_held', reference: 'C-1043-2' }],
  ['#undo', { type: 'undo', transaction: null }],
  ['#ongedaan t-17-4.', { type: 'undo', transaction: 17 }],
  ['#ja T - 17 - 4', { type: 'confirm', transaction: 17 }],
  ['#no', { type: 'decline', transaction: null }],
  ['#goedkeuren T-17-4', { type: 'approve', transaction: 17 }],
  ['#vertrouwelijk uit', { type: 'set_confidential', on: false }],
  ['#ack', { type: 'acknowledge', told: null }],
  ['#bevestig door de telefoon', { type: 'acknowledge', told: 'door de telefoon' }],
  ['#help #herstel', { type: 'show_help', topic: 'herstel' }],
  ['#list', { type: 'list_cases', words: '' }],
  [
    '#lock Pieter',
    { type: 'lock_person', person: { name: 'Pieter Bos', address: 'pieter.bos@example.org' } },
  ],
])('%s is read', (mail, request) => expect(requestsOf(mail)).toStrictEqual([request]));

test.each([
  ['#merge C-1043-3', '1 bad-reference'],
  ['#merge', '1 missing-value'],
  ['#undo everything', '1 bad-transaction'],
  ['#confidential maybe', '1 unknown-value'],
  ['#confidential', '1 missing-value | #confidential on | #confidential off'],
  ['#confidential on please', '1 unexpected-text | #confidential on'],
  ['#lock Pietre', '1 unknown-name | #lock Pieter Bos'],
])('%s is refused', (mail, problem) => expect(problemsOf(mail)).toStrictEqual([problem]));
