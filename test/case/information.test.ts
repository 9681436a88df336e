import { describe, expect, test } from 'vitest';
import type { InformationRequested } from '../../src/case/assessment-events.ts';
import { decide } from '../../src/case/decide.ts';
import {
  ANNA,
  ASKED,
  BY_PIETER,
  caseAfter,
  clockOf,
  given,
  type Happened,
  RULES,
  registered,
  SANNE,
  TUESDAY,
  wants,
} from '../support/given.ts';

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const asked: InformationRequested = {
  type: 'information_requested',
  questions: ['Sinds wanneer?'],
  until: '2026-12-01',
};
const at = (instant: string) => ({ at: new Date(instant) });
const bot = (type: 'chase_information' | 'declare_information_overdue', instant: string) => ({
  ...ASKED,
  ...at(instant),
  type,
});

describe('questions to the complainant', () => {
  test('are to be answered in fourteen days, unless a day is named', () => {
    const ask = (until: string | null) =>
      wants({ type: 'ask_information', questions: ['Sinds wanneer?'], until });
    given([registered(), TRIAGED]).when(ask(null)).then([asked]);
    given([registered(), TRIAGED])
      .when(ask('2026-11-17'))
      .then([{ ...asked, until: '2026-11-17' }]);
    given([registered(), TRIAGED])
      .when(ask('2026-11-16'))
      .thenRefused({ code: 'day-passed', day: '2026-11-16' });
  });

  test.each([[[]], [['Sinds wanneer?', ' ']]])('have words: %j', (questions) => {
    given([registered(), TRIAGED])
      .when(wants({ type: 'ask_information', questions, until: null }))
      .thenRefused('nothing-written');
  });

  test('are not asked after the decision is out', () => {
    given([registered(), { type: 'decision_reported', until: '2026-12-01' }])
      .when(wants({ type: 'ask_information', questions: ['Sinds wanneer?'], until: null }))
      .thenRefused({
        code: 'stage',
        stage: 'reported',
        possible: ['received', 'triaged', 'waiting', 'assessing'],
      });
  });
});

describe('the reminder of the questions', () => {
  // From Tuesday 11:00 to Tuesday two weeks later 23:59 are 14 days and 779 minutes.
  const HALF = '2026-11-24T16:29:30.000Z';

  test('comes half way, not a moment earlier, and once', () => {
    given([registered(), asked])
      .when(bot('chase_information', HALF))
      .then([{ type: 'information_chased', until: '2026-12-01' }]);
    given([registered(), asked])
      .when(bot('chase_information', '2026-11-24T16:29:29.999Z'))
      .thenRefused('not-due-yet');
    given([registered(), asked, { type: 'answers_forbidden' }])
      .when(bot('chase_information', HALF))
      .thenRefused('already-warned');
    given([registered(), asked, { type: 'information_chased', until: '2026-12-01' }])
      .when(bot('chase_information', HALF))
      .thenRefused('already-warned');
  });

  test('that comes late gives as many days more', () => {
    given([registered(), asked])
      .when(bot('chase_information', '2026-12-03T10:00:00Z'))
      .then([{ type: 'information_chased', until: '2026-12-10' }]);
  });

  test('does not come where nothing was asked', () => {
    given([registered()]).when(bot('chase_information', HALF)).thenRefused('clock-stopped');
  });

  test('is followed by the end of the term: staff must choose, and are told once', () => {
    const chased: readonly Happened[] = [
      registered(),
      asked,
      { type: 'information_chased', until: '2026-12-01' },
    ];
    given(chased)
      .when(bot('declare_information_overdue', '2026-12-01T22:59:00Z'))
      .then([{ type: 'information_overdue', until: '2026-12-01' }]);
    given(chased)
      .when(bot('declare_information_overdue', '2026-12-01T22:58:59.999Z'))
      .thenRefused('not-due-yet');
    const overdue = caseAfter(...chased, { type: 'information_overdue', until: '2026-12-01' });
    expect(overdue.stage).toBe('waiting');
    expect(clockOf(overdue, 'information').next).toBeNull();
  });
});

describe('the answer of the complainant', () => {
  const answers = (instant: string) =>
    ({
      ...ASKED,
      ...at(instant),
      by: { kind: 'complainant', address: ANNA.address },
      type: 'receive_correspondence',
      from: ANNA,
      supplied: [],
    }) as const;

  test('ends the waiting, and the decision is due later by the days that we waited', () => {
    const state = caseAfter(registered(), asked);
    const decision = decide(state, answers('2026-11-20T10:00:00Z'), RULES);
    expect(decision).toEqual({
      ok: true,
      events: [
        { type: 'correspondence_received', from: ANNA, supplied: [] },
        { type: 'decision_clock_resumed', previous: '2026-12-15', until: '2026-12-18' },
      ],
    });
    const after = caseAfter(registered(), asked, ...(decision.ok ? decision.events : []));
    expect(after).toMatchObject({ stage: 'assessing', asked: null, decisionDue: '2026-12-18' });
  });

  test('of somebody else ends nothing', () => {
    const other = { address: 'buur@example.net', name: 'Jan Kok' };
    given([registered(), asked])
      .when({
        ...answers('2026-11-20T10:00:00Z'),
        by: { kind: 'other-person', address: other.address },
        from: other,
      })
      .then([{ type: 'correspondence_received', from: other, supplied: [] }]);
  });

  test('in one word binds nobody', () => {
    const state = caseAfter(registered(), { type: 'answer_understood', answer: 'agree', choice: null });
    expect(state).toMatchObject({ stage: 'received', agreement: null, answer: { answer: 'agree' } });
  });
});

describe('a later day for the decision', () => {
  const extend = (until: string, instant = TUESDAY.toISOString()) =>
    wants({ type: 'extend_decision', until, because: 'De expert komt later.' }, at(instant));
  const extended = (until: string) =>
    ({
      type: 'decision_extended',
      previous: '2026-12-15',
      until,
      because: 'De expert komt later.',
    }) as const;

  test('is at most four weeks later than promised', () => {
    given([registered(), TRIAGED])
      .when(extend('2027-01-12'))
      .then([extended('2027-01-12')]);
    given([registered(), TRIAGED])
      .when(extend('2027-01-13'))
      .thenRefused({ code: 'after-latest', latest: '2027-01-12' });
  });

  test('is never past the outer clock, although the promised day had moved', () => {
    const resumed = { type: 'decision_clock_resumed', previous: '2026-12-15', until: '2026-12-29' } as const;
    given([registered(), TRIAGED, resumed])
      .when(extend('2027-01-13'))
      .thenRefused({ code: 'after-latest', latest: '2027-01-12' });
  });

  test('is told before the term ends, to the last minute', () => {
    given([registered(), TRIAGED])
      .when(extend('2026-12-30', '2026-12-15T22:59:00Z'))
      .then([extended('2026-12-30')]);
    given([registered(), TRIAGED])
      .when(extend('2026-12-30', '2026-12-15T22:59:01Z'))
      .thenRefused({ code: 'after-term', due: '2026-12-15' });
  });

  test('is told once, and is later', () => {
    given([registered(), TRIAGED, extended('2026-12-30')])
      .when(extend('2027-01-05'))
      .thenRefused({ code: 'extended-already', until: '2026-12-30' });
    given([registered(), TRIAGED])
      .when(extend('2026-12-15'))
      .thenRefused({ code: 'not-later', due: '2026-12-15' });
  });
});

describe('a visit', () => {
  const plan = (day: string) =>
    wants({ type: 'plan_visit', day, time: '10:30', visitor: BY_PIETER.person, text: '' });
  const planned = (day: string, sequence: number) =>
    ({ type: 'visit_planned', day, time: '10:30', visitor: BY_PIETER.person, sequence }) as const;

  test('is today or later, and each change of it counts on', () => {
    given([registered(), TRIAGED])
      .when(plan('2026-11-17'))
      .then([planned('2026-11-17', 0)]);
    given([registered(), TRIAGED, planned('2026-11-17', 0)])
      .when(plan('2026-11-18'))
      .then([planned('2026-11-18', 1)]);
    given([registered(), TRIAGED, planned('2026-11-18', 1)])
      .when(plan('2026-11-18'))
      .thenRefused('nothing-changes');
    given([registered(), TRIAGED])
      .when(plan('2026-11-16'))
      .thenRefused({ code: 'day-passed', day: '2026-11-16' });
  });

  test('by somebody else is taken out of the calendar of whoever was expected before', () => {
    const bySanne = wants({ type: 'plan_visit', day: '2026-11-19', time: '10:30', visitor: SANNE, text: '' });
    const slot = { day: '2026-11-18', from: '10:30', until: null, who: BY_PIETER.person };
    given([registered(), TRIAGED, planned('2026-11-18', 1)])
      .when(bySanne)
      .then([{ ...planned('2026-11-19', 2), visitor: SANNE, cancels: { slot, sequence: 2 } }]);
    const cancelled = { slot, sequence: 2 };
    const off = { type: 'appointment_cancelled', kind: 'visit', cancelled } as const;
    given([registered(), TRIAGED, planned('2026-11-18', 1), off])
      .when(bySanne)
      .then([{ ...planned('2026-11-19', 3), visitor: SANNE }]);
  });
});

test.each([
  { type: 'write_reply', text: ' ', files: [] },
  { type: 'consult', colleague: BY_PIETER.person, text: '' },
] as const)('nothing is written without words: $type', (intent) => {
  given([registered(), TRIAGED]).when(wants(intent)).thenRefused('nothing-written');
});
