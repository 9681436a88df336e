/** What the acknowledgement says. */

import { expect, test } from 'vitest';
import { unassessed } from '../../src/case/changes-by-receipt.ts';
import { receivedModel } from '../../src/letters/complainant-models.ts';
import { aCase, aSetting } from './samples.ts';

const setting = aSetting('en', { 'greeting.named': 'Dear', 'greeting.unknown': 'Dear Sir or Madam' });

test('the acknowledgement names the day of receipt and the last day of the decision', () => {
  expect(receivedModel(setting, aCase())).toMatchObject({
    reference: 'C-1042-9',
    receivedDay: 'Tuesday 17 November 2026',
    decisionDay: 'Tuesday 15 December 2026',
  });
});

test('it asks what is missing, and nothing when nothing is', () => {
  expect(receivedModel(setting, aCase({ missing: ['photo'] }))).toMatchObject({
    questions: ['Could you send a photo of what is wrong?'],
    asks: true,
  });
  expect(receivedModel(setting, aCase({ missing: [] }))).toMatchObject({ questions: [], asks: false });
});

test('it greets by name only what is plainly a name', () => {
  const greet = (name: string) =>
    receivedModel(setting, aCase({ complainant: { name, address: 'k@example.net' } })).greeting;
  expect(greet('Karin Jansen')).toBe('Dear Karin Jansen,');
  expect(greet('Click www.example.net')).toBe('Dear Sir or Madam,');
});

test('it carries no word of the sender beside the name', () => {
  const model = receivedModel(
    setting,
    aCase({
      subject: 'BUY NOW',
      points: [unassessed({ number: 1, text: 'BUY NOW' })],
      complainant: { name: 'BUY NOW!', address: 'buy@example.net' },
    }),
  );
  expect(JSON.stringify(model)).not.toMatch(/buy/i);
});
