/** What is promised is carried out, and the complainant says whether it is solved (domain.md 2.2; clocks R and S). */
import { describe, expect, test } from 'vitest';
import type { PlainAnswer } from '../../src/case/assessment-events.ts';
import { clocksOf } from '../../src/case/clocks.ts';
import type { ClosingReason } from '../../src/case/vocabulary.ts';
import {
  ANNA,
  ASKED,
  caseAfter,
  clockOf,
  given,
  type Happened,
  RULES,
  registered,
  wants,
} from '../support/given.ts';

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const founded = (point = 1) => ({ type: 'point_assessed', point, finding: 'founded', grounds: '' }) as const;
const remedy = (point = 1, until = '2026-12-17') =>
  ({ type: 'remedy_decided', point, text: 'Wij vernieuwen de kitvoeg.', until, who: null }) as const;
const REPORTED = { type: 'decision_reported', until: null } as const;
const EXECUTING = [registered(), TRIAGED, founded(), remedy(), REPORTED] as const;
const done = (...points: readonly number[]) =>
  ({ type: 'remedy_done', points, what: 'De kitvoeg is vernieuwd.', files: [] }) as const;
const ASKED_UNTIL = { type: 'satisfaction_asked', until: '2026-12-01' } as const;
const CHECKING = [...EXECUTING, done(1), ASKED_UNTIL] as const;
const report = (point: number | null = null, what = 'De kitvoeg is vernieuwd.') =>
  wants({ type: 'report_done', point, what, files: [] });
const closed = (reason: ClosingReason) =>
  ({ type: 'complaint_closed', reason, why: '', route: null }) as const;
const AGAIN = { type: 'rework_started', on: '2026-11-17' } as const;
const CALL = { type: 'call_promised', until: '2026-11-19' } as const;
const at = (instant: string) => ({ at: new Date(instant) });

describe('a remedy is carried out', () => {
  test('and the complainant is asked at once whether it is solved, with fourteen days to answer', () => {
    given(EXECUTING)
      .when(report())
      .then([done(1), ASKED_UNTIL]);
    expect(caseAfter(...CHECKING)).toMatchObject({
      stage: 'checking',
      points: [{ done: { what: 'De kitvoeg is vernieuwd.', at: '2026-11-17T10:00:00.000Z' } }],
    });
  });

  test('of several, the question waits for the last', () => {
    const second = { type: 'point_added', number: 2, text: 'Niemand belde terug.' } as const;
    const two = [registered(), TRIAGED, second, founded(1), founded(2), remedy(1), remedy(2), REPORTED];
    given(two)
      .when(report(2))
      .then([done(2)]);
    expect(caseAfter(...two, done(2)).stage).toBe('executing');
    given([...two, done(2)])
      .when(report(1))
      .then([done(1), ASKED_UNTIL]);
    given(two)
      .when(report())
      .then([done(1, 2), ASKED_UNTIL]);
    given([...two, done(2)])
      .when(report())
      .then([done(1), ASKED_UNTIL]);
    given([...two, done(2)])
      .when(report(2))
      .thenRefused({ code: 'no-remedy', open: [1] });
  });

  test('in words that the complainant reads, of a remedy that is there', () => {
    given(EXECUTING).when(report(null, ' ')).thenRefused('nothing-written');
    given(EXECUTING)
      .when(report(7))
      .thenRefused({ code: 'no-remedy', open: [1] });
  });

  test('not before the decision is out, and not twice', () => {
    const possible = ['reported', 'executing'] as const;
    given([registered(), TRIAGED, founded(), remedy()])
      .when(report())
      .thenRefused({ code: 'stage', stage: 'decided', possible });
    given(CHECKING).when(report()).thenRefused({ code: 'stage', stage: 'checking', possible });
  });

  test('also while the complainant may react to the rest of the decision', () => {
    const partly = { ...founded(), finding: 'partly', grounds: 'De kitvoeg is van later.' } as const;
    const reported = { type: 'decision_reported', until: '2026-12-01' } as const;
    given([registered(), TRIAGED, partly, remedy(), reported])
      .when(report())
      .then([done(1), ASKED_UNTIL]);
  });
});

describe('the complainant answers whether it is solved', () => {
  const word = (answer: PlainAnswer, answersUs = true) =>
    ({
      ...ASKED,
      by: { kind: 'complainant', address: ANNA.address },
      type: 'understand_answer',
      answer,
      choice: null,
      answersUs,
    }) as const;
  const said = (answer: 'yes' | 'no' | 'partly', words = '') =>
    ({ type: 'satisfaction_answered', answer, words }) as const;

  test.each(['yes', 'agree'] as const)('%s closes the case', (answer) => {
    given(CHECKING)
      .when(word(answer))
      .then([said('yes'), closed('solved-satisfied')]);
  });

  test.each(['no', 'partly'] as const)(
    '%s opens the work again, and we call within two working days',
    (answer) => {
      given(CHECKING)
        .when(word(answer))
        .then([said(answer), AGAIN, CALL]);
      expect(caseAfter(...CHECKING, said(answer), AGAIN, CALL)).toMatchObject({
        stage: 'executing',
        points: [{ done: null }],
        satisfaction: null,
        rework: { times: 1 },
        callBack: { until: '2026-11-19' },
      });
    },
  );

  test.each(['object', 'choice', 'complaint'] as const)('%s is for a person to read', (answer) => {
    given(CHECKING)
      .when(word(answer))
      .then([{ type: 'answer_understood', answer, choice: null }]);
  });

  test('a word that does not answer a mail of ours settles nothing', () => {
    given(CHECKING)
      .when(word('yes', false))
      .then([{ type: 'answer_understood', answer: 'yes', choice: null }]);
  });

  test('a word settles nothing where nothing was asked', () => {
    given(EXECUTING)
      .when(word('yes'))
      .then([{ type: 'answer_understood', answer: 'yes', choice: null }]);
  });

  test('a word settles nothing while a longer answer still waits to be read', () => {
    const wrote: Happened = {
      at: new Date('2026-11-17T09:00:00Z'),
      fact: { type: 'correspondence_received', from: ANNA, supplied: [] },
    };
    const asked = [...EXECUTING, { ...at('2026-11-17T08:00:00Z'), fact: done(1) }, ASKED_UNTIL];
    given([...asked, wrote])
      .when(word('yes'))
      .then([{ type: 'answer_understood', answer: 'yes', choice: null }]);
    const read = { type: 'note_added', author: ANNA, text: 'Gelezen.' } as const;
    given([...asked, wrote, read])
      .when(word('yes'))
      .then([said('yes'), closed('solved-satisfied')]);
  });

  test('in more words: the time stands still, a person reads it, and writes down what it means', () => {
    const wrote = { type: 'correspondence_received', from: ANNA, supplied: [] } as const;
    const state = caseAfter(...CHECKING, wrote);
    expect(clockOf(state, 'satisfaction').stoppedAt).not.toBeNull();
    expect(clockOf(state, 'review').dueOn).toBe('2026-12-01');
    given([...CHECKING, wrote])
      .when(wants({ type: 'record_satisfaction', answer: 'partly', words: 'Eén hoek lekt nog.' }))
      .then([said('partly', 'Eén hoek lekt nog.'), AGAIN, CALL]);
    const answered = { type: 'reply_written', text: 'Dank u.', files: [] } as const;
    expect(clockOf(caseAfter(...CHECKING, wrote, answered), 'satisfaction')).toMatchObject({
      stoppedAt: null,
      dueOn: '2026-12-01',
    });
  });

  test('staff write it down only where it was asked', () => {
    given(EXECUTING)
      .when(wants({ type: 'record_satisfaction', answer: 'yes', words: '' }))
      .thenRefused({ code: 'stage', stage: 'executing', possible: ['checking'] });
    given(CHECKING)
      .when(wants({ type: 'record_satisfaction', answer: 'yes', words: 'Gebeld.' }))
      .then([said('yes', 'Gebeld.'), closed('solved-satisfied')]);
  });
});

describe('silence is not satisfaction', () => {
  const remind = (instant: string) => ({ ...ASKED, ...at(instant), type: 'chase_satisfaction' }) as const;
  const end = (instant: string) => ({ ...ASKED, ...at(instant), type: 'end_satisfaction' }) as const;
  const CHASED = { type: 'satisfaction_chased', until: '2026-12-01' } as const;

  test('the complainant is reminded half way', () => {
    // Asked on Tuesday the 17th at 11:00, due on 1 December at 23:59: half of it is on the 24th, at 17:29:30.
    given(CHECKING).when(remind('2026-11-24T16:29:29Z')).thenRefused('not-due-yet');
    given(CHECKING).when(remind('2026-11-24T16:29:30Z')).then([CHASED]);
    given([...CHECKING, CHASED])
      .when(remind('2026-11-25T10:00:00Z'))
      .thenRefused('already-warned');
  });

  test('after the last day the case is closed without an answer', () => {
    given([...CHECKING, CHASED])
      .when(end('2026-12-01T22:58:59Z'))
      .thenRefused('not-due-yet');
    given([...CHECKING, CHASED])
      .when(end('2026-12-01T22:59:00Z'))
      .then([closed('solved-no-answer')]);
  });

  test('not without the reminder, and not while a longer answer waits', () => {
    given(CHECKING).when(end('2026-12-02T10:00:00Z')).thenRefused('already-warned');
    const wrote = { type: 'correspondence_received', from: ANNA, supplied: [] } as const;
    given([...CHECKING, CHASED, wrote])
      .when(end('2026-12-02T10:00:00Z'))
      .thenRefused('clock-stopped');
  });

  test('the last day moves from a closed day', () => {
    const evening = { ...report(), ...at('2026-12-11T10:00:00Z') };
    given(EXECUTING)
      .when(evening)
      .then([done(1), { type: 'satisfaction_asked', until: '2026-12-28' }]);
  });
});

describe('the clock of a remedy', () => {
  test('runs to the first day that was promised, and stops when it is done', () => {
    const second = { type: 'point_added', number: 2, text: 'Niemand belde terug.' } as const;
    const both = [remedy(1, '2026-12-17'), remedy(2, '2026-12-10')];
    const two = [registered(), TRIAGED, second, founded(1), founded(2), ...both, REPORTED];
    expect(clockOf(caseAfter(...two), 'remedy').dueOn).toBe('2026-12-10');
    expect(clockOf(caseAfter(...two, done(2)), 'remedy').dueOn).toBe('2026-12-17');
    const names = clocksOf(caseAfter(...two, done(1, 2), ASKED_UNTIL), RULES).map(({ name }) => name);
    expect(names).not.toContain('remedy');
  });

  test.each([
    ['a day still to come stays promised', '2026-12-18', '2026-12-18'],
    ['a day that is today or past is no promise any more', '2026-12-17', '2027-01-18'],
  ])('runs anew for work that must be done again: %s', (_, promised, dueOn) => {
    const again: Happened = { ...at('2026-12-17T10:00:00Z'), fact: { ...AGAIN, on: '2026-12-17' } };
    const state = caseAfter(
      registered(),
      TRIAGED,
      founded(),
      remedy(1, promised),
      REPORTED,
      done(1),
      ASKED_UNTIL,
      again,
    );
    expect(clockOf(state, 'remedy').dueOn).toBe(dueOn);
  });
});

describe('a call that was promised', () => {
  const AGAIN_OPEN = [...CHECKING, AGAIN, CALL] as const;

  test.each([
    ['on a Tuesday', '2026-11-17T10:00:00Z', '2026-11-19'],
    ['on a Friday', '2026-11-20T10:00:00Z', '2026-11-24'],
    ['on Christmas Eve', '2026-12-24T10:00:00Z', '2026-12-29'],
  ])('asked %s, comes within two working days', (_, instant, until) => {
    const decision = { ...wants({ type: 'record_satisfaction', answer: 'no', words: '' }), ...at(instant) };
    given(CHECKING)
      .when(decision)
      .then([
        { type: 'satisfaction_answered', answer: 'no', words: '' },
        { type: 'rework_started', on: instant.slice(0, 10) },
        { type: 'call_promised', until },
      ]);
  });

  test('is kept with a note or a reply', () => {
    expect(clockOf(caseAfter(...AGAIN_OPEN), 'callback').dueOn).toBe('2026-11-19');
    const note = { type: 'note_added', author: ANNA, text: 'Gebeld.' } as const;
    const reply = { type: 'reply_written', text: 'Wij komen maandag.', files: [] } as const;
    for (const kept of [note, reply]) expect(caseAfter(...AGAIN_OPEN, kept).callBack).toBeNull();
  });
});

describe('a case that was solved is opened again', () => {
  const reopen = wants({ type: 'reopen_case', why: 'Het lekt weer.' });
  const reopened = { type: 'case_reopened', why: 'Het lekt weer.' } as const;

  test('to do the work again, when the complainant had been content', () => {
    const events = [reopened, AGAIN, CALL] as const;
    given([...CHECKING, closed('solved-satisfied')])
      .when(reopen)
      .then(events);
    expect(caseAfter(...CHECKING, closed('solved-satisfied'), ...events)).toMatchObject({
      stage: 'executing',
      points: [{ done: null }],
      rework: { times: 1 },
    });
  });

  test('to hear whether it is solved, when nobody had answered that', () => {
    const events = [reopened, CALL] as const;
    given([...CHECKING, closed('solved-no-answer')])
      .when(reopen)
      .then(events);
    const state = caseAfter(...CHECKING, closed('solved-no-answer'), ...events);
    expect(state).toMatchObject({
      stage: 'checking',
      points: [{ done: { what: 'De kitvoeg is vernieuwd.' } }],
    });
    expect(clockOf(state, 'satisfaction').stoppedAt).not.toBeNull();
    given([...CHECKING, closed('solved-no-answer'), ...events])
      .when(wants({ type: 'record_satisfaction', answer: 'yes', words: '' }))
      .then([{ type: 'satisfaction_answered', answer: 'yes', words: '' }, closed('solved-satisfied')]);
  });
});
