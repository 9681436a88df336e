import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Term } from '../../src/case/profile.ts';
import { addDays, dueDay, endOfDay, isWorkingDay, localDay } from '../../src/case/working-days.ts';
import { DUTCH_CALENDAR } from '../support/given.ts';

const ONE_WORKING_DAY: Term = { amount: 1, unit: 'working-days' };
const FOUR_WEEKS: Term = { amount: 28, unit: 'days' };
const ONE_MONTH: Term = { amount: 1, unit: 'months' };

// Zones whose clocks never change close to midnight; beyond these 23:59 can be missing or stand twice.
const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

const instants = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const calendarTerms = fc.record({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('days', 'weeks', 'months'),
});
const workingDayTerms = fc.record({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constant('working-days'),
});
const terms = fc.oneof(calendarTerms, workingDayTerms);

/** The last day of a term that starts at noon in Amsterdam. */
function due(startDay: string, term: Term, moves = true): string {
  return dueDay(new Date(`${startDay}T11:00:00Z`), term, DUTCH_CALENDAR, moves);
}

/** Day and time as a clock on the wall of that zone shows them. */
function onTheWall(at: Date, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return shown.format(at);
}

describe('working days', () => {
  test.each([
    ['2026-11-17', 'an ordinary Tuesday', true],
    ['2026-11-21', 'a Saturday', false],
    ['2026-11-22', 'a Sunday', false],
    ['2026-04-06', 'Easter Monday', false],
    ['2026-04-27', "King's Day", false],
    ['2026-12-25', 'Christmas Day', false],
    ['2026-12-24', 'Christmas Eve', true],
    ['2027-05-05', 'Liberation Day outside the fifth year', true],
  ])('%s, %s: works %s', (day, _what, works) => {
    expect(isWorkingDay(day, DUTCH_CALENDAR)).toBe(works);
  });

  test.each([
    ['a Tuesday', '2026-11-17', '2026-11-18'],
    ['a Thursday before an ordinary Friday', '2026-11-19', '2026-11-20'],
    ['a Friday: over the weekend', '2026-11-20', '2026-11-23'],
    ['a Saturday', '2026-11-21', '2026-11-23'],
    ['a Sunday', '2026-11-22', '2026-11-23'],
    ['Christmas Eve: over Christmas and the weekend', '2026-12-24', '2026-12-28'],
    ['Good Friday, which is worked: over Easter', '2027-03-26', '2027-03-30'],
    ["the Friday before King's Day on a Monday", '2026-04-24', '2026-04-28'],
    ['the Wednesday before Ascension Day', '2026-05-13', '2026-05-15'],
    ["New Year's Eve", '2026-12-31', '2027-01-04'],
  ])('one working day from %s (%s) ends on %s', (_from, start, end) => {
    expect(due(start, ONE_WORKING_DAY)).toBe(end);
  });

  test('five working days are a week when nothing is closed, and longer over Christmas', () => {
    const five: Term = { amount: 5, unit: 'working-days' };
    expect(due('2026-11-17', five)).toBe('2026-11-24');
    expect(due('2026-12-22', five)).toBe('2026-12-30');
  });
});

describe('calendar terms', () => {
  test('28 days that end on an open day end there', () => {
    expect(due('2026-11-26', FOUR_WEEKS)).toBe('2026-12-24');
  });

  test('28 days that end at Christmas move to the Monday after it, but not on the outer clock', () => {
    expect(due('2026-11-27', FOUR_WEEKS, true)).toBe('2026-12-28');
    expect(due('2026-11-27', FOUR_WEEKS, false)).toBe('2026-12-25');
  });

  test("28 days that end on King's Day move to the day after it", () => {
    expect(due('2027-03-30', FOUR_WEEKS)).toBe('2027-04-28');
  });

  test('28 days that end on Easter Sunday move past Easter Monday', () => {
    expect(due('2027-02-28', FOUR_WEEKS)).toBe('2027-03-30');
  });

  test('four weeks are 28 days, over a year end too', () => {
    expect(due('2026-12-15', { amount: 4, unit: 'weeks' })).toBe('2027-01-12');
    expect(due('2026-12-15', FOUR_WEEKS)).toBe('2027-01-12');
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-17', 12, '2027-11-17'],
  ])(
    'from %s, %i month(s) later is %s: the same day, or the last of a shorter month',
    (from, amount, end) => {
      expect(due(from, { amount, unit: 'months' }, false)).toBe(end);
    },
  );

  test('a month that ends on the Saturday 28 February moves to Monday 2 March', () => {
    expect(due('2026-01-31', ONE_MONTH)).toBe('2026-03-02');
  });
});

describe('the day of receipt is day 0, by the clock on the wall of the desk', () => {
  test('received at 23:59 on Tuesday counts from Tuesday', () => {
    const lateTuesday = new Date('2026-11-17T22:59:00Z');
    expect(localDay(lateTuesday, 'Europe/Amsterdam')).toBe('2026-11-17');
    expect(dueDay(lateTuesday, ONE_WORKING_DAY, DUTCH_CALENDAR, true)).toBe('2026-11-18');
  });

  test('received at 00:01 on Wednesday counts from Wednesday, although it is Tuesday in Greenwich', () => {
    const earlyWednesday = new Date('2026-11-17T23:01:00Z');
    expect(localDay(earlyWednesday, 'Europe/Amsterdam')).toBe('2026-11-18');
    expect(dueDay(earlyWednesday, ONE_WORKING_DAY, DUTCH_CALENDAR, true)).toBe('2026-11-19');
  });

  test('the same instant is another day in another zone', () => {
    const instant = new Date('2026-11-17T23:01:00Z');
    expect(localDay(instant, 'America/New_York')).toBe('2026-11-17');
    expect(localDay(instant, 'Asia/Kolkata')).toBe('2026-11-18');
  });
});

describe('a day ends at 23:59 in the zone of the desk', () => {
  test.each([
    ['Europe/Amsterdam', 'the day before summer time', '2026-03-28', '2026-03-28T22:59:00.000Z'],
    ['Europe/Amsterdam', 'the day of 23 hours', '2026-03-29', '2026-03-29T21:59:00.000Z'],
    ['Europe/Amsterdam', 'the day before winter time', '2026-10-24', '2026-10-24T21:59:00.000Z'],
    ['Europe/Amsterdam', 'the day of 25 hours', '2026-10-25', '2026-10-25T22:59:00.000Z'],
    ['America/New_York', 'the day before summer time', '2026-03-07', '2026-03-08T04:59:00.000Z'],
    ['America/New_York', 'the day of 23 hours', '2026-03-08', '2026-03-09T03:59:00.000Z'],
    ['America/New_York', 'the day before winter time', '2026-10-31', '2026-11-01T03:59:00.000Z'],
    ['America/New_York', 'the day of 25 hours', '2026-11-01', '2026-11-02T04:59:00.000Z'],
    ['Pacific/Auckland', 'the day before summer time', '2026-09-26', '2026-09-26T11:59:00.000Z'],
    ['Pacific/Auckland', 'the day before winter time', '2026-04-04', '2026-04-04T10:59:00.000Z'],
    ['Asia/Kolkata', 'any day, half an hour off', '2026-03-29', '2026-03-29T18:29:00.000Z'],
  ])('%s, %s: %s ends at %s', (timeZone, _what, day, end) => {
    expect(endOfDay(day, timeZone).toISOString()).toBe(end);
  });

  test('the end of the day of any instant shows 23:59 of that day, in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (at, timeZone) => {
        const [wallDay = ''] = onTheWall(at, timeZone).split(',');
        const end = endOfDay(localDay(at, timeZone), timeZone);
        expect(onTheWall(end, timeZone)).toBe(`${wallDay}, 23:59:00`);
      }),
    );
  });
});

describe('for every start and every term', () => {
  test('a term that moves never ends on a closed day', () => {
    fc.assert(
      fc.property(instants, terms, (from, term) => {
        expect(isWorkingDay(dueDay(from, term, DUTCH_CALENDAR, true), DUTCH_CALENDAR)).toBe(true);
      }),
    );
  });

  test('a term that moves passes over closed days only', () => {
    fc.assert(
      fc.property(instants, calendarTerms, (from, term) => {
        const moved = dueDay(from, term, DUTCH_CALENDAR, true);
        let day = dueDay(from, term, DUTCH_CALENDAR, false);
        while (day < moved) {
          expect(isWorkingDay(day, DUTCH_CALENDAR)).toBe(false);
          day = addDays(day, 1);
        }
        expect(day).toBe(moved);
      }),
    );
  });

  test('a term never ends before it starts', () => {
    fc.assert(
      fc.property(instants, terms, fc.boolean(), (from, term, moves) => {
        const end = endOfDay(dueDay(from, term, DUTCH_CALENDAR, moves), DUTCH_CALENDAR.timeZone);
        expect(end.getTime()).toBeGreaterThan(from.getTime());
      }),
    );
  });

  test('who complains later is never due earlier', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 90 * 24 }),
        terms,
        fc.boolean(),
        (from, hours, term, moves) => {
          const later = new Date(from.getTime() + hours * 3_600_000);
          const end = dueDay(from, term, DUTCH_CALENDAR, moves);
          expect(dueDay(later, term, DUTCH_CALENDAR, moves) >= end).toBe(true);
        },
      ),
    );
  });

  test('a term of working days contains exactly that many of them after day 0', () => {
    fc.assert(
      fc.property(instants, workingDayTerms, (from, term) => {
        const end = dueDay(from, term, DUTCH_CALENDAR, true);
        let worked = 0;
        for (let day = localDay(from, DUTCH_CALENDAR.timeZone); day < end; ) {
          day = addDays(day, 1);
          if (isWorkingDay(day, DUTCH_CALENDAR)) worked += 1;
        }
        expect(worked).toBe(term.amount);
      }),
    );
  });
});
