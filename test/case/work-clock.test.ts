/** Clock T on the Dutch calendar of 2026: Tuesday 17 November is the day of the order; Christmas is closed. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { chasedOrders, nextChase } from '../../src/case/work-clock.ts';
import { ASKED, caseAfter, clockOf, given, type Happened, RULES, registered } from '../support/given.ts';

const KEES = { address: 'kees@kitbedrijf.example', name: 'Kees Vos' };
const at = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00Z`);
/** Nine in the morning of the desk, in winter. */
const morning = (day: string): Date => at(day, '08:00');

function ordered(details: Partial<Extract<CaseEvent, { type: 'work_ordered' }>> = {}): CaseEvent {
  return {
    type: 'work_ordered',
    number: 2,
    to: KEES,
    language: 'nl',
    point: null,
    text: 'Wilt u de kitvoeg vernieuwen?',
    until: '2026-12-18',
    acceptBy: '2026-11-24',
    ...details,
  };
}
const chased = (day: string, last = false, number = 2): Happened => ({
  at: morning(day),
  fact: { type: 'work_chased', number, last },
});
const accepted = (day: string, plannedOn: string | null): Happened => ({
  at: at(day),
  fact: { type: 'work_accepted', number: 2, plannedOn },
});

/** When the next reminder is due. */
function nextAfter(...happened: readonly Happened[]): Date | null {
  return nextChase(caseAfter(registered(), ...happened), RULES)?.at ?? null;
}

describe('who was asked to do something', () => {
  test.each<readonly [string, readonly Happened[], string]>([
    ['did not answer in five working days: the morning after', [ordered()], '2026-11-25'],
    [
      'did not answer, and the term ended on a Friday: Monday',
      [ordered({ acceptBy: '2026-11-27' })],
      '2026-11-30',
    ],
    ['still did not answer: seven days later', [ordered(), chased('2026-11-25')], '2026-12-02'],
    [
      'did not answer for weeks: every seven days',
      [ordered(), chased('2026-11-25'), chased('2026-12-02')],
      '2026-12-09',
    ],
    [
      'named a day: the morning after that day',
      [ordered(), accepted('2026-11-18', '2026-12-03')],
      '2026-12-04',
    ],
    ['named a Friday: the Monday after', [ordered(), accepted('2026-11-18', '2026-12-04')], '2026-12-07'],
    ['named no day: seven days later', [ordered(), accepted('2026-11-18', null)], '2026-11-25'],
    [
      'let the named day pass: seven days after the reminder',
      [ordered(), accepted('2026-11-18', '2026-12-03'), chased('2026-12-04')],
      '2026-12-11',
    ],
    [
      'answered after a reminder: the morning after the named day',
      [ordered(), chased('2026-11-25'), accepted('2026-11-26', '2026-12-08')],
      '2026-12-09',
    ],
    [
      'has a reminder due on the last day itself: on that day',
      [ordered(), chased('2026-11-25'), chased('2026-12-11')],
      '2026-12-18',
    ],
    [
      'would have a reminder due after the last day: the morning after it',
      [ordered(), chased('2026-11-25'), chased('2026-12-14')],
      '2026-12-21',
    ],
    [
      'named a later day than was asked: the morning after that day',
      [ordered(), accepted('2026-11-18', '2026-12-21')],
      '2026-12-22',
    ],
    [
      'is to be ready on Christmas Eve: the Monday after Christmas',
      [ordered({ until: '2026-12-24' }), chased('2026-12-21')],
      '2026-12-28',
    ],
  ])('is reminded when they %s', (_, happened, day) => {
    expect(nextAfter(...happened)).toEqual(morning(day));
  });

  test.each<readonly [string, readonly Happened[]]>([
    ['said no', [ordered(), { type: 'work_declined', number: 2, why: '' }]],
    ['reported it done', [ordered(), { type: 'work_reported_done', number: 2, text: '', files: 0 }]],
    ['had the last reminder', [ordered(), chased('2026-12-21', true)]],
    ['cannot be reached', [ordered(), { type: 'work_undelivered', number: 2 }]],
  ])('is not reminded when they %s', (_, happened) => {
    expect(nextAfter(...happened)).toBeNull();
  });
});

describe('the bot', () => {
  const remind = (instant: Date) => ({ ...ASKED, type: 'chase_work', at: instant }) as const;
  const before = new Date(morning('2026-11-25').getTime() - 1);

  test('reminds from nine in the morning on, and not a millisecond before', () => {
    const case_ = given([registered(), ordered()]);
    case_.when(remind(before)).thenRefused('not-due-yet');
    case_.when(remind(morning('2026-11-25'))).then([{ type: 'work_chased', number: 2, last: false }]);
  });

  test.each([
    ['2026-12-18', false],
    ['2026-12-21', true],
  ])('on %s, says that it is the last time: %s', (day, last) => {
    const silent = given([registered(), ordered(), chased('2026-11-25'), chased('2026-12-11')]);
    silent.when(remind(morning(day))).then([{ type: 'work_chased', number: 2, last }]);
  });

  test('after a long downtime reminds once, for the last time', () => {
    given([registered(), ordered()])
      .when(remind(at('2027-02-01')))
      .then([{ type: 'work_chased', number: 2, last: true }]);
  });

  test('reminds the one of several who is due first, then the next', () => {
    const other = ordered({
      number: 3,
      acceptBy: '2026-11-20',
      to: { address: 'dak@bos.example', name: 'Bos' },
    });
    const both = [registered(), ordered(), other];
    given(both)
      .when(remind(at('2026-11-25')))
      .then([{ type: 'work_chased', number: 3, last: false }]);
    given([...both, chased('2026-11-25', false, 3)])
      .when(remind(at('2026-11-25')))
      .then([{ type: 'work_chased', number: 2, last: false }]);
  });

  test('reminds nobody of a case that is closed', () => {
    const closed = { type: 'complaint_closed', reason: 'withdrawn', why: 'x', route: null } as const;
    given([registered(), ordered(), closed])
      .when(remind(at('2026-12-01')))
      .thenRefused('clock-stopped');
  });
});

describe('the clock of the case', () => {
  test('is that of the order that ends first, and the clock of the remedy runs on beside it', () => {
    const state = caseAfter(
      registered(),
      ordered(),
      ordered({ number: 3, until: '2026-12-04' }),
      { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' },
      { type: 'remedy_decided', point: 1, text: 'Kit.', until: '2026-12-22', who: null },
      { type: 'decision_reported', until: null },
    );
    expect(clockOf(state, 'work')).toMatchObject({
      dueOn: '2026-12-04',
      next: { act: 'chase_work', at: morning('2026-11-25') },
      stoppedAt: null,
    });
    expect(clockOf(state, 'remedy')).toMatchObject({ dueOn: '2026-12-22', stoppedAt: null });
    expect(chasedOrders(state.works).map(({ number }) => number)).toEqual([2, 3]);
  });
});
