/**
 * The terms on named calendars, both sides of each limit: Easter, King's Day, Ascension, Christmas, the bouwvak, and the
 * nights in which the clock changes (DESIGN 3 "Time"; domain.md 2.3).
 */
import { describe, expect, test } from 'vitest';
import type { CaseRules } from '../../src/case/case-rules.ts';
import { decide } from '../../src/case/decide.ts';
import type { ClockName } from '../../src/case/vocabulary.ts';
import { addDays, addOfficeHours, addTerm, endOfDay } from '../../src/case/working-days.ts';
import { ASKED, caseAfter, clockOf, DUTCH_CALENDAR, RULES, register, registered } from '../support/given.ts';

/** The same desk, closed for three weeks in summer. */
const BOUWVAK: CaseRules = {
  ...RULES,
  calendar: {
    ...DUTCH_CALENDAR,
    closedDays: new Set([
      ...DUTCH_CALENDAR.closedDays,
      ...Array.from({ length: 19 }, (_, index) => addDays('2027-07-26', index)),
    ]),
  },
};

function receivedOn(instant: string, rules: CaseRules) {
  const decision = decide(null, register({ receivedAt: new Date(instant) }), rules);
  return caseAfter(...(decision.ok ? decision.events : []));
}

describe('a term ends on the right day', () => {
  test.each<readonly [ClockName, string, string, string, CaseRules]>([
    [
      'confirm',
      'on Maundy Thursday, Good Friday being a working day',
      '2027-03-25T10:00:00Z',
      '2027-03-26',
      RULES,
    ],
    ['confirm', 'on Good Friday: Tuesday after Easter', '2027-03-26T10:00:00Z', '2027-03-30', RULES],
    ['confirm', "on the eve of King's Day", '2027-04-26T10:00:00Z', '2027-04-28', RULES],
    ['confirm', 'on the eve of Ascension', '2027-05-05T10:00:00Z', '2027-05-07', RULES],
    ['firstContact', 'on the Friday before Whitsun', '2027-05-14T10:00:00Z', '2027-05-20', RULES],
    ['firstContact', 'three working days before Christmas', '2026-12-21T10:00:00Z', '2026-12-24', RULES],
    ['firstContact', 'two working days before Christmas', '2026-12-22T10:00:00Z', '2026-12-28', RULES],
    ['decision', '28 days before Easter Sunday: the Tuesday', '2027-02-28T10:00:00Z', '2027-03-30', RULES],
    ['decision', '28 days before Good Friday', '2027-02-26T10:00:00Z', '2027-03-26', RULES],
    [
      'decision',
      'in the last minute before the clock goes forward',
      '2027-03-28T00:59:00Z',
      '2027-04-26',
      RULES,
    ],
    ['decision', 'on the day on which the clock goes back', '2026-10-25T00:30:00Z', '2026-11-23', RULES],
    ['outer', '8 weeks before Easter Monday: it never moves', '2027-02-01T10:00:00Z', '2027-03-29', RULES],
    ['confirm', 'on the last day before the bouwvak', '2027-07-23T10:00:00Z', '2027-08-16', BOUWVAK],
    ['decision', '28 days before the bouwvak begins', '2027-06-25T10:00:00Z', '2027-07-23', BOUWVAK],
    ['decision', 'a term that ends in the bouwvak', '2027-07-05T10:00:00Z', '2027-08-16', BOUWVAK],
    ['outer', 'one that ends in the bouwvak: it never moves', '2027-06-07T10:00:00Z', '2027-08-02', BOUWVAK],
  ])('%s, received %s (%s): %s', (name, _when, instant, dueOn, rules) => {
    expect(clockOf(receivedOn(instant, rules), name, rules).dueOn).toBe(dueOn);
  });
});

describe('the last minute of a day is 23:59 on the wall, whatever the clock does that night', () => {
  test.each([
    ['in winter', '2026-12-15', '2026-12-15T22:59:00.000Z'],
    ['in summer', '2027-06-15', '2027-06-15T21:59:00.000Z'],
    ['on the day the clock goes forward', '2027-03-28', '2027-03-28T21:59:00.000Z'],
    ['on the day before', '2027-03-27', '2027-03-27T22:59:00.000Z'],
    ['on the day the clock goes back', '2026-10-25', '2026-10-25T22:59:00.000Z'],
    ['on the day before', '2026-10-24', '2026-10-24T21:59:00.000Z'],
  ])('%s: %s', (_, day, instant) => {
    expect(endOfDay(day, 'Europe/Amsterdam').toISOString()).toBe(instant);
  });

  test.each([
    ['2026-12-14T22:59:00Z', 'not-due'],
    ['2026-12-15T22:58:59.999Z', 'not-due'],
    ['2026-12-15T22:59:00Z', 'over'],
    ['2026-12-16T09:00:00Z', 'over'],
  ])('a decision promised for 15 December is, at %s, %s', (at, state) => {
    const decision = decide(
      caseAfter(registered()),
      { ...ASKED, type: 'warn_clock', clock: 'decision', at: new Date(at) },
      RULES,
    );
    const [first] = decision.ok ? decision.events : [];
    const percent = first?.type === 'clock_warned' ? first.percent : 0;
    expect(percent === 100 ? 'over' : 'not-due').toBe(state);
  });
});

describe('office hours', () => {
  test.each([
    ['within one day', '2026-11-17T08:00:00Z', 4, '2026-11-17T12:00:00.000Z'],
    ['before the office opens', '2026-11-17T05:00:00Z', 1, '2026-11-17T08:30:00.000Z'],
    ['to the very end of the day', '2026-11-17T12:00:00Z', 4, '2026-11-17T16:00:00.000Z'],
    ['over the night in which the clock goes forward', '2027-03-26T15:00:00Z', 4, '2027-03-30T09:30:00.000Z'],
    ['over several days', '2026-11-17T07:30:00Z', 20, '2026-11-19T10:30:00.000Z'],
  ])('are counted %s', (_, from, hours, until) => {
    expect(addOfficeHours(new Date(from), hours, DUTCH_CALENDAR).toISOString()).toBe(until);
  });

  test('are none of a day: a term of hours ends on no later day by itself', () => {
    expect(addTerm('2026-11-17', { amount: 4, unit: 'hours' }, DUTCH_CALENDAR)).toBe('2026-11-17');
  });
});
