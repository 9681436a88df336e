import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/case/vocabulary.ts';
import {
  ANNA,
  ASKED,
  BY_PIETER,
  caseAfter,
  clockOf,
  given,
  type Happened,
  PIETER,
  registered,
  wants,
} from '../support/given.ts';

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const assessed = (finding: Finding, point = 1) =>
  ({ type: 'point_assessed', point, finding, grounds: 'De kitvoeg is van later.' }) as const;
const REMEDY = {
  type: 'remedy_decided',
  point: 1,
  text: 'Wij vernieuwen de kitvoeg.',
  until: '2026-12-17',
  who: null,
} as const;
const OFFER = { type: 'offer_made', text: 'Een nieuwe kitvoeg.' } as const;
const reported = (until: string | null) => ({ type: 'decision_reported', until }) as const;
const closed = (reason: 'settled' | 'unfounded-accepted' | 'unfounded-no-reaction' | 'offer-no-reaction') =>
  ({ type: 'complaint_closed', reason, why: '', route: null }) as const;

const UNFOUNDED = [registered(), TRIAGED, assessed('unfounded')] as const;
const UNFOUNDED_OUT = [...UNFOUNDED, reported('2026-12-01')] as const;
const PARTLY_OUT = [registered(), TRIAGED, assessed('partly'), REMEDY, reported('2026-12-01')] as const;
const at = (instant: string) => ({ at: new Date(instant) });

describe('the decision is reported', () => {
  const send = wants({ type: 'report_decision' });

  test('when every point is answered', () => {
    const second = { type: 'point_added', number: 2, text: 'Niemand belde terug.' } as const;
    given([registered(), TRIAGED, second, assessed('unfounded')])
      .when(send)
      .thenRefused({ code: 'points-open', points: [2] });
  });

  test('when what is founded has a remedy, and then there is nothing to react to', () => {
    given([registered(), TRIAGED, assessed('founded')])
      .when(send)
      .thenRefused({ code: 'remedy-missing', points: [1] });
    given([registered(), TRIAGED, assessed('founded'), REMEDY])
      .when(send)
      .then([reported(null)]);
  });

  test('when the day of the remedy is still to come, or today', () => {
    const judged = [registered(), TRIAGED, assessed('founded'), REMEDY];
    given(judged)
      .when({ ...send, at: new Date('2026-12-17T22:59:00Z') })
      .then([reported(null)]);
    given(judged)
      .when({ ...send, at: new Date('2026-12-17T23:00:00Z') })
      .thenRefused({ code: 'remedy-day-passed', point: 1, day: '2026-12-17' });
  });

  test.each(['partly', 'unfounded', 'no-finding', 'out-of-scope'] as const)(
    'with fourteen days to react when a point is %s',
    (finding) => {
      given([registered(), TRIAGED, assessed(finding)])
        .when(send)
        .then([reported('2026-12-01')]);
    },
  );

  test('with fourteen days to react when there is an offer', () => {
    given([registered(), TRIAGED, assessed('founded'), REMEDY, OFFER])
      .when(send)
      .then([reported('2026-12-01')]);
  });

  test('by telephone, with what was said, today or before', () => {
    const tell = (on: string, summary = 'Zij is het eens.') => wants({ type: 'tell_decision', on, summary });
    given(UNFOUNDED)
      .when(tell('2026-11-17'))
      .then([{ type: 'decision_told', on: '2026-11-17', summary: 'Zij is het eens.', until: '2026-12-01' }]);
    given(UNFOUNDED).when(tell('2026-11-18')).thenRefused({ code: 'day-ahead', day: '2026-11-18' });
    given(UNFOUNDED).when(tell('2026-11-17', '')).thenRefused('nothing-written');
  });

  test('and the terms of the decision stop, that of the repair begins', () => {
    const state = caseAfter(registered(), TRIAGED, assessed('founded'), REMEDY, reported(null));
    expect(state.stage).toBe('executing');
    expect(clockOf(state, 'decision').stoppedAt).not.toBeNull();
    expect(clockOf(state, 'outer').stoppedAt).not.toBeNull();
    expect(clockOf(state, 'remedy')).toMatchObject({ dueOn: '2026-12-17', stoppedAt: null });
  });
});

describe('the complainant agrees', () => {
  const agree = wants({ type: 'record_agreement' });

  test('and what was promised is carried out', () => {
    given(PARTLY_OUT)
      .when(agree)
      .then([{ type: 'agreement_recorded', text: 'Wij vernieuwen de kitvoeg.' }]);
  });

  test('and the case is closed when nothing is left to do', () => {
    given(UNFOUNDED_OUT)
      .when(agree)
      .then([{ type: 'agreement_recorded', text: '' }, closed('unfounded-accepted')]);
    given([...UNFOUNDED, OFFER, reported('2026-12-01')])
      .when(agree)
      .then([{ type: 'agreement_recorded', text: OFFER.text }, closed('settled')]);
  });

  test('only with a decision that is out, and once', () => {
    given(UNFOUNDED)
      .when(agree)
      .thenRefused({ code: 'stage', stage: 'decided', possible: ['reported', 'executing', 'disputed'] });
    given([...PARTLY_OUT, { type: 'agreement_recorded', text: REMEDY.text }])
      .when(agree)
      .thenRefused('nothing-changes');
  });
});

describe('the complainant objects', () => {
  const CLOSED: readonly Happened[] = [...UNFOUNDED_OUT, closed('unfounded-accepted')];
  const object = (instant: string, why = 'De foto is niet bekeken.') =>
    wants({ type: 'record_objection', why }, at(instant));
  const objected = { type: 'objection_recorded', why: 'De foto is niet bekeken.' } as const;

  test('until ninety days after the closing', () => {
    given(CLOSED)
      .when(object('2027-02-15T22:59:00Z'))
      .then([
        objected,
        { type: 'review_opened', until: '2027-03-01' },
        { type: 'handler_assigned', handler: PIETER },
      ]);
    given(CLOSED)
      .when(object('2027-02-15T23:00:00Z'))
      .thenRefused({ code: 'objection-term-passed', until: '2027-02-15' });
  });

  test('to a decision, with words', () => {
    given([registered(), { type: 'complaint_closed', reason: 'withdrawn', why: 'x', route: null }])
      .when(object('2026-11-18T10:00:00Z'))
      .thenRefused('no-decision');
    given(UNFOUNDED_OUT).when(object('2026-11-18T10:00:00Z', ' ')).thenRefused('nothing-written');
  });

  test('and the case is in dispute, with a term for us to look again', () => {
    const state = caseAfter(...UNFOUNDED_OUT, objected);
    expect(state).toMatchObject({ stage: 'disputed', reactionWindow: null });
    expect(clockOf(state, 'review')).toMatchObject({ dueOn: '2026-12-01', stoppedAt: null });
  });
});

describe('the complainant says nothing', () => {
  const bot = (type: 'chase_reaction' | 'end_reaction_window', instant: string) => ({
    ...ASKED,
    ...at(instant),
    type,
  });
  // 714 thousandths of the time from 17 November 11:00 to 1 December 23:59.
  const REMIND = '2026-11-27T19:10:26.760Z';
  const REMINDED = { type: 'reaction_chased', until: '2026-12-01' } as const;
  const END = '2026-12-01T22:59:00Z';

  test('and is reminded on the tenth day, once', () => {
    given(UNFOUNDED_OUT).when(bot('chase_reaction', REMIND)).then([REMINDED]);
    given(UNFOUNDED_OUT).when(bot('chase_reaction', '2026-11-27T19:10:26.759Z')).thenRefused('not-due-yet');
    given([...UNFOUNDED_OUT, REMINDED])
      .when(bot('chase_reaction', REMIND))
      .thenRefused('already-warned');
  });

  test('and the case is closed at the end, never without a reminder', () => {
    given([...UNFOUNDED_OUT, REMINDED])
      .when(bot('end_reaction_window', END))
      .then([closed('unfounded-no-reaction')]);
    given([...UNFOUNDED_OUT, REMINDED])
      .when(bot('end_reaction_window', '2026-12-01T22:58:59.999Z'))
      .thenRefused('not-due-yet');
    given(UNFOUNDED_OUT).when(bot('end_reaction_window', END)).thenRefused('already-warned');
  });

  test('to an offer, which lapses', () => {
    given([...UNFOUNDED, OFFER, reported('2026-12-01'), REMINDED])
      .when(bot('end_reaction_window', END))
      .then([closed('offer-no-reaction')]);
  });

  test('and what we promised in part is carried out', () => {
    given([...PARTLY_OUT, REMINDED])
      .when(bot('end_reaction_window', END))
      .then([{ type: 'reaction_window_passed' }]);
  });
});

describe('a mail after the decision', () => {
  const MAIL = { type: 'correspondence_received', from: ANNA, supplied: [] } as const;
  const heard = caseAfter(...UNFOUNDED_OUT, MAIL);

  test('moves nothing by itself: the time to react stands still, and ours to look at it runs', () => {
    expect(heard.stage).toBe('reported');
    expect(clockOf(heard, 'reaction')).toMatchObject({ stoppedAt: new Date(ASKED.at), next: null });
    expect(clockOf(heard, 'review')).toMatchObject({ dueOn: '2026-12-01', stoppedAt: null });
  });

  test.each<Happened>([
    {
      at: new Date('2026-11-20T10:00:00Z'),
      fact: { type: 'note_added', author: BY_PIETER.person, text: 'Alleen een bedankje.' },
    },
    {
      at: new Date('2026-11-20T10:00:00Z'),
      fact: { type: 'reply_written', text: 'Graag gedaan.', files: [] },
    },
  ])('that staff noted or answered gives the complainant the whole term again', (happened) => {
    const state = caseAfter(...UNFOUNDED_OUT, MAIL, happened);
    expect(clockOf(state, 'reaction')).toMatchObject({ dueOn: '2026-12-04', stoppedAt: null });
    expect(state.reviewSince).toBeNull();
  });
});
