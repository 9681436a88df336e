import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { LEARNING_CLOCKS, learningDue, learningOf } from '../../src/case/learning.ts';
import { undoOf } from '../../src/case/undo.ts';
import {
  BY_PIETER,
  caseAfter,
  given,
  logOf,
  PROOF,
  RULES,
  registered,
  TUESDAY,
  wants,
} from '../support/given.ts';

const AT = TUESDAY.toISOString();
const TWO_POINTS = registered({
  points: [
    { number: 1, text: 'De dakkapel lekt.' },
    { number: 2, text: 'Niemand belde terug.' },
  ],
});
const assessed = (point: number, finding: 'founded' | 'unfounded'): CaseEvent => ({
  type: 'point_assessed',
  point,
  finding,
  grounds: 'Gezien.',
});
const REPORTED: CaseEvent = { type: 'decision_reported', until: null };
const DECIDED = [registered(), assessed(1, 'founded'), REPORTED] as const;
const because = (code: string, points: readonly number[] = [1], text = ''): CaseEvent => ({
  type: 'cause_recorded',
  points,
  code,
  text,
});
const closedAs = (reason: 'withdrawn' | 'spam' | 'solved-satisfied'): CaseEvent => ({
  type: 'complaint_closed',
  reason,
  why: '',
  route: null,
});

describe('the cause of a complaint', () => {
  const cause = (point: number | null, code = 'material', text = ' De kit was oud. ') =>
    wants({ type: 'record_cause', point, code, text });

  test('is recorded for every point, where none is named', () => {
    given([TWO_POINTS])
      .when(cause(null))
      .then([because('material', [1, 2], 'De kit was oud.')]);
  });

  test('is recorded for one point, and never for one that is not there', () => {
    given([TWO_POINTS])
      .when(cause(2))
      .then([because('material', [2], 'De kit was oud.')]);
    given([TWO_POINTS])
      .when(cause(3))
      .thenRefused({ code: 'no-such-point', point: 3, points: [1, 2] });
  });

  test('of a later mail takes the place of an earlier one, point by point', () => {
    const state = caseAfter(TWO_POINTS, because('material', [1, 2]), because('unknown', [2]));
    expect(state.causes).toEqual([
      { points: [1], code: 'material', text: '', at: AT },
      { points: [2], code: 'unknown', text: '', at: AT },
    ]);
  });

  test('is recorded once', () => {
    given([registered(), because('material', [1], 'De kit was oud.')])
      .when(cause(1))
      .thenRefused('nothing-changes');
  });

  test('is recorded after the case was closed, and can be taken back', () => {
    const log = [...DECIDED, closedAs('solved-satisfied')];
    given(log)
      .when(cause(null, 'unknown', ''))
      .then([because('unknown')]);
    const proof = { ...PROOF, transaction: 5 };
    const last = { seq: log.length + 1, at: TUESDAY, by: { ...BY_PIETER.by, proof }, mailId: null };
    const undo = undoOf([...logOf(log), { ...last, fact: because('unknown') }], 5, {
      by: BY_PIETER.by,
      roles: [],
    });
    expect(undo).toMatchObject({ ok: true, event: { restored: { causes: [] } } });
  });
});

describe('what is learnt from a case', () => {
  test.each([
    ['nothing before the decision', [registered()], 'none'],
    ['the cause of what was founded', DECIDED, 'cause-due'],
    ['nothing where nothing was founded', [registered(), assessed(1, 'unfounded'), REPORTED], 'none'],
    [
      'a cause for each founded point',
      [TWO_POINTS, assessed(1, 'founded'), assessed(2, 'unfounded'), REPORTED, because('x')],
      'cause-recorded',
    ],
    [
      'a cause for all founded points',
      [TWO_POINTS, assessed(1, 'founded'), assessed(2, 'founded'), REPORTED, because('x')],
      'cause-due',
    ],
    ['the cause, although it was withdrawn', [registered(), closedAs('withdrawn')], 'cause-due'],
    ['nothing of spam', [registered(), closedAs('spam')], 'none'],
    [
      'nothing more where no measure is needed',
      [...DECIDED, because('x'), { type: 'measure_declined', why: 'Eenmalig.' }],
      'closed',
    ],
  ] as const)('is %s', (_, log, stage) => {
    expect(learningOf(caseAfter(...log), [])).toBe(stage);
  });

  test('follows the measure that is least advanced, and ends when all are over', () => {
    const state = caseAfter(...DECIDED, because('x'), { type: 'measure_linked', measure: 3 });
    expect(learningOf(state, ['implemented', 'decided'])).toBe('measure-decided');
    expect(learningOf(state, ['implemented', 'over'])).toBe('implemented');
    expect(learningOf(state, ['judged'])).toBe('effect-checked');
    expect(learningOf(state, ['over'])).toBe('closed');
  });
});

describe('a measure', () => {
  const none = (why: string) => wants({ type: 'decline_measure', why });
  const link = (measure: number) => wants({ type: 'link_measure', measure });

  test('is not taken for a reason', () => {
    given([...DECIDED])
      .when(none(' '))
      .thenRefused('nothing-written');
    given([...DECIDED])
      .when(none('Eenmalig.'))
      .then([{ type: 'measure_declined', why: 'Eenmalig.' }]);
    given([...DECIDED, { type: 'measure_declined', why: 'Eenmalig.' }])
      .when(none('Eenmalig.'))
      .thenRefused('nothing-changes');
  });

  test('is linked once, and then it cannot be said that there is none', () => {
    given([...DECIDED])
      .when(link(12))
      .then([{ type: 'measure_linked', measure: 12 }]);
    given([...DECIDED, { type: 'measure_linked', measure: 12 }])
      .when(link(12))
      .thenRefused('nothing-changes');
    given([...DECIDED, { type: 'measure_linked', measure: 12 }])
      .when(none('Eenmalig.'))
      .thenRefused({ code: 'measure-linked', measure: 'M-12' });
  });

  test('is decided by the coordinator, a cause recorded by whoever handles the case', () => {
    const handler = { roles: ['handler'] } as const;
    const cause = wants({ type: 'record_cause', point: null, code: 'x', text: '' }, handler);
    given([...DECIDED])
      .when(cause)
      .then([because('x')]);
    given([...DECIDED])
      .when(wants({ type: 'decline_measure', why: 'Eenmalig.' }, handler))
      .thenRefused({ code: 'role', roles: ['coordinator', 'manager'] });
  });
});

describe('the terms of the learning track', () => {
  test('run from the decision, 20 and 30 working days, and nobody is warned of them', () => {
    const state = caseAfter(...DECIDED);
    expect(learningDue(state, 'cause', RULES)).toEqual({ dueOn: '2026-12-15', stoppedAt: null });
    expect(learningDue(state, 'measure', RULES)).toEqual({ dueOn: '2026-12-30', stoppedAt: null });
    expect(Object.values(LEARNING_CLOCKS).map(({ letter }) => letter)).toEqual(['L1', 'L3']);
  });

  test('stop when what they are for is there, and go on after the case is closed', () => {
    const closed = caseAfter(...DECIDED, closedAs('solved-satisfied'));
    expect(learningDue(closed, 'cause', RULES)?.stoppedAt).toBeNull();
    const known = caseAfter(...DECIDED, because('x'), { type: 'measure_declined', why: 'Eenmalig.' });
    expect(learningDue(known, 'cause', RULES)?.stoppedAt).toEqual(TUESDAY);
    expect(learningDue(known, 'measure', RULES)?.stoppedAt).toEqual(TUESDAY);
  });

  test('do not run where there is nothing to learn', () => {
    expect(learningDue(caseAfter(registered()), 'cause', RULES)).toBeNull();
    expect(
      learningDue(caseAfter(registered(), assessed(1, 'unfounded'), REPORTED), 'measure', RULES),
    ).toBeNull();
  });
});
