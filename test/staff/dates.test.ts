import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateView, readDate, readLeadingDate, splitDeadline } from '../../src/staff/dates.ts';
import { DUTCH_CALENDAR } from '../support/given.ts';

/** Tuesday 17 November 2026. */
const AHEAD: DateView = {
  today: '2026-11-17',
  toward: 'future',
  language: 'en',
  calendar: DUTCH_CALENDAR,
};
const DUTCH: DateView = { ...AHEAD, language: 'nl' };
const BACK: DateView = { ...AHEAD, toward: 'past' };

const day = (written: string, view = AHEAD) => {
  const reading = readDate(written, view);
  return reading.ok
    ? [reading.day, ...(reading.time === null ? [] : [reading.time])].join(' ')
    : reading.code;
};

describe('a date', () => {
  test.each([
    ['2025-04-01', '2025-04-01'],
    ['2027/4/1', '2027-04-01'],
    ['1 april', '2027-04-01'],
    ['12 december', '2026-12-12'],
    ['12 december 2026', '2026-12-12'],
    ['12 dec. 2026.', '2026-12-12'],
    ['December 12th, 2026', '2026-12-12'],
    ['the 3rd of March', '2027-03-03'],
    ['1e april', '2027-04-01'],
    ['zaterdag 12 december', '2026-12-12'],
    ['Saturday, 12 December 2026', '2026-12-12'],
    ['“next friday”', '2026-11-20'],
    ['vrijdag', '2026-11-20'],
    ['a.s. vrijdag', '2026-11-20'],
    ['aanstaande vrijdag', '2026-11-20'],
    ['dinsdag', '2026-11-24'],
    ['maandag', '2026-11-23'],
    ['volgende week vrijdag', '2026-11-27'],
    ['vrijdag volgende week', '2026-11-27'],
    ['next week Monday', '2026-11-23'],
    ['friday next week', '2026-11-27'],
    ['vorige week maandag', '2026-11-09'],
    ['last friday', '2026-11-13'],
    ['vandaag', '2026-11-17'],
    ['Morgen', '2026-11-18'],
    ['tomorrow', '2026-11-18'],
    ['overmorgen', '2026-11-19'],
    ['gisteren', '2026-11-16'],
    ['over 2 weken', '2026-12-01'],
    ['over een week', '2026-11-24'],
    ['in two weeks', '2026-12-01'],
    ['in 3 working days', '2026-11-20'],
    ['binnen 5 werkdagen', '2026-11-24'],
    ['10 werkdagen', '2026-12-01'],
    ['over een maand', '2026-12-17'],
    ['2 weken geleden', '2026-11-03'],
    ['3 working days ago', '2026-11-12'],
    ['25/12/2026', '2026-12-25'],
    ['12-25-2026', '2026-12-25'],
    ['25.12.26', '2026-12-25'],
    ['5-5', '2027-05-05'],
    ['29 februari', '2028-02-29'],
  ])('written %s is understood', (written, expected) => expect(day(written)).toBe(expected));

  test.each([
    ['vrijdag 14:00', '2026-11-20 14:00'],
    ['vrijdag om 14.00 uur', '2026-11-20 14:00'],
    ['12 december 2026 14u30', '2026-12-12 14:30'],
    ['morgen 9 uur', '2026-11-18 09:00'],
    ['tomorrow at 2pm', '2026-11-18 14:00'],
    ['2:30 p.m. on friday', '2026-11-20 14:30'],
    ['friday 12am', '2026-11-20 00:00'],
    ['14:00 vrijdag', '2026-11-20 14:00'],
    ['12 december 10.10', '2026-12-12 10:10'],
    ['vrijdag 4.12', '2026-12-04'],
  ])('written %s has its time', (written, expected) => expect(day(written)).toBe(expected));

  test.each([
    ['maandag', '2026-11-16'],
    ['dinsdag', '2026-11-10'],
    ['1 april', '2026-04-01'],
    ['17 november', '2026-11-17'],
    ['12 december', '2025-12-12'],
    ['29 february', '2024-02-29'],
  ])('that has been, written %s, lies behind us', (written, expected) => {
    expect(day(written, BACK)).toBe(expected);
  });

  test.each(['4-5', '04/05/2027', '4.5'])('written %s can be two days, and both are given', (written) => {
    expect(readDate(written, AHEAD)).toStrictEqual({
      ok: false,
      code: 'ambiguous-date',
      readings: ['2027-05-04', '2027-04-05'],
    });
  });

  test.each(['4-5', '4-5-2027', '4.5.2027'])('written %s by somebody Dutch has the day first', (written) => {
    expect(day(written, DUTCH)).toBe('2027-05-04');
  });

  test('written with a slash can be two days for them as well', () => {
    expect(readDate('04/05/2027', DUTCH)).toMatchObject({ code: 'ambiguous-date' });
  });

  test('is settled by the weekday beside it', () => {
    expect(day('dinsdag 4-5-2027')).toBe('2027-05-04');
    expect(day('maandag 4-5-2027')).toBe('2027-04-05');
  });

  test('on another weekday than was written is not guessed', () => {
    expect(readDate('maandag 12 december 2026', AHEAD)).toStrictEqual({
      ok: false,
      code: 'weekday-differs',
      readings: ['2026-12-12'],
    });
  });

  test.each([
    '31 feb',
    '31 februari 2027',
    '2026-02-30',
    '30/02/2027',
    '2026-13-45',
    'vrijdag 25:00',
    '0 mei',
    '12 mei 0026',
    '1-1-9999',
  ])('%s is on no calendar', (written) => expect(day(written)).toBe('impossible-date'));

  test.each([
    '',
    'soon',
    '14:00',
    'week',
    'volgende week',
    'constructor',
    '3 constructor',
    '12',
    'Pieter',
    'mei',
  ])('is not found in "%s"', (written) => expect(day(written)).toBe('no-date'));

  test('never makes the reader fail, and what is read is a real day', () => {
    const word = fc.constantFrom(
      '12',
      '4-5',
      'over',
      'in',
      'vrijdag',
      'mei',
      '14:00',
      'week',
      'next',
      '2pm',
      '.',
      'om',
    );
    const phrase = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 6 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(phrase, fc.constantFrom(AHEAD, BACK), (written, view) => {
        const reading = readDate(written, view);
        for (const each of reading.ok ? [reading.day] : reading.readings) {
          expect(new Date(`${each}T00:00:00Z`).toISOString().slice(0, 10)).toBe(each);
        }
      }),
    );
  });
});

describe('a date before other words', () => {
  test.each([
    ['gisteren zij is tevreden', '2026-11-16', 'zij is tevreden'],
    ['12 november 2026 14:00 mevrouw De Wit', '2026-11-12', 'mevrouw De Wit'],
    ['vrijdag: afspraak gemaakt', '2026-11-13', 'afspraak gemaakt'],
  ])('%s', (written, expected, rest) => {
    const found = readLeadingDate(written, BACK);
    expect(found.reading).toMatchObject({ ok: true, day: expected });
    expect(found.rest).toBe(rest);
  });

  test('is not found in a word that is also short for a weekday', () => {
    for (const written of ['zo net gesproken', 'ma belde terug', 'sun is out']) {
      expect(readLeadingDate(written, BACK)).toMatchObject({ reading: { code: 'no-date' }, rest: written });
    }
    expect(readLeadingDate('zo. gesproken', BACK).reading).toMatchObject({ ok: true, day: '2026-11-15' });
    expect(readLeadingDate('vr 13 november gebeld', BACK).reading).toMatchObject({
      ok: true,
      day: '2026-11-13',
    });
  });

  test('that is missing leaves the words as they are', () => {
    expect(readLeadingDate('zij is tevreden', BACK)).toMatchObject({
      reading: { ok: false },
      rest: 'zij is tevreden',
    });
  });
});

describe('a term at the end of a line', () => {
  test.each([
    ['wij vernieuwen de kitvoeg, uiterlijk 12 december', 'wij vernieuwen de kitvoeg', '2026-12-12'],
    ['we renew the joint by 12 December.', 'we renew the joint', '2026-12-12'],
    ['Wij komen langs (uiterlijk vrijdag).', 'Wij komen langs', '2026-11-20'],
    ['repaired by Pieter by friday', 'repaired by Pieter', '2026-11-20'],
    ['uiterlijk op 1 december', '', '2026-12-01'],
    ['Wilt u een foto sturen, uiterlijk vrijdag?', 'Wilt u een foto sturen?', '2026-11-20'],
  ])('%s', (written, text, expected) => {
    expect(splitDeadline(written, AHEAD)).toMatchObject({
      text,
      by: { ok: true, day: expected, time: null },
    });
  });

  test('counts only as the last words', () => {
    for (const written of ['by friday we renew it', 'done by Pieter', 'nearby Friday', 'wij doen het snel']) {
      expect(splitDeadline(written, AHEAD)).toStrictEqual({ text: written, by: null, written: '' });
    }
  });

  test('that does not exist or can be two days is not taken for text', () => {
    expect(splitDeadline('we renew it by 31 february', AHEAD).by).toMatchObject({ code: 'impossible-date' });
    expect(splitDeadline('we renew it by 4-5', AHEAD).by).toMatchObject({ code: 'ambiguous-date' });
  });
});
