/** Which earlier complaints a new one may be the same as. */
import { expect, test } from 'vitest';
import { type ComplaintFacts, comparable, findAlike } from '../../src/mail/alike.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = new Date('2026-11-17T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

const TEXT = 'Onze dakkapel lekt sinds de storm van vorige week en er staat water op de vloer.';
const facts = (changes: Partial<ComplaintFacts> = {}): ComplaintFacts => ({
  caseId: 1001,
  reference: 'C-1001-9',
  desk: 'klachten',
  address: 'anna@example.net',
  subject: 'Lekkage dakkapel',
  text: TEXT,
  objectKey: null,
  category: null,
  stage: 'received',
  receivedAt: daysAgo(10),
  closedAt: null,
  ...changes,
});
const added = (changes: Partial<ComplaintFacts> = {}) =>
  facts({ caseId: 1002, reference: 'C-1002-4', receivedAt: NOW, ...changes });
const kinds = (fresh: ComplaintFacts, ...earlier: readonly ComplaintFacts[]) =>
  findAlike(comparable(fresh), earlier.map(comparable)).map(({ kind }) => kind);

const OTHER_TEXT =
  'De factuur van maart klopt niet, ik heb die maand al betaald aan uw collega bij de balie.';
const PIET = { address: 'piet@example.net' };
const HOME = { objectKey: '1234ab-12' };

test.each<[string, Partial<ComplaintFacts>, Partial<ComplaintFacts>, readonly string[]]>([
  ['the same person in the same words', {}, {}, ['duplicate']],
  ['the same person about the same home', { ...HOME, text: OTHER_TEXT }, HOME, ['duplicate']],
  ['the same person about something else', { text: OTHER_TEXT }, {}, ['same-sender']],
  ['the same person after more than 90 days', {}, { receivedAt: daysAgo(91) }, []],
  [
    'the same person after it was closed',
    { text: OTHER_TEXT },
    { receivedAt: daysAgo(300), closedAt: daysAgo(179), stage: 'closed' },
    ['repeat'],
  ],
  [
    'the same person long after it was closed',
    {},
    { receivedAt: daysAgo(300), closedAt: daysAgo(181), stage: 'closed' },
    [],
  ],
  ['somebody else in the same words', PIET, {}, ['cluster']],
  ['somebody else about the same home', { ...PIET, ...HOME, text: OTHER_TEXT }, HOME, ['cluster']],
  ['somebody else in a few words', { ...PIET, text: 'Zie bijlage' }, { text: 'Zie bijlage' }, []],
  ['somebody else about something else', { ...PIET, text: OTHER_TEXT }, {}, []],
  ['two people of whom no address is known', { address: '' }, { address: '' }, ['cluster']],
  ['another desk', { desk: 'verhuur' }, {}, []],
])('%s', (_, fresh, earlier, expected) => {
  expect(kinds(added(fresh), facts(earlier))).toEqual(expected);
});

test('the closest come first, then the newest, and three at most', () => {
  const found = findAlike(
    comparable(added()),
    [
      facts({ caseId: 1, ...PIET }),
      facts({ caseId: 2, receivedAt: daysAgo(20), text: OTHER_TEXT }),
      facts({ caseId: 3, receivedAt: daysAgo(30) }),
      facts({ caseId: 4, receivedAt: daysAgo(5), text: OTHER_TEXT }),
    ].map(comparable),
  );
  expect(found.map(({ earlier }) => earlier.caseId)).toEqual([3, 4, 2]);
});
