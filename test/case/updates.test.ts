/** Nobody waits in silence; a notice of default and danger have terms of their own (domain.md 2.3: U, N and H). */
import { describe, expect, test } from 'vitest';
import type { LaterCommand } from '../../src/case/commands.ts';
import { isOurTurn } from '../../src/case/lateness.ts';
import { stepAhead } from '../../src/case/updates.ts';
import {
  ASKED,
  acknowledged,
  caseAfter,
  clockOf,
  given,
  type Happened,
  PIETER,
  RULES,
  registered,
  TUESDAY,
} from '../support/given.ts';

const TOLD: readonly Happened[] = [registered(), acknowledged()];
const order = (type: 'warn_silence' | 'tell_status', at: string): LaterCommand => ({
  ...ASKED,
  type,
  at: new Date(at),
});
const onceAt = (at: string, fact: Exclude<Happened, { at: Date }>): Happened => ({ at: new Date(at), fact });
const ASSESSED: Happened = {
  type: 'point_assessed',
  point: 1,
  finding: 'unfounded',
  grounds: 'Niet van ons.',
};
const REPORTED: Happened = { type: 'decision_reported', until: '2026-12-01' };
const REMEDY: Happened = {
  type: 'remedy_decided',
  point: 1,
  text: 'Nieuwe kitvoeg.',
  until: '2026-12-17',
  who: null,
};

describe('a complainant who heard from us on Tuesday 17 November', () => {
  // 14 days later at 23:59; eleven fourteenths of that are over in the evening of the 28th.
  const WARN = '2026-11-28T20:18:03.239Z';
  const LATEST = '2026-12-01T22:59:00.000Z';

  test('and nothing since: the handler is warned on day 11, not before', () => {
    expect(clockOf(caseAfter(...TOLD), 'update').next?.at.toISOString()).toBe('2026-11-28T20:18:03.240Z');
    given([...TOLD])
      .when(order('warn_silence', WARN))
      .thenRefused('not-due-yet');
    given([...TOLD])
      .when(order('warn_silence', '2026-11-28T20:18:03.240Z'))
      .then([{ type: 'silence_warned', due: '2026-12-01' }]);
  });

  test('hears on day 14 how things stand, and fourteen days later again', () => {
    const warned = [...TOLD, onceAt(WARN, { type: 'silence_warned', due: '2026-12-01' })];
    given(warned).when(order('tell_status', '2026-12-01T22:58:59.999Z')).thenRefused('not-due-yet');
    given(warned)
      .when(order('tell_status', LATEST))
      .then([{ type: 'status_told', step: 'decision', until: '2026-12-15' }]);
    const told = caseAfter(
      ...warned,
      onceAt(LATEST, { type: 'status_told', step: 'decision', until: '2026-12-15' }),
    );
    expect(clockOf(told, 'update')).toMatchObject({ dueOn: '2026-12-15', next: { act: 'warn_silence' } });
  });

  test('any other letter begins the time anew', () => {
    const sent = onceAt('2026-11-27T10:00:00Z', {
      type: 'letter_sent',
      letter: 'complainant/reply',
      outboundId: 9,
    });
    expect(clockOf(caseAfter(...TOLD, sent), 'update').dueOn).toBe('2026-12-11');
  });

  test('a letter to staff does not', () => {
    const sent = onceAt('2026-11-27T10:00:00Z', {
      type: 'letter_sent',
      letter: 'staff/new-mail',
      outboundId: 9,
    });
    expect(clockOf(caseAfter(...TOLD, sent), 'update').dueOn).toBe('2026-12-01');
  });

  test('where no letter may leave by itself the handler is warned and nothing more happens', () => {
    const forbidden: readonly Happened[] = [
      ...TOLD,
      { type: 'answers_forbidden' },
      onceAt(WARN, { type: 'silence_warned', due: '2026-12-01' }),
    ];
    expect(clockOf(caseAfter(...forbidden), 'update').next).toBeNull();
    given(forbidden).when(order('tell_status', LATEST)).thenRefused('already-warned');
  });
});

describe('the next word is', () => {
  const ASKED_ANNA: Happened = { type: 'information_requested', questions: ['Waar?'], until: '2026-12-01' };
  test.each<readonly [string, boolean, readonly Happened[]]>([
    ['ours on a complaint that runs', true, []],
    ['hers while she is asked', false, [ASKED_ANNA]],
    [
      'ours when she did not answer',
      true,
      [ASKED_ANNA, { type: 'information_overdue', until: '2026-12-01' }],
    ],
    ['hers while she may react', false, [ASSESSED, REPORTED]],
    [
      'ours when she did',
      true,
      [ASSESSED, REPORTED, { type: 'answer_understood', answer: 'no', choice: null }],
    ],
    ["nobody's when it is over", false, [{ type: 'complaint_closed', reason: 'spam', why: '', route: null }]],
  ])('%s', (_, ours, happened) => {
    expect(isOurTurn(caseAfter(...TOLD, ...happened))).toBe(ours);
  });
});

describe('what comes next', () => {
  const at = new Date('2026-12-01T22:59:00Z');
  const next = (...happened: readonly Happened[]) => stepAhead(caseAfter(...TOLD, ...happened), at, RULES);
  const visit = (day: string): Happened => ({
    type: 'visit_planned',
    day,
    time: '10:00',
    visitor: PIETER,
    sequence: 0,
  });

  test('is the visit while it is still to come, then the decision', () => {
    expect(next(visit('2026-12-03'))).toEqual({ step: 'visit', until: '2026-12-03' });
    expect(next(visit('2026-11-30'))).toEqual({ step: 'decision', until: '2026-12-15' });
  });

  test('is the repair once it was decided, or the answer to an objection', () => {
    const founded: Happened = { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' };
    expect(next(founded, REMEDY, { type: 'decision_reported', until: null })).toEqual({
      step: 'remedy',
      until: '2026-12-17',
    });
    expect(next(ASSESSED, REPORTED, { type: 'objection_recorded', why: 'Nee.' })).toEqual({
      step: 'review',
      until: '2026-12-01',
    });
  });

  test('has no day when the one that was promised is over, but the later one that was told', () => {
    const late = new Date('2026-12-17T10:00:00Z');
    const told: Happened = {
      type: 'lateness_told',
      clock: 'decision',
      due: '2026-12-15',
      promised: '2026-12-15',
      until: '2026-12-22',
    };
    expect(stepAhead(caseAfter(...TOLD), late, RULES)).toEqual({ step: 'decision', until: null });
    expect(stepAhead(caseAfter(...TOLD, told), late, RULES)).toEqual({
      step: 'decision',
      until: '2026-12-22',
    });
  });
});

describe('a notice of default', () => {
  const notice: LaterCommand = { ...ASKED, type: 'notice_default' };
  const noticed: Happened = { type: 'default_noticed' };

  test('starts a term of seven days, once', () => {
    given([...TOLD])
      .when(notice)
      .then([{ type: 'default_noticed' }]);
    expect(clockOf(caseAfter(...TOLD, noticed), 'notice').dueOn).toBe('2026-11-24');
    given([...TOLD, noticed])
      .when(notice)
      .thenRefused('nothing-changes');
  });

  test.each<readonly [string, Happened]>([
    ['a reply', { type: 'reply_written', text: 'Wij komen morgen.', files: [] }],
    [
      'a later day with its reason',
      { type: 'decision_extended', previous: '2026-12-15', until: '2026-12-22', because: 'Levertijd.' },
    ],
    ['questions', { type: 'information_requested', questions: ['Waar?'], until: '2026-12-01' }],
  ])('is answered by %s of a person', (_, answer) => {
    expect(caseAfter(...TOLD, noticed, answer).noticeSince).toBeNull();
  });

  test('is not answered by a letter that nobody wrote', () => {
    const status: Happened = { type: 'status_told', step: 'decision', until: null };
    expect(caseAfter(...TOLD, noticed, status).noticeSince).toBe(TUESDAY.toISOString());
  });
});

describe('danger', () => {
  test('makes a complaint urgent, once', () => {
    const urgent = { type: 'routing_set', field: 'severity', value: 'urgent', previous: 'normal' } as const;
    given([...TOLD])
      .when({ ...ASKED, type: 'notice_danger' })
      .then([urgent]);
    given([...TOLD, urgent])
      .when({ ...ASKED, type: 'notice_danger' })
      .thenRefused('nothing-changes');
  });

  test.each([
    ['on Tuesday at 11:00', '2026-11-17T10:00:00Z', '2026-11-17T14:00:00.000Z'],
    [
      'on Tuesday at 15:00: the rest of the four hours on Wednesday',
      '2026-11-17T14:00:00Z',
      '2026-11-18T09:30:00.000Z',
    ],
    ['on Saturday: from Monday 08:30', '2026-11-21T14:00:00Z', '2026-11-23T11:30:00.000Z'],
    ['on Christmas Eve at 16:00: from Monday', '2026-12-24T15:00:00Z', '2026-12-28T10:30:00.000Z'],
  ])('must be taken up within four office hours: %s', (_, received, due) => {
    const state = caseAfter(registered({ receivedAt: received }), {
      type: 'routing_set',
      field: 'severity',
      value: 'urgent',
      previous: 'normal',
    });
    expect(clockOf(state, 'firstContact').dueAt.toISOString()).toBe(due);
  });
});

describe('a decision that was made', () => {
  const decided = onceAt('2026-12-23T10:00:00Z', {
    type: 'point_assessed',
    point: 1,
    finding: 'unfounded',
    grounds: 'Nee.',
  });

  test('is told within two working days, which Christmas is not', () => {
    expect(clockOf(caseAfter(...TOLD, decided), 'reportBack').dueOn).toBe('2026-12-28');
  });

  test('is told by the letter; one more point makes it unmade', () => {
    expect(clockOf(caseAfter(...TOLD, decided, REPORTED), 'reportBack').stoppedAt).toEqual(TUESDAY);
    const more = caseAfter(...TOLD, decided, { type: 'point_added', number: 2, text: 'Ook de deur.' });
    expect(more.decidedAt).toBeNull();
  });
});
