/** The calendar of a new home: three months for the deposit, and the letter about it (domain.md 2.6; 2.3, clock F). */
import { describe, expect, test } from 'vitest';
import { findClock } from '../../src/case/clocks.ts';
import { deliveryOf, depositUntil } from '../../src/case/delivery.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { ProfileName } from '../../src/case/vocabulary.ts';
import { caseAfter, clockOf, DUTCH_CALENDAR, RULES, registered } from '../support/given.ts';

const delivered = (value: string): CaseEvent => ({
  type: 'field_corrected',
  field: 'delivery',
  value,
  previous: '',
});
const home = (day: string, receivedAt = '2026-11-17T10:00:00Z', profile: ProfileName = 'bouw') =>
  caseAfter(registered({ profile, receivedAt }), delivered(day));

describe('a complaint about a new home', () => {
  test.each([
    ['the day of delivery', '2026-11-17', true],
    ['the last minute of the three months', '2026-08-17', true],
    ['the day after them', '2026-08-16', false],
    ['before the delivery', '2026-11-18', false],
  ])('on %s (delivered %s) bears on the deposit: %s', (_, day, within) => {
    const received = '2026-11-17T22:59:00Z';
    expect(deliveryOf(home(day, received), DUTCH_CALENDAR)?.within).toBe(within);
  });

  test('three months after the 30th of November end on the last day of February', () => {
    expect(deliveryOf(home('2026-11-30', '2027-02-28T22:30:00Z'), DUTCH_CALENDAR)).toEqual({
      on: '2026-11-30',
      until: '2027-02-28',
      within: true,
    });
  });

  test('has no such calendar where its profile has none, or no day is known', () => {
    expect(deliveryOf(home('2026-11-17', '2026-11-17T10:00:00Z', 'algemeen'), DUTCH_CALENDAR)).toBeNull();
    expect(deliveryOf(home('mei 2026'), DUTCH_CALENDAR)).toBeNull();
    expect(deliveryOf(caseAfter(registered({ profile: 'bouw' })), DUTCH_CALENDAR)).toBeNull();
  });
});

describe('the letter about the deposit', () => {
  test('is asked for half way its two months, which do not move from a closed day', () => {
    const clock = clockOf(home('2026-10-25'), 'deposit');
    expect(clock.dueOn).toBe('2026-12-25');
    expect(clock.next).toMatchObject({ act: 'warn_clock', percent: 50 });
    expect(clock.next?.at.toISOString().slice(0, 10)).toBe('2026-11-25');
  });

  test('is not asked for when the complaint came after them', () => {
    expect(findClock(home('2026-09-16'), 'deposit', RULES)).toBeNull();
    expect(findClock(home('2026-09-17'), 'deposit', RULES)).not.toBeNull();
  });
});

describe('what a letter about our decision says of the deposit', () => {
  const on = (state: Parameters<typeof depositUntil>[0], day: string) =>
    depositUntil(state, DUTCH_CALENDAR, new Date(`${day}T10:00:00Z`));

  test('is the last day of the three months, until it has passed', () => {
    expect(on(home('2026-10-25'), '2026-12-20')).toBe('2027-01-25');
    expect(on(home('2026-10-25'), '2027-01-25')).toBe('2027-01-25');
    expect(on(home('2026-10-25'), '2027-01-26')).toBeNull();
  });

  test('is nothing before the delivery, without one, or once the buyer answered', () => {
    const answered = {
      type: 'deposit_answered',
      keep: 'nothing',
      text: '',
    } as const satisfies CaseEvent;
    const received = { profile: 'bouw', receivedAt: '2026-11-17T10:00:00Z' } as const;
    expect(on(home('2026-12-25'), '2026-12-20')).toBeNull();
    expect(on(caseAfter(registered(received)), '2026-12-20')).toBeNull();
    const told = caseAfter(registered(received), delivered('2026-10-25'), answered);
    expect(on(told, '2026-12-20')).toBeNull();
  });
});
