/** What a complainant reads when the complaint ends or goes on under another number. */
import { describe, expect, test } from 'vitest';
import { CLOSING_REASONS } from '../../src/case/vocabulary.ts';
import {
  closedModel,
  combinedCasesModel,
  isContested,
  notAComplaintModel,
  solvedQuickModel,
  splitModel,
  withdrawnModel,
} from '../../src/letters/closing-models.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { decidedFacts } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const setting = aSetting('en', templates.words('en'));
const closing = { reason: 'settled', at: '2026-12-28T09:00:00.000Z', why: '', route: null } as const;

describe('the end of a complaint', () => {
  test('says why in our words, until when it can go on, and how long the file is kept', () => {
    expect(closedModel(setting, decidedFacts())).toMatchObject({
      reasonWords: 'You did not react to our proposal.',
      closedDay: 'Monday 28 December 2026',
      reopenDay: 'Sunday 28 March 2027',
      keptDay: 'Friday 28 December 2029',
      hasRights: true,
    });
  });

  test.each(CLOSING_REASONS)('has a sentence for %s in both languages', (reason) => {
    for (const language of ['nl', 'en'] as const)
      expect(templates.words(language)[`closing.${reason}`]).toMatch(/^\p{Lu}.*\.$/u);
  });

  test('comes with the rights unless both sides agree', () => {
    expect(isContested({ closing, objection: null })).toBe(false);
    expect(isContested({ closing, objection: { why: '', at: '' } })).toBe(true);
    expect(isContested({ closing: { ...closing, reason: 'no-information' }, objection: null })).toBe(true);
  });

  test('is not written for a case that goes on', () => {
    expect(() => closedModel(setting, decidedFacts({ closing: null }))).toThrow('C-1042-9 is not closed');
  });

  test('keeps a file of 29 February for three whole years', () => {
    const leap = { ...closing, at: '2028-02-29T12:00:00.000Z' };
    expect(closedModel(setting, decidedFacts({ closing: leap })).keptDay).toBe('Friday 28 February 2031');
  });
});

describe('a message that is no complaint', () => {
  test.each([
    ['question', { question: true, repair: false, other: false }],
    ['repair', { question: false, repair: true, other: false }],
    ['other', { question: false, repair: false, other: true }],
  ] as const)('is handled as a %s', (route, shown) => {
    const facts = decidedFacts({
      closing: { ...closing, reason: 'not-a-complaint', why: 'Because.', route },
    });
    expect(notAComplaintModel(setting, facts)).toMatchObject({ ...shown, why: ' Because.' });
  });
});

describe('other ends', () => {
  test('what was solved at once can still be opened again', () => {
    const agreement = { text: 'We mend it.', at: '2026-11-19T10:00:00.000Z' };
    const model = solvedQuickModel(setting, decidedFacts({ agreement }), {
      type: 'agreement_recorded',
      text: agreement.text,
    });
    expect(model).toMatchObject({ solution: ' We mend it.', reopenDay: 'Wednesday 17 February 2027' });
  });

  test('who took a complaint back can come back', () => {
    expect(withdrawnModel(setting, decidedFacts()).reopenDay).toBe('Sunday 28 March 2027');
  });

  test('a letter about several numbers names those that the complainant has, and no others', () => {
    expect(combinedCasesModel(setting, decidedFacts(), 'C-1050-3').others).toBe('C-1050-3');
    expect(splitModel(setting, decidedFacts()).others).toBe('C-1043-2');
  });
});
