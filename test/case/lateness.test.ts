/** A term of ours that passes: what the complainant hears, how often, and when only people hear (DESIGN 3 "Time"). */
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import type { WarnClock } from '../../src/case/commands.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { mayBeTold, toldUntil } from '../../src/case/lateness.ts';
import type { ClockName } from '../../src/case/vocabulary.ts';
import {
  ASKED,
  acknowledged,
  cameBack,
  caseAfter,
  clockOf,
  given,
  type Happened,
  PIETER,
  registered,
} from '../support/given.ts';

const TOLD = [registered(), acknowledged()] as const;
const DUE = '2026-12-15';
/** 23:59 in Amsterdam. */
const evening = (day: string) => `${day}T22:59:00.000Z`;

const warn = (at: string, clock: ClockName = 'decision'): WarnClock => ({
  ...ASKED,
  type: 'warn_clock',
  at: new Date(at),
  clock,
});
const warned = (clock: ClockName = 'decision', due = DUE): CaseEvent => ({
  type: 'clock_warned',
  clock,
  percent: 100,
  due,
});
const told = (until: string, promised = DUE): CaseEvent => ({
  type: 'lateness_told',
  clock: 'decision',
  due: DUE,
  promised,
  until,
});
const passed = (until: string): CaseEvent => ({ type: 'late_day_passed', clock: 'decision', until });
const nextAt = (name: ClockName, ...happened: readonly Happened[]) =>
  clockOf(caseAfter(...happened), name).next?.at.toISOString() ?? null;

describe('the decision that was not made in time', () => {
  test('one minute before the end of the day nobody is told that we are late', () => {
    given([...TOLD])
      .when(warn('2026-12-15T22:58:59.999Z'))
      .then([{ type: 'clock_warned', clock: 'decision', percent: 80, due: DUE }]);
  });

  test('at its end the complainant gets a new day, five working days later', () => {
    given([...TOLD])
      .when(warn(evening(DUE)))
      .then([warned(), told('2026-12-22')]);
  });

  test('after downtime the new day is counted from the day on which the letter leaves, past Christmas', () => {
    given([...TOLD])
      .when(warn('2026-12-21T09:00:00Z'))
      .then([warned(), told('2026-12-29')]);
  });

  test('the same is repeated when the new day passed as well, not a minute before', () => {
    const once = [...TOLD, warned(), told('2026-12-22')];
    expect(nextAt('decision', ...once)).toBe(evening('2026-12-22'));
    given(once).when(warn('2026-12-22T22:58:59.999Z')).thenRefused('already-warned');
    given(once)
      .when(warn(evening('2026-12-22')))
      .then([passed('2026-12-22'), told('2026-12-30', '2026-12-22')]);
  });

  test('after the second letter only people are told, and then nobody any more', () => {
    const twice = [
      ...TOLD,
      warned(),
      told('2026-12-22'),
      passed('2026-12-22'),
      told('2026-12-30', '2026-12-22'),
    ];
    given(twice)
      .when(warn(evening('2026-12-30')))
      .then([passed('2026-12-30')]);
    const thrice = [...twice, passed('2026-12-30')];
    expect(nextAt('decision', ...thrice)).toBeNull();
    given(thrice).when(warn('2027-01-05T09:00:00Z')).thenRefused('already-warned');
  });

  test('a decision that leaves ends it', () => {
    const assessed = { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' } as const;
    const reported = { type: 'decision_reported', until: null } as const;
    const once = [...TOLD, warned(), told('2026-12-22'), assessed, reported];
    given(once)
      .when(warn(evening('2026-12-22')))
      .thenRefused('clock-stopped');
  });
});

describe('the outer clock', () => {
  const OUTER = '2027-01-12';

  test('tells the complainant where the decision clock does not any more', () => {
    given([...TOLD, warned()])
      .when(warn(evening(OUTER), 'outer'))
      .then([
        warned('outer', OUTER),
        { type: 'lateness_told', clock: 'outer', due: OUTER, promised: OUTER, until: '2027-01-19' },
      ]);
  });

  test('adds no letter while a day runs that the complainant has, and one when that passed', () => {
    const running = [...TOLD, warned(), told('2027-01-15')];
    given(running)
      .when(warn(evening(OUTER), 'outer'))
      .then([warned('outer', OUTER)]);
    const both = [...running, warned('outer', OUTER)];
    expect(nextAt('outer', ...both)).toBe(evening('2027-01-15'));
    given([...both, passed('2027-01-15')])
      .when(warn(evening('2027-01-15'), 'outer'))
      .then([
        { type: 'lateness_told', clock: 'outer', due: OUTER, promised: '2027-01-15', until: '2027-01-22' },
      ]);
  });

  test('has nothing to say where the complainant may not be told', () => {
    const forbidden = [...TOLD, warned(), told('2027-01-15'), { type: 'answers_forbidden' } as const];
    expect(nextAt('outer', ...forbidden, warned('outer', OUTER))).toBeNull();
  });
});

describe('a repair and an objection', () => {
  const decided: readonly Happened[] = [
    ...TOLD,
    { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' },
    { type: 'remedy_decided', point: 1, text: 'Nieuwe kitvoeg.', until: '2026-12-04', who: null },
    { type: 'decision_reported', until: null },
  ];

  test('that was not ready as promised is told', () => {
    given(decided)
      .when(warn(evening('2026-12-04'), 'remedy'))
      .then([
        warned('remedy', '2026-12-04'),
        {
          type: 'lateness_told',
          clock: 'remedy',
          due: '2026-12-04',
          promised: '2026-12-04',
          until: '2026-12-11',
        },
      ]);
  });

  test('that was to be done again is told once, though a call was promised for the same day', () => {
    const again: readonly Happened[] = [
      ...decided,
      { type: 'rework_started', on: '2026-12-01' },
      { type: 'call_promised', until: '2026-12-04' },
      { at: new Date(evening('2026-12-04')), fact: warned('remedy', '2026-12-04') },
      {
        at: new Date(evening('2026-12-04')),
        fact: {
          type: 'lateness_told',
          clock: 'remedy',
          due: '2026-12-04',
          promised: '2026-12-04',
          until: '2026-12-11',
        },
      },
    ];
    given(again)
      .when(warn(evening('2026-12-04'), 'callback'))
      .then([warned('callback', '2026-12-04')]);
  });

  test('that was looked at too late is told', () => {
    const due = '2026-12-01';
    const objected: readonly Happened[] = [
      ...decided,
      { type: 'objection_recorded', why: 'Het lekt nog.' },
      { type: 'review_opened', until: due },
    ];
    given(objected)
      .when(warn(evening(due), 'review'))
      .then([
        warned('review', due),
        { type: 'lateness_told', clock: 'review', due, promised: due, until: '2026-12-08' },
      ]);
  });

  test('a word after the decision that nobody read in time is told to staff alone', () => {
    const heard: readonly Happened[] = [
      ...TOLD,
      { type: 'point_assessed', point: 1, finding: 'unfounded', grounds: 'Niet van ons.' },
      { type: 'decision_reported', until: '2026-12-01' },
      { type: 'answer_understood', answer: 'no', choice: null },
    ];
    given(heard)
      .when(warn(evening('2026-12-01'), 'review'))
      .then([warned('review', '2026-12-01')]);
  });
});

describe('a letter that nobody wrote goes to a complainant', () => {
  const told = acknowledged();
  const by = { address: '', name: '' };
  test.each<readonly [string, boolean, Case]>([
    ['who heard from us', true, caseAfter(registered(), told)],
    [
      'whose complaint a person took up',
      true,
      caseAfter(registered(), { type: 'complaint_triaged', category: 'dak', severity: 'normal' }),
    ],
    ['not to one who never did', false, caseAfter(registered())],
    ['not where our last letter came back', false, caseAfter(registered(), told, cameBack())],
    ['not where somebody forbade it', false, caseAfter(registered(), told, { type: 'answers_forbidden' })],
    [
      'not to one whom a colleague passed on and nobody confirmed',
      false,
      caseAfter(registered({ channel: 'forwarded' }), {
        type: 'complaint_triaged',
        category: 'dak',
        severity: 'normal',
      }),
    ],
    [
      'on paper to one without an address',
      true,
      caseAfter(registered({ complainant: { ...by, name: PIETER.name } })),
    ],
    ['not to one of whom we know nothing', false, caseAfter(registered({ complainant: by }))],
  ])('%s: %s', (_, may, state) => {
    expect(mayBeTold(state)).toBe(may);
  });
});

test('the day that the complainant has counts until it passed, for both clocks of the decision', () => {
  const state = caseAfter(...TOLD, warned(), told('2026-12-22'));
  expect([toldUntil(state, 'decision'), toldUntil(state, 'outer'), toldUntil(state, 'remedy')]).toEqual([
    '2026-12-22',
    '2026-12-22',
    null,
  ]);
  expect(
    toldUntil(caseAfter(...TOLD, warned(), told('2026-12-22'), passed('2026-12-22')), 'outer'),
  ).toBeNull();
});
