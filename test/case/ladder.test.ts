/** The ladder of disputes behind our own review: for each rung what it needs, on both sides of every guard (domain.md 2.7). */
import { describe, expect, test } from 'vitest';
import type { CaseRules } from '../../src/case/case-rules.ts';
import type { DisputeBody } from '../../src/case/dispute-body.ts';
import type { EnterRung } from '../../src/case/dispute-intents.ts';
import type { RungNeed } from '../../src/case/ladder.ts';
import type { NextRung } from '../../src/case/vocabulary.ts';
import { caseAfter, clockOf, given, type Happened, RULES, registered, wants } from '../support/given.ts';

const DISPUTED: readonly Happened[] = [
  registered(),
  { type: 'point_assessed', point: 1, finding: 'unfounded', grounds: 'De kitvoeg is onderhoud.' },
  { type: 'decision_reported', until: '2026-12-01' },
  { type: 'objection_recorded', why: 'De goot is van u.' },
  { type: 'review_opened', until: '2026-12-01' },
];

const body = (name: string, kind: DisputeBody['kind'], affiliated = true): DisputeBody => ({
  name,
  kind,
  address: null,
  contact: '070 123 45 67',
  terms: { nl: 'Binnen een jaar.', en: 'Within a year.' },
  fee: null,
  affiliated,
  checkedOn: '2026-11-01',
});
const COMMITTEE = body('Geschillencommissie Verbouwingen', 'committee');
const COUNCIL = body('Raad van Arbitrage', 'arbitration');
const WITH: CaseRules = { ...RULES, bodies: [COMMITTEE, COUNCIL] };

const NOTHING: Omit<EnterRung, 'rung'> = {
  type: 'enter_rung',
  body: '',
  until: null,
  costs: null,
  payer: null,
  consent: null,
  binding: null,
};
const WHOLE: Omit<EnterRung, 'rung'> = {
  ...NOTHING,
  body: 'Ir. K. Vos',
  until: '2027-01-15',
  payer: 'both',
  consent: '2026-11-16',
  binding: true,
};
const rung = (name: NextRung, details: Partial<EnterRung> = {}) =>
  wants({ ...NOTHING, rung: name, ...details });
const whole = (name: NextRung, details: Partial<EnterRung> = {}) =>
  wants({ ...WHOLE, rung: name, ...details });
const entered = (name: NextRung, details = {}) =>
  ({
    type: 'rung_entered',
    rung: name,
    body: null,
    until: '2026-12-01',
    costs: null,
    payer: null,
    consent: null,
    binding: false,
    ...details,
  }) as const;
const AS_WRITTEN = { body: 'Ir. K. Vos', until: '2027-01-15', payer: 'both', consent: '2026-11-16' };
const HELD = { type: 'legal_hold_set', on: true, why: '', automatic: true } as const;

describe('a talk', () => {
  test('takes fourteen days unless a day is named', () => {
    given(DISPUTED)
      .when(rung('talk'))
      .then([entered('talk')]);
    given(DISPUTED)
      .when(rung('talk', { until: '2026-11-24' }))
      .then([entered('talk', { until: '2026-11-24' })]);
    given(DISPUTED)
      .when(rung('talk', { until: '2026-11-16' }))
      .thenRefused({ code: 'day-passed', day: '2026-11-16' });
  });

  test('is for a case in dispute, and for a coordinator', () => {
    given(DISPUTED.slice(0, 3))
      .when(rung('talk'))
      .thenRefused({ code: 'stage', stage: 'reported', possible: ['disputed'] });
    given(DISPUTED)
      .when(wants({ ...NOTHING, rung: 'talk' }, { roles: ['handler'] }))
      .thenRefused({ code: 'role', roles: ['coordinator', 'manager'] });
  });
});

describe('an expert and a mediator', () => {
  test.each<[NextRung, readonly RungNeed[]]>([
    ['expert', ['body', 'until', 'payer', 'consent', 'binding']],
    ['mediation', ['body', 'until', 'payer', 'consent']],
  ])('%s needs who, until when, who pays and the consent of both sides', (name, missing) => {
    given(DISPUTED).when(rung(name)).thenRefused({ code: 'rung-incomplete', rung: name, missing });
  });

  test.each(['body', 'until', 'payer', 'consent', 'binding'] as const)(
    'an opinion without %s is refused, and with it taken',
    (need) => {
      given(DISPUTED)
        .when(whole('expert', { [need]: need === 'body' ? '' : null }))
        .thenRefused({ code: 'rung-incomplete', rung: 'expert', missing: [need] });
      given(DISPUTED)
        .when(whole('expert'))
        .then([entered('expert', { ...AS_WRITTEN, binding: true })]);
    },
  );

  test('the consent was given, and lies not in the future', () => {
    given(DISPUTED)
      .when(whole('mediation', { consent: '2026-11-18' }))
      .thenRefused({ code: 'day-ahead', day: '2026-11-18' });
    given(DISPUTED)
      .when(whole('mediation', { consent: '2026-11-17' }))
      .then([entered('mediation', { ...AS_WRITTEN, consent: '2026-11-17' })]);
  });

  test('a mediator binds nobody, whatever is written', () => {
    given(DISPUTED)
      .when(whole('mediation'))
      .then([entered('mediation', AS_WRITTEN)]);
  });
});

describe('a committee and arbitration', () => {
  test.each<[NextRung, string]>([
    ['committee', COMMITTEE.name],
    ['arbitration', COUNCIL.name],
  ])('%s is the one of the configuration, binds both, and the file is kept', (name, found) => {
    const details = { body: found, until: '2027-03-01', binding: true };
    given(DISPUTED, WITH)
      .when(rung(name, { until: '2027-03-01' }))
      .then([entered(name, details), HELD]);
    given(DISPUTED, WITH)
      .when(rung(name, { body: found.slice(0, 6).toLowerCase(), until: '2027-03-01' }))
      .then([entered(name, details), HELD]);
    given(DISPUTED, WITH)
      .when(rung(name))
      .thenRefused({ code: 'rung-incomplete', rung: name, missing: ['until'] });
    given(DISPUTED)
      .when(rung(name, { until: '2027-03-01' }))
      .thenRefused({ code: 'unknown-body', body: '', bodies: [] });
    given(DISPUTED, WITH)
      .when(rung(name, { body: 'De Wijze Buurman', until: '2027-03-01' }))
      .thenRefused({ code: 'unknown-body', body: 'De Wijze Buurman', bodies: [found] });
  });

  test.each<[NextRung, DisputeBody]>([
    ['committee', COMMITTEE],
    ['arbitration', COUNCIL],
  ])('%s decides nothing where we do not take part', (name, named) => {
    given(DISPUTED, { ...RULES, bodies: [{ ...named, affiliated: false }] })
      .when(rung(name, { until: '2027-03-01' }))
      .thenRefused({ code: 'not-affiliated', body: named.name });
  });

  test('what is kept already is not kept twice', () => {
    const kept = { type: 'legal_hold_set', on: true, why: 'Advocaat.', automatic: false } as const;
    given([...DISPUTED, kept], WITH)
      .when(rung('committee', { until: '2027-03-01' }))
      .then([entered('committee', { body: COMMITTEE.name, until: '2027-03-01', binding: true })]);
  });
});

describe('the court', () => {
  test('needs a day and no name, binds both, and the file is kept', () => {
    given(DISPUTED)
      .when(rung('court'))
      .thenRefused({ code: 'rung-incomplete', rung: 'court', missing: ['until'] });
    given(DISPUTED)
      .when(rung('court', { until: '2027-03-01' }))
      .then([entered('court', { until: '2027-03-01', binding: true }), HELD]);
  });
});

describe('the ladder', () => {
  const order = ['talk', 'expert', 'mediation', 'committee', 'arbitration', 'court'] as const;

  test('is climbed upward; arbitration and the court stand side by side', () => {
    for (const [index, now] of order.entries()) {
      const state = [...DISPUTED, entered(now, { until: '2027-01-01' })];
      for (const [wanted, next] of order.entries()) {
        const when = given(state, WITH).when(
          whole(next, { body: next === 'committee' || next === 'arbitration' ? '' : 'Ir. K. Vos' }),
        );
        const isBelow = Math.min(wanted, 4) < Math.min(index, 4);
        if (isBelow) when.thenRefused({ code: 'rung-passed', rung: now });
        else expect(() => when.thenRefused({ code: 'rung-passed', rung: now })).toThrow('deeply equal');
      }
    }
  });

  test('has a clock for the step that is on, and one for us when it is over', () => {
    const on = caseAfter(...DISPUTED, entered('talk'));
    expect(clockOf(on, 'rung')).toMatchObject({ dueOn: '2026-12-01', stoppedAt: null });
    expect(() => clockOf(on, 'review')).toThrow('does not run');
    const ended = { type: 'rung_ended', rung: 'talk', result: 'not-agreed', text: 'Nee.' } as const;
    const over = caseAfter(...DISPUTED, entered('talk'), ended);
    expect(() => clockOf(over, 'rung')).toThrow('does not run');
    expect(clockOf(over, 'review')).toMatchObject({ dueOn: '2026-12-01', stoppedAt: null });
  });

  test('says what came of a step, with words, and once', () => {
    const end = (result: 'agreed' | 'advice', text = 'Wij delen de kosten.') =>
      wants({ type: 'end_rung', result, text });
    given(DISPUTED).when(end('agreed')).thenRefused('no-rung');
    const talking = [...DISPUTED, entered('talk')];
    const ended = {
      type: 'rung_ended',
      rung: 'talk',
      result: 'agreed',
      text: 'Wij delen de kosten.',
    } as const;
    given(talking).when(end('agreed')).then([ended]);
    given(talking).when(end('agreed', ' ')).thenRefused('nothing-written');
    given([...talking, ended])
      .when(end('agreed'))
      .thenRefused('no-rung');
    given(talking).when(end('advice')).thenRefused({ code: 'no-such-result', rung: 'talk' });
    given([...DISPUTED, entered('expert')])
      .when(end('advice'))
      .then([{ ...ended, rung: 'expert', result: 'advice' }]);
  });

  test('leads to work that was agreed, whatever was found', () => {
    const remedy = {
      type: 'decide_remedy',
      point: null,
      text: 'Wij vernieuwen de kitvoeg.',
      until: '2026-12-12',
      who: null,
    } as const;
    const decided = {
      type: 'remedy_decided',
      point: 1,
      text: remedy.text,
      until: '2026-12-12',
      who: null,
    } as const;
    given(DISPUTED).when(wants(remedy)).then([decided]);
    given([...DISPUTED, decided])
      .when(wants({ type: 'record_agreement' }))
      .then([{ type: 'agreement_recorded', text: remedy.text }]);
    expect(caseAfter(...DISPUTED, decided, { type: 'agreement_recorded', text: remedy.text }).stage).toBe(
      'executing',
    );
  });
});

describe('a file that must be kept', () => {
  const place = (why: string) => wants({ type: 'place_hold', why });
  const lift = (why: string, details = {}) => wants({ type: 'lift_hold', why }, details);
  const kept = { type: 'legal_hold_set', on: true, why: 'Advocaat.', automatic: false } as const;

  test('is kept for a reason, and not twice for the same', () => {
    given(DISPUTED).when(place('Advocaat.')).then([kept]);
    given(DISPUTED).when(place('')).thenRefused('nothing-written');
    given([...DISPUTED, kept])
      .when(place('Advocaat.'))
      .thenRefused('nothing-changes');
    given([...DISPUTED, HELD])
      .when(place('Advocaat.'))
      .then([kept]);
  });

  test('is let go by a coordinator with the highest proof, for a reason', () => {
    const proven = (level: 'A2' | 'A3') => ({
      by: {
        kind: 'staff' as const,
        address: 'pieter.bos@example.net',
        proof: { level, source: 'challenge' as const, domain: '', token: null, transaction: 5 },
      },
    });
    given([...DISPUTED, kept])
      .when(lift('De zaak is uit.', proven('A3')))
      .then([{ ...kept, on: false, why: 'De zaak is uit.' }]);
    given([...DISPUTED, kept])
      .when(lift('De zaak is uit.', proven('A2')))
      .thenRefused({ code: 'level', level: 'A3' });
    given([...DISPUTED, kept])
      .when(lift('', proven('A3')))
      .thenRefused('nothing-written');
    given(DISPUTED)
      .when(lift('De zaak is uit.', proven('A3')))
      .thenRefused('nothing-changes');
    given([...DISPUTED, kept])
      .when(lift('x', { ...proven('A3'), roles: ['handler'] }))
      .thenRefused({ code: 'role', roles: ['coordinator', 'manager'] });
  });
});

describe('a ruling', () => {
  const AT_COMMITTEE: readonly Happened[] = [
    ...DISPUTED,
    entered('committee', { body: COMMITTEE.name, until: '2027-03-01', binding: true }),
  ];
  const ORDER = {
    type: 'record_award',
    point: null,
    body: '',
    on: '2026-11-16',
    ruling: 'De kitvoeg was niet dicht.',
    action: 'Wij vernieuwen de kitvoeg.',
    until: '2026-12-12',
  } as const;
  const recorded = {
    type: 'award_recorded',
    body: COMMITTEE.name,
    on: '2026-11-16',
    ruling: ORDER.ruling,
    action: { point: 1, text: ORDER.action, until: '2026-12-12' },
  } as const;

  test('becomes a remedy that is carried out, within its term or that of the profile', () => {
    given(AT_COMMITTEE).when(wants(ORDER)).then([recorded]);
    given(AT_COMMITTEE)
      .when(wants({ ...ORDER, until: null }))
      .then([{ ...recorded, action: { ...recorded.action, until: '2026-12-17' } }]);
    const state = caseAfter(...AT_COMMITTEE, recorded);
    expect(state).toMatchObject({
      stage: 'executing',
      dispute: { award: { body: COMMITTEE.name, isOrder: true } },
      points: [{ remedy: { text: ORDER.action, by: '2026-12-12' } }],
    });
    expect(clockOf(state, 'remedy')).toMatchObject({ dueOn: '2026-12-12', stoppedAt: null });
    expect(() => clockOf(state, 'rung')).toThrow('does not run');
  });

  test('that asks nothing of us is recorded, and then the case can be closed for it', () => {
    const nothing = { ...recorded, action: null };
    given(AT_COMMITTEE)
      .when(wants({ ...ORDER, action: '' }))
      .then([nothing]);
    const close = {
      type: 'close_complaint',
      reason: 'external-decision-executed',
      why: 'Niets te doen.',
    } as const;
    given([...AT_COMMITTEE, nothing])
      .when(wants(close))
      .then([{ type: 'complaint_closed', reason: close.reason, why: close.why, route: null }]);
    given(AT_COMMITTEE)
      .when(wants(close))
      .thenRefused({ code: 'closing-incomplete', reason: close.reason, missing: ['award'] });
  });

  test('comes from who was asked to decide, and not from a mediator or an adviser', () => {
    for (const before of [DISPUTED, [...DISPUTED, entered('mediation')], [...DISPUTED, entered('expert')]])
      given(before).when(wants(ORDER)).thenRefused('no-binding-step');
    given([...DISPUTED, entered('expert', { body: 'Ir. K. Vos', binding: true })])
      .when(wants(ORDER))
      .then([{ ...recorded, body: 'Ir. K. Vos' }]);
    given([...DISPUTED, entered('court', { binding: true })])
      .when(wants(ORDER))
      .thenRefused({ code: 'rung-incomplete', rung: 'court', missing: ['body'] });
    given([...DISPUTED, entered('court', { binding: true })])
      .when(wants({ ...ORDER, body: 'Rechtbank Midden-Nederland' }))
      .then([{ ...recorded, body: 'Rechtbank Midden-Nederland' }]);
  });

  test('has a day that is not in the future, a term that is not in the past, and a point that exists', () => {
    given(AT_COMMITTEE)
      .when(wants({ ...ORDER, on: '2026-11-18' }))
      .thenRefused({ code: 'day-ahead', day: '2026-11-18' });
    given(AT_COMMITTEE)
      .when(wants({ ...ORDER, until: '2026-11-16' }))
      .thenRefused({ code: 'day-passed', day: '2026-11-16' });
    given(AT_COMMITTEE)
      .when(wants({ ...ORDER, point: 4 }))
      .thenRefused({ code: 'no-such-point', point: 4, points: [1] });
  });
});
