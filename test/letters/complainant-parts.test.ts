/** What the letters of staff to a complainant have in common. */
import { describe, expect, test } from 'vitest';
import {
  greetingFor,
  letterFrame,
  moneyModel,
  quotePoint,
  quotePoints,
  writeDaysAfter,
} from '../../src/letters/complainant-parts.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aDecidedCase, decidedFacts } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const nl = aSetting('nl', templates.words('nl'));
const en = aSetting('en', templates.words('en'));

describe('a letter to the complainant', () => {
  test('names the person who handles the case, where there is one', () => {
    expect(letterFrame(nl, aDecidedCase()).handler).toBe('Bea de Boer');
    expect(letterFrame(nl, aDecidedCase({ handler: null })).handler).toBe('');
  });

  test('greets by name only who has a name', () => {
    expect(greetingFor(nl, 'Karin Jansen')).toBe('Geachte Karin Jansen,');
    expect(greetingFor(nl, 'bel nu 0900-1234')).toBe('Geachte heer of mevrouw,');
  });

  test('quotes each point in the words of the complainant, numbered only when there are several', () => {
    expect(quotePoints(nl, aDecidedCase()).map(({ heading }) => heading)).toStrictEqual([
      'Punt 1',
      'Punt 2',
      'Punt 3',
    ]);
    expect(quotePoint(nl, { number: 1, text: 'Het lekt.' }, 1)).toStrictEqual({
      heading: 'Uw klacht',
      quoted: '│ Het lekt.',
    });
  });

  test('shows the beginning of a long complaint, cut between words', () => {
    const { quoted } = quotePoint(nl, { number: 1, text: 'woord '.repeat(500) }, 1);
    expect(quoted.length).toBeLessThan(520);
    expect(quoted).toMatch(/^│ woord .* woord …$/);
  });

  test('says how much we pay and by when, and nothing where we pay nothing', () => {
    const at = new Date('2026-12-10T14:00:00Z');
    expect(moneyModel(nl, decidedFacts(), at)).toStrictEqual({
      amount: '€ 125,00',
      payDay: 'maandag 11 januari 2027',
      goodwill: true,
    });
    expect(moneyModel(en, decidedFacts(), at).amount).toBe('€125.00');
    expect(moneyModel(nl, decidedFacts({ compensation: null }), at).amount).toBe('');
  });

  test('counts days in the time zone of the desk', () => {
    expect(writeDaysAfter(en, new Date('2026-12-31T23:30:00Z'), 1)).toBe('Saturday 2 January 2027');
  });
});
