/** What executors answer, as they write it: the word first, a day, a reason or a report behind it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkAnswer } from '../../src/staff/work-answer.ts';
import { DUTCH_CALENDAR } from '../support/given.ts';

/** Tuesday 17 November 2026. */
const VIEW = { today: '2026-11-17', calendar: DUTCH_CALENDAR, language: 'nl' } as const;
const read = (text: string) => readWorkAnswer(text, VIEW);

describe('yes', () => {
  test.each([
    ['JA 8 december', '2026-12-08'],
    ['Ja, dinsdag 8 december om 9.00 uur.', '2026-12-08'],
    ['ja\n8 december', '2026-12-08'],
    ['Hallo,\n\nJA vrijdag\n\nGroet, Kees', '2026-11-20'],
    ['Ja, dat kan op 4 december', '2026-12-04'],
    ['YES friday', '2026-11-20'],
    ['Yes, 12 December.\n\nKind regards,\nKees Vos', '2026-12-12'],
    ['Ok, we can do it on 2026-12-01', '2026-12-01'],
    ['JA', null],
    ['Ja hoor, komt goed', null],
    ['JA 04/05', null],
    ['JA 04-12', '2026-12-04'],
    ['JA 16 november 2026', null],
  ])('"%s" is accepted, planned on %s', (text, plannedOn) => {
    expect(read(text)).toEqual({ word: 'yes', plannedOn });
  });
});

describe('no', () => {
  test.each([
    ['NEE geen tijd', 'geen tijd'],
    [
      'Nee, wij zitten vol tot januari.\nProbeer Dakbedrijf Bos.',
      'wij zitten vol tot januari.\nProbeer Dakbedrijf Bos.',
    ],
    ['No: we are fully booked', 'we are fully booked'],
    ['NEE', ''],
  ])('"%s" is declined, with its reason', (text, why) => {
    expect(read(text)).toEqual({ word: 'no', why });
  });
});

describe('done', () => {
  test.each([
    ['GEREED', ''],
    ['Gereed. De voeg is vernieuwd.', 'De voeg is vernieuwd.'],
    ['Klaar!\nFoto zit erbij.', 'Foto zit erbij.'],
    ['DONE the joint is renewed', 'the joint is renewed'],
    ['Ja, gereed. De voeg is vernieuwd.', 'De voeg is vernieuwd.'],
    ['Beste,\nGereed\nMet vriendelijke groet,\nKees Vos\n06 12345678', ''],
  ])('"%s" is reported done', (text, said) => {
    expect(read(text)).toEqual({ word: 'done', text: said });
  });
});

describe('everything else is read by a person', () => {
  test.each([
    '',
    'Nog niet gereed',
    'Ja, maar pas als het droog is',
    'Yes, if the scaffold is there',
    'No problem, we will come on Friday',
    'Nee hoor, geen probleem, vrijdag kom ik',
    'Klaar om te beginnen',
    'Done by Friday',
    'Gereed voor vrijdag',
    'Is het al gereed?',
    'Ja of nee?',
    'Jaap komt vrijdag',
    'Nou, dat weet ik niet',
    'Wat is het adres?',
    'Noteer: 12 december',
  ])('"%s"', (text) => {
    expect(read(text)).toEqual({ word: 'other' });
  });

  test('no text whose first word is another one is an answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Nog', 'Bijna', 'Straks', 'We', 'Not', 'Almost'),
        fc.string(),
        (word, rest) => {
          expect(read(`${word} ${rest}`)).toEqual({ word: 'other' });
        },
      ),
    );
  });
});
