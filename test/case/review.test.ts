/** The second look at a decision: who may take it, and what holds when nobody else is there (step 6, rung 0). */
import { describe, expect, test } from 'vitest';
import type { CaseRules } from '../../src/case/case-rules.ts';
import { isUnderReview } from '../../src/case/review.ts';
import {
  ANNA,
  BY_PIETER,
  caseAfter,
  clockOf,
  given,
  type Happened,
  PIETER,
  RULES,
  registered,
  SANNE,
  wants,
} from '../support/given.ts';

const by = { kind: 'staff', address: PIETER.address } as const;
const done = (fact: Exclude<Happened, { fact: unknown }>): Happened => ({ at: BY_PIETER.at, by, fact });
/** Pieter found the complaint unfounded and told Anna. */
const DECIDED: readonly Happened[] = [
  registered(),
  done({ type: 'handler_assigned', handler: PIETER }),
  done({ type: 'complaint_triaged', category: 'lekkage', severity: 'normal' }),
  done({ type: 'point_assessed', point: 1, finding: 'unfounded', grounds: 'De kitvoeg is onderhoud.' }),
  done({ type: 'decision_reported', until: '2026-12-01' }),
];
const OBJECTED = { type: 'objection_recorded', why: 'De goot is van u.' } as const;
const OPENED = { type: 'review_opened', until: '2026-12-01' } as const;
const IN_DISPUTE = [...DECIDED, OBJECTED, OPENED];
const object = wants({ type: 'record_objection', why: OBJECTED.why });
const assess = {
  type: 'assess_point',
  point: 1,
  finding: 'founded',
  grounds: 'De goot is van ons.',
} as const;
const bySanne = {
  by: { kind: 'staff', address: SANNE.address, proof: BY_PIETER.by.proof },
  person: SANNE,
  roles: ['handler'],
} as const;
const ALONE: CaseRules = { ...RULES, colleagues: RULES.colleagues.slice(0, 1) };

describe('an objection', () => {
  test('goes to a colleague who did not decide, with an answer within ten working days', () => {
    given(DECIDED)
      .when(object)
      .then([OBJECTED, OPENED, { type: 'handler_assigned', handler: SANNE }]);
  });

  test('stays with who handles the case when that person did not decide', () => {
    given([...DECIDED, done({ type: 'handler_assigned', handler: SANNE })])
      .when(object)
      .then([OBJECTED, OPENED]);
  });

  test('goes to nobody who cannot judge, and to nobody when one person is there', () => {
    const recused = done({ type: 'person_recused', address: SANNE.address, why: 'Haar buurman.' });
    given([...DECIDED, recused])
      .when(object)
      .then([OBJECTED, OPENED]);
    given(DECIDED, ALONE).when(object).then([OBJECTED, OPENED]);
  });

  test('stays where it was said that one person acts for two', () => {
    given([...DECIDED, { type: 'second_person_waived', why: 'Sanne is ziek.' }])
      .when(object)
      .then([OBJECTED, OPENED]);
  });

  test('has the day that was told, whatever the term becomes later', () => {
    const terms = { ...RULES.profile.terms, review: { amount: 1, unit: 'days' } } as const;
    const shorter = { ...RULES, profile: { ...RULES.profile, terms } };
    expect(clockOf(caseAfter(...IN_DISPUTE), 'review', shorter).dueOn).toBe('2026-12-01');
  });
});

describe('who decided the first time', () => {
  test.each([
    ['assesses', wants(assess)],
    ['sends', wants({ type: 'report_decision' })],
    ['tells', wants({ type: 'tell_decision', on: '2026-11-17', summary: 'Gebeld.' })],
  ])('neither %s on the objection', (_, command) => {
    given(IN_DISPUTE)
      .when(command)
      .thenRefused({ code: 'decided-before', colleagues: ['Sanne Kok'] });
    given(IN_DISPUTE, ALONE).when(command).thenRefused('nobody-else');
  });

  test('may, once it was said why one person does it', () => {
    given([...IN_DISPUTE, { type: 'second_person_waived', why: 'Sanne is ziek.' }], ALONE)
      .when(wants(assess))
      .then([{ type: 'point_assessed', point: 1, finding: 'founded', grounds: assess.grounds }]);
  });

  test('is everybody who judged a point, also when a colleague sent the letter', () => {
    const sent = DECIDED.map((each) =>
      'fact' in each && each.fact.type === 'decision_reported'
        ? { ...each, by: { kind: 'staff', address: SANNE.address } as const }
        : each,
    );
    given([...sent, OBJECTED, OPENED])
      .when(wants(assess, bySanne))
      .thenRefused('nobody-else');
  });

  test('may still write to the complainant and offer something', () => {
    given(IN_DISPUTE)
      .when(wants({ type: 'make_offer', text: 'Wij maken de goot schoon.' }))
      .then([{ type: 'offer_made', text: 'Wij maken de goot schoon.' }]);
  });
});

describe('a colleague who looks again', () => {
  const judged = {
    at: BY_PIETER.at,
    by: { kind: 'staff', address: SANNE.address } as const,
    fact: {
      type: 'point_assessed',
      point: 1,
      finding: 'unfounded',
      grounds: 'De kit is onderhoud.',
    } as const,
  };
  const send = wants({ type: 'report_decision' }, bySanne);

  test('judges anew before the outcome is sent', () => {
    given(IN_DISPUTE).when(send).thenRefused('not-judged-again');
    given([...IN_DISPUTE, judged])
      .when(send)
      .then([{ type: 'decision_reported', until: '2026-12-01' }]);
  });

  test('and the case stays in dispute until it is sent', () => {
    const state = caseAfter(...IN_DISPUTE, judged);
    expect(state).toMatchObject({ stage: 'disputed', dispute: { judgedAgain: [1], reviewedAt: null } });
    expect(isUnderReview(state)).toBe(true);
  });

  test('and then the complainant may react again, and go on to the next step', () => {
    const reported: Happened = { ...judged, fact: { type: 'decision_reported', until: '2026-12-01' } };
    const state = caseAfter(...IN_DISPUTE, judged, reported);
    expect(state).toMatchObject({ stage: 'reported', reviewSince: null });
    expect(isUnderReview(state)).toBe(false);
    given([...IN_DISPUTE, judged, reported])
      .when(object)
      .then([OBJECTED, OPENED]);
    const again = caseAfter(...IN_DISPUTE, judged, reported, OBJECTED, OPENED);
    expect(again).toMatchObject({
      stage: 'disputed',
      dispute: { decidedBy: [PIETER.address], judgedAgain: [] },
    });
    expect(isUnderReview(again)).toBe(false);
  });

  test('is never the complainant', () => {
    expect(RULES.colleagues.map(({ address }) => address)).not.toContain(ANNA.address);
  });
});
