/** Another day for what a letter promised: told with its reason, and moved on the ledger of promises. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { promisesOf } from '../../src/case/promises.ts';
import { caseAfter, given, type Happened, RULES, registered, wants } from '../support/given.ts';

const remedy = (point: number, until: string): CaseEvent => ({
  type: 'remedy_decided',
  point,
  text: 'Wij vernieuwen de kitvoeg.',
  until,
  who: null,
});
const DECIDED: readonly Happened[] = [
  registered(),
  { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' },
  remedy(1, '2026-12-12'),
  { type: 'decision_reported', until: null },
];
const anew = (until: string, because?: string) =>
  wants({
    type: 'decide_remedy',
    point: null,
    text: 'Wij vernieuwen de kitvoeg.',
    until,
    who: null,
    ...(because === undefined ? {} : { because }),
  });
const WHY = 'De kit is niet geleverd.';
const movedTo = (until: string): CaseEvent => ({
  type: 'remedy_moved',
  points: [1],
  previous: '2026-12-12',
  until,
  because: WHY,
});

describe('another day after the letter', () => {
  test('needs its reason, and the complainant reads both days', () => {
    given(DECIDED).when(anew('2027-01-15')).thenRefused({ code: 'because-missing', day: '2026-12-12' });
    given(DECIDED)
      .when(anew('2027-01-15', WHY))
      .then([remedy(1, '2027-01-15'), movedTo('2027-01-15')]);
  });

  test('is no other day when it stays the same, and before the letter nobody was promised one', () => {
    given(DECIDED)
      .when(anew('2026-12-12'))
      .then([remedy(1, '2026-12-12')]);
    given(DECIDED.slice(0, 3))
      .when(anew('2027-01-15'))
      .then([remedy(1, '2027-01-15')]);
  });

  test('is named by an extension as well', () => {
    const extend = (until: string) => wants({ type: 'extend_decision', until, because: WHY });
    given(DECIDED)
      .when(extend('2027-01-15'))
      .then([remedy(1, '2027-01-15'), movedTo('2027-01-15')]);
    given(DECIDED).when(extend('2026-12-01')).thenRefused({ code: 'not-later', due: '2026-12-12' });
    given(DECIDED).when(extend('2026-11-01')).thenRefused({ code: 'day-passed', day: '2026-11-01' });
  });

  test('moves the promise while the old day is still to come, and breaks it after that', () => {
    const promised = (at: string) =>
      promisesOf(
        caseAfter(
          ...DECIDED,
          { at: new Date(at), fact: remedy(1, '2027-01-15') },
          {
            at: new Date(at),
            fact: movedTo('2027-01-15'),
          },
        ),
        RULES,
      ).filter(({ kind }) => kind === 'remedy');
    expect(promised('2026-12-01T10:00:00Z')).toMatchObject([
      { firstDue: '2026-12-12', due: '2027-01-15', moves: 1, state: 'open' },
    ]);
    expect(promised('2026-12-20T10:00:00Z')).toMatchObject([
      { due: '2026-12-12', state: 'broken' },
      { due: '2027-01-15', state: 'open' },
    ]);
  });
});
