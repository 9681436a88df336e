import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLOSING_NEEDS } from '../../src/case/closing-rules.ts';
import { evolve } from '../../src/case/evolve.ts';
import type { ClosingReason, Stage } from '../../src/case/vocabulary.ts';
import { BY_PIETER, caseAfter, given, type Happened, registered, wants } from '../support/given.ts';

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const UNFOUNDED = {
  type: 'point_assessed',
  point: 1,
  finding: 'unfounded',
  grounds: 'De kitvoeg is van later.',
} as const;
const REMEDY = {
  type: 'remedy_decided',
  point: 1,
  text: 'Wij vernieuwen de kitvoeg.',
  until: '2026-12-17',
  who: null,
} as const;
const REPORTED = { type: 'decision_reported', until: '2026-12-01' } as const;
const ASKED_FOR = { type: 'information_requested', questions: ['Sinds?'], until: '2026-12-01' } as const;
const CHASED = { type: 'information_chased', until: '2026-12-01' } as const;
const close = (reason: ClosingReason, instant = '2026-11-17T10:00:00Z', why = 'Zo is het.') =>
  wants({ type: 'close_complaint', reason, why }, { at: new Date(instant) });
const closed = (reason: ClosingReason) =>
  ({ type: 'complaint_closed', reason, why: 'Zo is het.', route: null }) as const;

describe('a case is closed', () => {
  test.each([
    ['solved-satisfied', ['findings', 'report', 'satisfied']],
    ['solved-no-answer', ['findings', 'report', 'no-answer']],
    ['settled', ['report', 'agreement']],
    ['unfounded-accepted', ['report', 'agreement']],
    ['unfounded-no-reaction', ['report', 'silence']],
    ['offer-no-reaction', ['report', 'offer', 'silence']],
    ['no-information', ['questions', 'reminder', 'three-weeks']],
    ['out-of-scope', ['report', 'out-of-scope']],
    ['anonymous-noted', ['no-address']],
    ['external-decision-executed', ['report', 'award']],
  ] as const)('as %s not before all is there', (reason, missing) => {
    given([registered(), TRIAGED])
      .when(close(reason))
      .thenRefused({ code: 'closing-incomplete', reason, missing });
  });

  test.each([
    ['withdrawn', 'withdraw_complaint'],
    ['not-a-complaint', 'decline_complaint'],
    ['spam', 'mark_spam'],
    ['merged', 'merge_case'],
  ] as const)('as %s by the command for that', (reason, intent) => {
    given([registered(), TRIAGED]).when(close(reason)).thenRefused({ code: 'other-command', intent });
  });

  test.each([
    ['solved-satisfied', ['done', 'satisfaction', 'satisfied']],
    ['settled', ['agreement', 'done', 'satisfaction']],
    ['external-decision-executed', ['award', 'done', 'satisfaction']],
  ] as const)(
    'as %s not before what was promised is done and the complainant was asked',
    (reason, missing) => {
      given([registered(), TRIAGED, UNFOUNDED, REMEDY, REPORTED])
        .when(close(reason))
        .thenRefused({ code: 'closing-incomplete', reason, missing });
    },
  );

  test('without an answer whether it is solved only after the reminder and the last day', () => {
    const asked = [
      { type: 'remedy_done', points: [1], what: 'Gedaan.', files: [] },
      { type: 'satisfaction_asked', until: '2026-12-01' },
      { type: 'satisfaction_chased', until: '2026-12-01' },
    ] as const;
    given([registered(), UNFOUNDED, REMEDY, REPORTED, ...asked])
      .when(close('solved-no-answer', '2026-12-01T22:59:00Z'))
      .then([closed('solved-no-answer')]);
    given([registered(), UNFOUNDED, REMEDY, REPORTED, ...asked])
      .when(close('solved-no-answer', '2026-12-01T22:58:00Z'))
      .thenRefused({ code: 'closing-incomplete', reason: 'solved-no-answer', missing: ['no-answer'] });
  });

  test('for want of information three weeks after the questions, reminded meanwhile', () => {
    given([registered(), ASKED_FOR, CHASED])
      .when(close('no-information', '2026-12-08T00:00:00Z'))
      .then([closed('no-information')]);
    given([registered(), ASKED_FOR, CHASED])
      .when(close('no-information', '2026-12-07T22:00:00Z'))
      .thenRefused({ code: 'closing-incomplete', reason: 'no-information', missing: ['three-weeks'] });
  });

  test('for want of a reaction only after the reminder and the last day', () => {
    const reminded = { type: 'reaction_chased', until: '2026-12-01' } as const;
    given([registered(), UNFOUNDED, REPORTED, reminded])
      .when(close('unfounded-no-reaction', '2026-12-01T22:59:00Z'))
      .then([closed('unfounded-no-reaction')]);
    given([registered(), UNFOUNDED, REPORTED, reminded])
      .when(close('unfounded-no-reaction', '2026-12-01T22:58:00Z'))
      .thenRefused({ code: 'closing-incomplete', reason: 'unfounded-no-reaction', missing: ['silence'] });
  });

  test('for want of a reaction to a decision that gives no remedy, right for a part or not', () => {
    const reminded = { type: 'reaction_chased', until: '2026-12-01' } as const;
    given([registered(), { ...UNFOUNDED, finding: 'partly' }, REPORTED, reminded])
      .when(close('unfounded-no-reaction', '2026-12-01T22:59:00Z'))
      .then([closed('unfounded-no-reaction')]);
  });

  test('because the complainant took it back, in words of staff', () => {
    given([registered()])
      .when(wants({ type: 'withdraw_complaint', why: 'Zelf opgelost.' }))
      .then([{ type: 'complaint_closed', reason: 'withdrawn', why: 'Zelf opgelost.', route: null }]);
    given([registered()])
      .when(wants({ type: 'withdraw_complaint', why: '' }))
      .thenRefused('nothing-written');
  });
});

describe('a case is opened again', () => {
  const reopen = wants({ type: 'reopen_case', why: 'Het lekt weer.' });
  const withdrawn = { type: 'complaint_closed', reason: 'withdrawn', why: 'x', route: null } as const;
  test('when it is closed, with a reason', () => {
    given([registered(), withdrawn])
      .when(reopen)
      .then([{ type: 'case_reopened', why: 'Het lekt weer.' }]);
    given([registered(), withdrawn])
      .when(wants({ type: 'reopen_case', why: ' ' }))
      .thenRefused('nothing-written');
    given([registered()])
      .when(reopen)
      .thenRefused({ code: 'stage', stage: 'received', possible: ['closed'] });
  });

  test('not when it goes on as another one', () => {
    given([registered(), { type: 'case_merged', into: 'C-1043-2' }])
      .when(reopen)
      .thenRefused({ code: 'merged', into: 'C-1043-2' });
  });

  test.each<readonly [Stage, readonly Happened[]]>([
    ['received', []],
    ['triaged', [TRIAGED]],
    ['assessing', [TRIAGED, { type: 'points_listed', texts: ['Het lekt.', 'Niemand belde.'] }, UNFOUNDED]],
    ['decided', [TRIAGED, UNFOUNDED]],
    ['disputed', [TRIAGED, UNFOUNDED, REPORTED]],
    ['executing', [TRIAGED, UNFOUNDED, REMEDY, REPORTED]],
  ])('and goes on as %s', (stage, happened) => {
    const state = caseAfter(registered(), ...happened, withdrawn);
    const fact = { type: 'case_reopened', why: 'Het lekt weer.' } as const;
    expect(evolve(state, { ...BY_PIETER, seq: 9, fact })).toMatchObject({ stage, closing: null });
  });
});

test.each(['nl', 'en'])('what may be missing for a closing has its words in %s', (language) => {
  const words: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(`templates/${language}/words.json`, 'utf8'),
  );
  expect(CLOSING_NEEDS.filter((need) => words[`closing-need.${need}`] === undefined)).toEqual([]);
});

test('what the complainant was promised is listed when somebody closes by hand', () => {
  const called = { type: 'call_promised', until: '2026-11-19' } as const;
  given([registered(), TRIAGED, UNFOUNDED, REPORTED, called])
    .when(close('unfounded-no-reaction', '2026-12-02T10:00:00Z'))
    .thenRefused({
      code: 'closing-incomplete',
      reason: 'unfounded-no-reaction',
      missing: ['silence', 'call'],
    });
});
