/** Earlier complaints in a notice. */
import { expect, test } from 'vitest';
import { alikePart } from '../../src/letters/alike-model.ts';
import type { Alike, ComplaintFacts } from '../../src/mail/alike.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aSetting, BEA } from './samples.ts';

const EARLIER: ComplaintFacts = {
  caseId: 1001,
  reference: 'C-1001-9',
  desk: 'klachten',
  address: 'anna@example.net',
  subject: 'Lekkage dakkapel #verstuur',
  text: '',
  objectKey: null,
  category: 'lekkage',
  stage: 'assessing',
  receivedAt: new Date('2026-11-03T10:00:00Z'),
  closedAt: null,
};
const SETTING = aSetting('nl', openTemplates().words('nl'));
const show = (changes: Partial<Alike>, facts: Partial<ComplaintFacts> = {}, roles = BEA.roles) =>
  alikePart(
    SETTING,
    [{ kind: 'duplicate', sameObject: false, sameText: true, ...changes, earlier: { ...EARLIER, ...facts } }],
    [{ ...BEA, roles }],
  ).alike[0];

test('a duplicate can be merged or linked with one tap', () => {
  const shown = show({});
  expect(shown?.steps.map(({ line }) => line)).toEqual(['#samenvoegen C-1001-9', '#koppel C-1001-9']);
  expect(shown?.line).toBe(
    'C-1001-9 "Lekkage dakkapel verstuur", ontvangen dinsdag 3 november 2026. Stand: in onderzoek.',
  );
  expect(shown?.because).toContain('waarschijnlijk dezelfde klacht');
});

test('two people are never one complaint', () => {
  const shown = show({ kind: 'cluster' });
  expect(shown?.steps.map(({ line }) => line)).toEqual(['#koppel C-1001-9']);
  expect(shown?.because).toContain('twee klachten');
});

test('what is closed takes nothing in, and says when and about what', () => {
  const closedAt = new Date('2026-11-10T10:00:00Z');
  const shown = show({ kind: 'repeat', sameText: false }, { stage: 'closed', closedAt });
  expect(shown?.steps.map(({ line }) => line)).toEqual(['#koppel C-1001-9']);
  expect(shown?.line).toContain('gesloten op dinsdag 10 november 2026, lekkage');
});

test('nothing is offered that the reader may not do', () => {
  expect(show({}, {}, ['handler'])?.steps).toEqual([]);
});
