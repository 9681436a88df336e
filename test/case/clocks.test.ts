import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import type { CaseRules } from '../../src/case/case-rules.ts';
import { CLOCKS, clocksOf, passedPercent, WARNED_ROLES } from '../../src/case/clocks.ts';
import { decide } from '../../src/case/decide.ts';
import type { ClockWarned } from '../../src/case/events.ts';
import {
  CLOCK_NAMES,
  type ClockName,
  WARNING_PERCENTS,
  type WarningPercent,
} from '../../src/case/vocabulary.ts';
import { addDays, endOfDay, localDay } from '../../src/case/working-days.ts';
import {
  ASKED,
  acknowledged,
  cameBack,
  caseAfter,
  clockOf,
  FIRST_CLOCKS,
  given,
  type Happened,
  RULES,
  register,
  registered,
  TUESDAY,
} from '../support/given.ts';

/** The case of a complaint received at an instant, registered by the rules. */
function receivedAt(instant: string, rules: CaseRules = RULES): Case {
  const decision = decide(null, register({ receivedAt: new Date(instant) }), rules);
  return caseAfter(...(decision.ok ? decision.events : []));
}

function warned(clock: ClockName, percent: WarningPercent): ClockWarned {
  return { type: 'clock_warned', clock, percent, due: '2026-11-18' };
}

function confirmAfter(...later: readonly Happened[]) {
  return clockOf(caseAfter(registered(), ...later), 'confirm');
}

describe('each clock ends on the last day of its term', () => {
  test.each<readonly [ClockName, string, string, string]>([
    ['confirm', 'on a Tuesday', '2026-11-17T10:00:00Z', '2026-11-18'],
    ['confirm', 'one minute before midnight', '2026-11-17T22:59:00Z', '2026-11-18'],
    ['confirm', 'one minute after midnight', '2026-11-17T23:01:00Z', '2026-11-19'],
    ['confirm', 'on a Friday', '2026-11-20T10:00:00Z', '2026-11-23'],
    ['confirm', 'on Christmas Eve', '2026-12-24T10:00:00Z', '2026-12-28'],
    ['decision', 'on a Tuesday', '2026-11-17T10:00:00Z', '2026-12-15'],
    ['decision', '28 days before Christmas Eve', '2026-11-26T22:59:00Z', '2026-12-24'],
    ['decision', '28 days before Christmas', '2026-11-26T23:01:00Z', '2026-12-28'],
    ['decision', "28 days before King's Day", '2027-03-30T10:00:00Z', '2027-04-28'],
    ['outer', 'on a Tuesday', '2026-11-17T10:00:00Z', '2027-01-12'],
    ['outer', '8 weeks before Christmas Eve', '2026-10-29T10:00:00Z', '2026-12-24'],
    ['outer', '8 weeks before Christmas: it never moves', '2026-10-30T10:00:00Z', '2026-12-25'],
    ['outer', '8 weeks before a Sunday: it never moves', '2026-11-01T10:00:00Z', '2026-12-27'],
  ])('%s, received %s (%s): due on %s', (name, _when, instant, dueOn) => {
    const clock = clockOf(receivedAt(instant), name);
    expect(clock.dueOn).toBe(dueOn);
    expect(clock.dueAt).toEqual(endOfDay(dueOn, 'Europe/Amsterdam'));
    expect(clock.startsAt).toEqual(new Date(instant));
  });

  test('the clocks run from receipt, not from registration', () => {
    const late = registered({ registeredAt: '2026-11-24T10:00:00.000Z' });
    for (const clock of clocksOf(caseAfter(late), RULES)) expect(clock.startsAt).toEqual(TUESDAY);
  });

  test('a case has every clock once', () => {
    const names = clocksOf(caseAfter(registered()), RULES).map((clock) => clock.name);
    expect(names).toEqual(FIRST_CLOCKS);
  });

  test('the decision is due on the day promised in writing, also when the term of the profile changes', () => {
    const terms = { ...RULES.profile.terms, decision: { amount: 6, unit: 'weeks' } } as const;
    const changed: CaseRules = { ...RULES, profile: { ...RULES.profile, terms } };
    const state = receivedAt('2026-11-17T10:00:00Z');
    expect(clockOf(state, 'decision', changed).dueOn).toBe('2026-12-15');
  });

  test('the decision is due on the day promised in writing, also when a day is closed later', () => {
    const closedDays = new Set([...RULES.calendar.closedDays, '2026-12-15']);
    const changed: CaseRules = { ...RULES, calendar: { ...RULES.calendar, closedDays } };
    const state = receivedAt('2026-11-17T10:00:00Z');
    expect(clockOf(state, 'decision', changed).dueOn).toBe(state.decisionDue);
  });
});

describe('somebody is told at 50, 80 and 100 percent', () => {
  // From 10:00 on the 17th to 22:59 on the 18th are 2219 minutes.
  test.each<readonly [string, readonly Happened[], WarningPercent, string]>([
    ['nothing was said', [], 50, '2026-11-18T04:29:30.000Z'],
    ['50 percent was said', [warned('confirm', 50)], 80, '2026-11-18T15:35:12.000Z'],
    ['80 percent was said', [warned('confirm', 50), warned('confirm', 80)], 100, '2026-11-18T22:59:00.000Z'],
    ['80 percent was said at once', [warned('confirm', 80)], 100, '2026-11-18T22:59:00.000Z'],
  ])('when %s, the next is due in time', (_said, said, percent, at) => {
    expect(confirmAfter(...said).next).toEqual({ act: 'warn_clock', percent, at: new Date(at) });
  });

  test('after 100 percent nothing more is said', () => {
    expect(confirmAfter(warned('confirm', 100)).next).toBeNull();
  });

  test('a warning of one clock says nothing of another', () => {
    const state = caseAfter(registered(), warned('confirm', 100));
    expect(clockOf(state, 'decision').next?.percent).toBe(50);
  });

  test('the last warning of every clock is at the last minute of its due day', () => {
    const state = caseAfter(registered(), ...FIRST_CLOCKS.map((name) => warned(name, 80)));
    for (const clock of clocksOf(state, RULES))
      expect(clock.next).toMatchObject({ percent: 100, at: clock.dueAt });
  });

  test('the handler hears first, then the coordinator too, then the manager too', () => {
    expect(WARNING_PERCENTS.map((percent) => WARNED_ROLES[percent])).toEqual([
      ['handler'],
      ['handler', 'coordinator'],
      ['handler', 'coordinator', 'manager'],
    ]);
  });
});

describe('an open complaint of which everything was said', () => {
  const silent = [
    registered(),
    acknowledged(),
    { type: 'answers_forbidden' },
    { at: new Date('2026-11-28T10:00:00Z'), fact: { type: 'silence_warned', due: '2026-12-01' } },
  ] as const;
  const all = ['firstContact', 'decision', 'outer'] as const;
  const saidOn = (at: string): Happened[] =>
    all.map((name) => ({ at: new Date(at), fact: warned(name, 100) }));
  const steps = (...happened: readonly Happened[]) =>
    clocksOf(caseAfter(...silent, ...happened), RULES).flatMap(({ name, next }) =>
      next === null ? [] : [{ name, at: next.at.toISOString() }],
    );

  test('is said again after a week, by the clock that is over for the longest time', () => {
    expect(steps(...saidOn('2027-01-12T22:59:00Z'))).toEqual([
      { name: 'firstContact', at: '2027-01-19T22:59:00.000Z' },
    ]);
  });

  test('and so on each week, not a minute earlier', () => {
    const log = [...silent, ...saidOn('2027-01-12T22:59:00Z')];
    const due = '2026-11-20';
    const again = (at: string) =>
      ({ ...ASKED, at: new Date(at), type: 'warn_clock', clock: 'firstContact' }) as const;
    given(log).when(again('2027-01-19T22:58:00Z')).thenRefused('already-warned');
    given(log)
      .when(again('2027-01-19T22:59:00Z'))
      .then([{ ...warned('firstContact', 100), due }]);
    const said = { at: new Date('2027-01-19T22:59:00Z'), fact: warned('firstContact', 100) };
    expect(steps(...saidOn('2027-01-12T22:59:00Z'), said)).toEqual([
      { name: 'firstContact', at: '2027-01-26T22:59:00.000Z' },
    ]);
  });
});

describe('a term of which much has passed', () => {
  const start = TUESDAY;
  const end = new Date(TUESDAY.getTime() + 10_000);

  test.each<readonly [number, WarningPercent | null]>([
    [-1, null],
    [0, null],
    [4_999, null],
    [5_000, 50],
    [7_999, 50],
    [8_000, 80],
    [9_999, 80],
    [10_000, 100],
    [864_000_000, 100],
  ])('has reached, after %i of its 10000 milliseconds, the warning of %s percent', (passed, percent) => {
    expect(passedPercent(start, end, new Date(start.getTime() + passed))).toBe(percent);
  });

  test('has reached a percentage at the very instant for which that warning was planned, not before', () => {
    const received = fc.date({ min: TUESDAY, max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(
        received,
        fc.constantFrom(...FIRST_CLOCKS),
        fc.constantFrom(null, 50, 80),
        (at, name, said) => {
          const before = said === null ? [] : [warned(name, said)];
          const state = caseAfter(registered({ receivedAt: at.toISOString() }), ...before);
          const decisionDue = addDays(localDay(at, 'Europe/Amsterdam'), 28);
          const { startsAt, dueAt, next } = clockOf({ ...state, decisionDue }, name);
          const plannedAt = next?.at.getTime() ?? Number.NaN;
          expect(passedPercent(startsAt, dueAt, new Date(plannedAt))).toBe(next?.percent);
          expect(passedPercent(startsAt, dueAt, new Date(plannedAt - 1))).toBe(said);
        },
      ),
    );
  });
});

describe('the confirmation clock', () => {
  const noon = new Date('2026-11-17T11:00:00Z');
  const sent: Happened = { at: noon, fact: acknowledged() };

  test('runs while no acknowledgement was handed over', () => {
    expect(confirmAfter().stoppedAt).toBeNull();
  });

  test('is stopped by an acknowledgement, at the instant it was handed over, and warns no more', () => {
    expect(confirmAfter(sent)).toMatchObject({ stoppedAt: noon, next: null });
  });

  test('is not stopped by another letter', () => {
    const other = { type: 'letter_sent', letter: 'complainant/ask', outboundId: 8 } as const;
    expect(confirmAfter(other).stoppedAt).toBeNull();
  });

  test('runs again, from receipt, when the acknowledgement came back', () => {
    const clock = confirmAfter(sent, cameBack());
    expect(clock).toMatchObject({ startsAt: TUESDAY, dueOn: '2026-11-18', stoppedAt: null });
    expect(clock.next?.percent).toBe(50);
  });

  test('does not repeat a warning when it runs again', () => {
    expect(confirmAfter(warned('confirm', 50), sent, cameBack()).next?.percent).toBe(80);
  });

  test('stops again when a second acknowledgement is handed over', () => {
    const again: Happened = { at: new Date('2026-11-17T15:00:00Z'), fact: acknowledged(9) };
    expect(confirmAfter(sent, cameBack(), again).stoppedAt).toEqual(new Date('2026-11-17T15:00:00Z'));
  });

  test('stops no other clock', () => {
    const state = caseAfter(registered(), sent);
    expect(clockOf(state, 'decision').stoppedAt).toBeNull();
    expect(clockOf(state, 'outer').stoppedAt).toBeNull();
  });
});

test('no two clocks have the same letter of the procedure', () => {
  const letters = Object.values(CLOCKS).map((row) => row.letter);
  expect(new Set(letters).size).toBe(letters.length);
});

test('only the outer clock, and what the bot does by itself, stay on a closed day', () => {
  expect(CLOCK_NAMES.filter((name) => !CLOCKS[name].moves)).toEqual(['update', 'outer', 'deposit']);
});
