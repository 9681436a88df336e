import { describe, expect, test } from 'vitest';
import { dueAfterPause, runningPause } from '../../src/case/pauses.ts';
import { caseAfter, clockOf, DUTCH_CALENDAR, type Happened, registered, TUESDAY } from '../support/given.ts';

const asked = { type: 'information_requested', questions: ['Sinds wanneer?'], until: '2026-12-01' } as const;
const on = (day: string, fact: Extract<Happened, { type: string }>): Happened => ({
  at: new Date(`${day}T10:00:00Z`),
  fact,
});
const resumed = (until: string) =>
  ({ type: 'decision_clock_resumed', previous: '2026-12-15', until }) as const;
const answered = {
  type: 'correspondence_received',
  from: { address: 'anna.dewit@example.org', name: '' },
  supplied: [],
} as const;

describe('the promise clock stands still', () => {
  const waiting = caseAfter(registered(), asked);

  test('only while the complainant is asked something', () => {
    expect(runningPause(caseAfter(registered()), DUTCH_CALENDAR)).toBeNull();
    expect(dueAfterPause(caseAfter(registered()), TUESDAY, DUTCH_CALENDAR)).toBeNull();
  });

  test.each([
    ['on the same day', '2026-11-17', '2026-12-15'],
    ['after three days', '2026-11-20', '2026-12-18'],
    ['after four days, from which the term moves to a working day', '2026-11-21', '2026-12-21'],
    ['on the twentieth working day', '2026-12-15', '2027-01-12'],
    ['after more than twenty working days', '2026-12-20', '2027-01-12'],
  ])('until the answer: %s', (_, day, due) => {
    expect(dueAfterPause(waiting, new Date(`${day}T10:00:00Z`), DUTCH_CALENDAR)).toBe(due);
  });

  test('for twenty working days in all, earlier pauses included', () => {
    const again = caseAfter(
      registered(),
      asked,
      on('2026-12-01', answered),
      on('2026-12-01', resumed('2026-12-29')),
      on('2026-12-03', asked),
    );
    // Ten working days were spent; ten are left from 3 December on.
    expect(runningPause(again, DUTCH_CALENDAR)?.endsAt).toEqual(new Date('2026-12-17T22:59:00Z'));
  });

  test('and a promise that was broken before is not mended by asking', () => {
    const late = caseAfter(registered({ decisionDue: '2026-11-16' }), asked);
    expect(dueAfterPause(late, new Date('2026-11-27T10:00:00Z'), DUTCH_CALENDAR)).toBe('2026-11-16');
  });

  test('and warns nobody meanwhile; the outer clock runs on', () => {
    const clock = clockOf(waiting, 'decision');
    expect(clock).toMatchObject({ dueOn: '2027-01-12', stoppedAt: null });
    expect(clock.next?.at).toEqual(new Date('2026-12-15T22:59:00Z'));
    expect(clockOf(waiting, 'outer')).toMatchObject({ dueOn: '2027-01-12', pausedUntil: null });
  });
});
