/** Appointments to put right what was promised (domain.md 1 row 3.1a; clock P), and what a visit shares with them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slot } from '../../src/case/appointment-events.ts';
import { clocksOf } from '../../src/case/clocks.ts';
import type { LaterCommand } from '../../src/case/commands.ts';
import { decide } from '../../src/case/decide.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import {
  ANNA,
  ASKED,
  caseAfter,
  clockOf,
  given,
  type Happened,
  PIETER,
  RULES,
  registered,
  SANNE,
  TUESDAY,
  wants,
} from '../support/given.ts';

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const FOUNDED = { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' } as const;
const REMEDY = {
  type: 'remedy_decided',
  point: 1,
  text: 'Wij vernieuwen de kitvoeg.',
  until: '2026-12-17',
  who: null,
} as const;
const EXECUTING = [
  registered(),
  TRIAGED,
  FOUNDED,
  REMEDY,
  { type: 'decision_reported', until: null },
] as const;
const slot = (day: string, from = '09:00', until: string | null = '12:00'): Slot => ({
  day,
  from,
  until,
  who: { address: '', name: 'Dakbedrijf Vos' },
});
const MONDAY = slot('2026-11-23');
const FRIDAY = slot('2026-11-27', '13:30', null);
const at = (instant: string) => ({ at: new Date(instant) });
const appoint = (...slots: readonly Slot[]) => wants({ type: 'offer_appointment', slots, text: '' });
const offered = (...slots: readonly Slot[]) =>
  ({ type: 'appointment_offered', slots, text: '', cancels: null }) as const;
const fixed = (moment: Slot, sequence: number, moved = false, reminds = true) =>
  ({ type: 'appointment_fixed', slot: moment, sequence, moved, reminds }) as const;
const chooses = (choice: number, answersUs = true) =>
  ({
    ...ASKED,
    by: { kind: 'complainant', address: ANNA.address },
    type: 'understand_answer',
    answer: 'choice',
    choice,
    answersUs,
  }) as const;
const understood = (choice: number) => ({ type: 'answer_understood', answer: 'choice', choice }) as const;

describe('an appointment', () => {
  test('of one moment stands at once', () => {
    given(EXECUTING)
      .when(appoint(MONDAY))
      .then([offered(MONDAY), fixed(MONDAY, 5)]);
  });

  test('of several moments stands when the complainant chooses one, in one number', () => {
    given(EXECUTING)
      .when(appoint(MONDAY, FRIDAY))
      .then([offered(MONDAY, FRIDAY)]);
    given([...EXECUTING, offered(MONDAY, FRIDAY)])
      .when(chooses(2))
      .then([fixed(FRIDAY, 6)]);
  });

  test('does not follow from a number that was not on offer, that answers no mail of ours, or that comes too late', () => {
    given([...EXECUTING, offered(MONDAY, FRIDAY)])
      .when(chooses(3))
      .then([understood(3)]);
    given([...EXECUTING, offered(MONDAY, FRIDAY)])
      .when(chooses(1, false))
      .then([understood(1)]);
    given(EXECUTING)
      .when(chooses(1))
      .then([understood(1)]);
    given([...EXECUTING, offered(MONDAY, FRIDAY), fixed(MONDAY, 6)])
      .when(chooses(2))
      .then([understood(2)]);
    const late = { ...chooses(1), ...at('2026-11-23T08:00:00Z') };
    given([...EXECUTING, offered(MONDAY, FRIDAY)])
      .when(late)
      .then([understood(1)]);
    const early = { ...chooses(1), ...at('2026-11-23T07:59:00Z') };
    given([...EXECUTING, offered(MONDAY, FRIDAY)])
      .when(early)
      .then([fixed(MONDAY, 6, false, false)]);
  });

  test('is moved by a new one, and the calendars that show the old one are told', () => {
    const held = [...EXECUTING, offered(MONDAY), fixed(MONDAY, 5)];
    given(held)
      .when(appoint(FRIDAY))
      .then([offered(FRIDAY), fixed(FRIDAY, 7, true)]);
    given(held)
      .when(appoint(FRIDAY, slot('2026-11-30')))
      .then([{ ...offered(FRIDAY, slot('2026-11-30')), cancels: { slot: MONDAY, sequence: 7 } }]);
    given(held).when(appoint(MONDAY)).thenRefused('nothing-changes');
  });

  test('with somebody else is taken out of the calendar of whoever was expected before', () => {
    const ofPieter = { ...MONDAY, who: PIETER };
    const held = [...EXECUTING, offered(ofPieter), fixed(ofPieter, 5)];
    const ofSanne = { ...FRIDAY, who: SANNE };
    given(held)
      .when(appoint(ofSanne))
      .then([{ ...offered(ofSanne), cancels: { slot: ofPieter, sequence: 7 } }, fixed(ofSanne, 7, true)]);
    given(held)
      .when(appoint({ ...FRIDAY, who: PIETER }))
      .then([offered({ ...FRIDAY, who: PIETER }), fixed({ ...FRIDAY, who: PIETER }, 7, true)]);
    const afterwards = { ...appoint(ofSanne), ...at('2026-11-23T08:00:00Z') };
    given(held)
      .when(afterwards)
      .then([offered(ofSanne), fixed(ofSanne, 7, true)]);
  });

  test('is cancelled, or is not needed', () => {
    const none = wants({ type: 'cancel_appointment', kind: 'repair' });
    given([...EXECUTING, offered(MONDAY), fixed(MONDAY, 5)])
      .when(none)
      .then([{ type: 'appointment_cancelled', kind: 'repair', cancelled: { slot: MONDAY, sequence: 7 } }]);
    given([...EXECUTING, offered(MONDAY, FRIDAY)])
      .when(none)
      .then([{ type: 'appointment_cancelled', kind: 'repair', cancelled: null }]);
    given(EXECUTING)
      .when(none)
      .then([{ type: 'appointment_waived' }]);
    given([...EXECUTING, { type: 'appointment_waived' }])
      .when(none)
      .thenRefused('nothing-changes');
  });

  test('lies ahead, ends after it begins, and is one of three at most', () => {
    given(EXECUTING)
      .when({ ...appoint(slot('2026-11-17', '11:00', null)) })
      .thenRefused({ code: 'day-passed', day: '2026-11-17' });
    given(EXECUTING)
      .when(appoint(slot('2026-11-17', '11:01', null)))
      .then([
        offered(slot('2026-11-17', '11:01', null)),
        fixed(slot('2026-11-17', '11:01', null), 5, false, false),
      ]);
    given(EXECUTING)
      .when(appoint(slot('2026-11-23', '12:00', '09:00')))
      .thenRefused({ code: 'bad-value', field: 'time', value: '12:00-09:00' });
    given(EXECUTING)
      .when(appoint(MONDAY, FRIDAY, MONDAY, FRIDAY))
      .thenRefused({ code: 'bad-value', field: 'slots', value: '4' });
    given(EXECUTING).when(appoint()).thenRefused('nothing-written');
  });
});

describe('clock P', () => {
  test.each([
    ['on a Tuesday', '2026-11-17T10:00:00Z', '2026-11-24'],
    ['on a Friday', '2026-11-20T10:00:00Z', '2026-11-27'],
    ['before Christmas', '2026-12-22T10:00:00Z', '2026-12-30'],
  ])('runs five working days from the decision (%s)', (_, instant, dueOn) => {
    const reported: Happened = { ...at(instant), fact: { type: 'decision_reported', until: null } };
    const state = caseAfter(registered(), TRIAGED, FOUNDED, REMEDY, reported);
    expect(clockOf(state, 'appointment')).toMatchObject({ dueOn, stoppedAt: null });
  });

  test.each<readonly [string, readonly Happened[]]>([
    ['moments are offered', [offered(MONDAY, FRIDAY)]],
    ['an appointment stands', [offered(MONDAY), fixed(MONDAY, 5)]],
    ['none is needed', [{ type: 'appointment_waived' }]],
  ])('stops when %s', (_, happened) => {
    expect(clockOf(caseAfter(...EXECUTING, ...happened), 'appointment').stoppedAt).toEqual(TUESDAY);
  });

  test('begins anew when the appointment is cancelled, and when the work must be done again', () => {
    const cancelled: Happened = {
      ...at('2026-11-20T10:00:00Z'),
      fact: { type: 'appointment_cancelled', kind: 'repair', cancelled: null },
    };
    const held = [...EXECUTING, offered(MONDAY), fixed(MONDAY, 5)];
    expect(clockOf(caseAfter(...held, cancelled), 'appointment')).toMatchObject({
      dueOn: '2026-11-27',
      stoppedAt: null,
    });
    const again: Happened = {
      ...at('2026-11-24T10:00:00Z'),
      fact: { type: 'rework_started', on: '2026-11-24' },
    };
    expect(clockOf(caseAfter(...held, again), 'appointment')).toMatchObject({
      dueOn: '2026-12-01',
      stoppedAt: null,
    });
  });

  test('waits while a proposal waits for its answer, and does not run where nothing is put right', () => {
    const partly = { ...FOUNDED, finding: 'partly', grounds: 'De kitvoeg is van later.' } as const;
    const reported = { type: 'decision_reported', until: '2026-12-01' } as const;
    const offer = { type: 'offer_made', text: 'Een nieuwe kitvoeg.' } as const;
    const names = (...happened: readonly Happened[]) =>
      clocksOf(caseAfter(registered(), TRIAGED, ...happened), RULES).map(({ name }) => name);
    expect(names(partly, REMEDY, reported)).toContain('appointment');
    expect(names(partly, REMEDY, offer, reported)).not.toContain('appointment');
    expect(names(partly, reported)).not.toContain('appointment');
  });
});

describe('on the morning before an appointment', () => {
  const remind = (instant: string) => ({ ...ASKED, ...at(instant), type: 'remind_meeting' }) as const;
  const end = (instant: string) => ({ ...ASKED, ...at(instant), type: 'end_meeting' }) as const;
  const HELD = [...EXECUTING, offered(MONDAY), fixed(MONDAY, 5)] as const;
  const REMINDED = { type: 'meeting_reminded', kind: 'repair', late: false } as const;

  test('the complainant is reminded at eight, once', () => {
    given(HELD).when(remind('2026-11-22T06:59:59Z')).thenRefused('not-due-yet');
    given(HELD).when(remind('2026-11-22T07:00:00Z')).then([REMINDED]);
    given([...HELD, REMINDED])
      .when(remind('2026-11-22T08:00:00Z'))
      .thenRefused('already-warned');
  });

  test('a reminder that comes when it has begun is not sent', () => {
    given(HELD)
      .when(remind('2026-11-23T08:00:00Z'))
      .then([{ ...REMINDED, late: true }]);
  });

  test('an appointment that was made after that needs no reminder', () => {
    given([...EXECUTING, offered(MONDAY), fixed(MONDAY, 5, false, false)])
      .when(remind('2026-11-22T10:00:00Z'))
      .thenRefused('already-warned');
    const made = { ...appoint(MONDAY), ...at('2026-11-22T07:00:00Z') };
    given(EXECUTING)
      .when(made)
      .then([offered(MONDAY), fixed(MONDAY, 5, false, false)]);
    const before = { ...appoint(MONDAY), ...at('2026-11-22T06:59:59Z') };
    given(EXECUTING)
      .when(before)
      .then([offered(MONDAY), fixed(MONDAY, 5)]);
  });

  test('and when its day is over, somebody is asked what came of it', () => {
    given([...HELD, REMINDED])
      .when(end('2026-11-23T22:58:59Z'))
      .thenRefused('not-due-yet');
    given([...HELD, REMINDED])
      .when(end('2026-11-23T22:59:00Z'))
      .then([{ type: 'meeting_passed', kind: 'repair' }]);
    const passed = { type: 'meeting_passed', kind: 'repair' } as const;
    expect(clocksOf(caseAfter(...HELD, passed), RULES).map(({ name }) => name)).not.toContain('attendance');
  });

  test('a visit is reminded of and asked about in the same way', () => {
    const visit = {
      type: 'visit_planned',
      day: '2026-11-23',
      time: '09:00',
      visitor: PIETER,
      sequence: 0,
    } as const;
    given([registered(), TRIAGED, visit])
      .when(remind('2026-11-22T07:00:00Z'))
      .then([{ ...REMINDED, kind: 'visit' }]);
    given([registered(), TRIAGED, visit])
      .when(wants({ type: 'cancel_appointment', kind: 'visit' }))
      .then([
        {
          type: 'appointment_cancelled',
          kind: 'visit',
          cancelled: {
            slot: { day: '2026-11-23', from: '09:00', until: null, who: PIETER },
            sequence: 1,
          },
        },
      ]);
    given([registered(), TRIAGED])
      .when(wants({ type: 'cancel_appointment', kind: 'visit' }))
      .thenRefused('nothing-changes');
  });

  test('a visit that was planned after that needs no reminder either, and is asked about all the same', () => {
    const visit = (day: string): CaseEvent => ({
      type: 'visit_planned',
      day,
      time: '15:00',
      visitor: PIETER,
      sequence: 0,
    });
    given([registered(), TRIAGED, visit('2026-11-17')])
      .when(remind('2026-11-17T10:00:00Z'))
      .thenRefused('already-warned');
    given([registered(), TRIAGED, visit('2026-11-18')])
      .when(remind('2026-11-17T10:00:00Z'))
      .thenRefused('already-warned');
    given([registered(), TRIAGED, visit('2026-11-17')])
      .when(end('2026-11-17T22:59:00Z'))
      .then([{ type: 'meeting_passed', kind: 'visit' }]);
    const early: Happened = { ...at('2026-11-17T06:59:59Z'), fact: visit('2026-11-18') };
    given([registered(), TRIAGED, early])
      .when(remind('2026-11-17T07:00:00Z'))
      .then([{ ...REMINDED, kind: 'visit' }]);
  });
});

test('whatever is offered, chosen, moved and cancelled, each invitation counts on from the one before', () => {
  const moment = fc.record({
    day: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25'),
    from: fc.constantFrom('09:00', '13:30'),
    until: fc.constant(null),
    who: fc.constant(null),
  });
  const command: fc.Arbitrary<LaterCommand> = fc.oneof(
    fc.array(moment, { minLength: 1, maxLength: 3 }).map((slots) => appoint(...slots)),
    fc.integer({ min: 1, max: 3 }).map((choice) => chooses(choice)),
    fc.constant(wants({ type: 'cancel_appointment', kind: 'repair' })),
    fc.constant(wants({ type: 'write_reply', text: 'Tot dan.', files: [] })),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      let state = caseAfter(...EXECUTING);
      const sequences: number[] = [];
      for (const each of commands) {
        const decision = decide(state, each, RULES);
        for (const fact of decision.ok ? decision.events : []) {
          sequences.push(...sequencesIn(fact));
          state = evolve(state, { ...ASKED, seq: state.revision + 1, fact });
        }
      }
      expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
    }),
  );
});

function sequencesIn(fact: CaseEvent): readonly number[] {
  switch (fact.type) {
    case 'appointment_fixed':
      return [fact.sequence];
    case 'appointment_offered':
      return fact.cancels === null ? [] : [fact.cancels.sequence];
    case 'appointment_cancelled':
      return fact.cancelled === null ? [] : [fact.cancelled.sequence];
    default:
      return [];
  }
}
