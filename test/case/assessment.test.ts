import { describe, test } from 'vitest';
import { FINDINGS } from '../../src/case/vocabulary.ts';
import { given, PIETER, registered, wants } from '../support/given.ts';

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const SECOND = { type: 'point_added', number: 2, text: 'Niemand belde terug.' } as const;
const GROUNDS = 'De kitvoeg is van later.';
const assess = (point: number | null, finding: (typeof FINDINGS)[number], grounds: string) =>
  wants({ type: 'assess_point', point, finding, grounds });
const assessed = (point: number, finding: (typeof FINDINGS)[number]) =>
  ({ type: 'point_assessed', point, finding, grounds: GROUNDS }) as const;

describe('a finding', () => {
  test.each(FINDINGS.filter((finding) => finding !== 'founded'))('%s needs grounds', (finding) => {
    given([registered(), TRIAGED])
      .when(assess(1, finding, ' '))
      .thenRefused({ code: 'grounds-missing', point: 1 });
    given([registered(), TRIAGED])
      .when(assess(1, finding, GROUNDS))
      .then([assessed(1, finding)]);
  });

  test('founded explains itself by its remedy', () => {
    given([registered(), TRIAGED])
      .when(assess(1, 'founded', ''))
      .then([{ type: 'point_assessed', point: 1, finding: 'founded', grounds: '' }]);
  });

  test('is about the only point, or the only open one, or the one that is named', () => {
    given([registered(), TRIAGED])
      .when(assess(null, 'unfounded', GROUNDS))
      .then([assessed(1, 'unfounded')]);
    given([registered(), TRIAGED, SECOND, assessed(1, 'founded')])
      .when(assess(null, 'unfounded', GROUNDS))
      .then([assessed(2, 'unfounded')]);
    given([registered(), TRIAGED, SECOND])
      .when(assess(null, 'unfounded', GROUNDS))
      .thenRefused({ code: 'several-points', open: [1, 2] });
    given([registered(), TRIAGED, SECOND, assessed(1, 'founded'), assessed(2, 'founded')])
      .when(assess(null, 'unfounded', GROUNDS))
      .thenRefused({ code: 'several-points', open: [1, 2] });
    given([registered(), TRIAGED, SECOND])
      .when(assess(3, 'unfounded', GROUNDS))
      .thenRefused({ code: 'no-such-point', point: 3, points: [1, 2] });
  });

  test('may be changed until the letter is out', () => {
    given([registered(), TRIAGED, assessed(1, 'unfounded')])
      .when(assess(null, 'partly', GROUNDS))
      .then([assessed(1, 'partly')]);
    given([registered(), assessed(1, 'unfounded'), { type: 'decision_reported', until: '2026-12-01' }])
      .when(assess(null, 'partly', GROUNDS))
      .thenRefused({
        code: 'stage',
        stage: 'reported',
        possible: ['received', 'triaged', 'waiting', 'assessing', 'decided', 'disputed'],
      });
  });

  test('on the last point while we wait ends the waiting', () => {
    const asked = { type: 'information_requested', questions: ['Sinds?'], until: '2026-12-01' } as const;
    given([registered(), asked])
      .when(assess(null, 'unfounded', GROUNDS))
      .then([
        assessed(1, 'unfounded'),
        { type: 'decision_clock_resumed', previous: '2026-12-15', until: '2026-12-15' },
      ]);
    given([registered(), SECOND, asked])
      .when(assess(1, 'unfounded', GROUNDS))
      .then([assessed(1, 'unfounded')]);
  });

  test('is not given by who does not judge the case', () => {
    given([registered(), { type: 'person_recused', address: PIETER.address, why: 'buurvrouw' }])
      .when(assess(1, 'unfounded', GROUNDS))
      .thenRefused('recused');
  });
});

describe('a remedy', () => {
  const remedy = (point: number | null, until: string | null, text = 'Wij vernieuwen de kitvoeg.') =>
    wants({ type: 'decide_remedy', point, text, until, who: null });
  const decided = (point: number, until: string) =>
    ({ type: 'remedy_decided', point, text: 'Wij vernieuwen de kitvoeg.', until, who: null }) as const;

  test('is done in thirty days, unless a day is named: today at the earliest', () => {
    given([registered(), TRIAGED])
      .when(remedy(null, null))
      .then([decided(1, '2026-12-17')]);
    given([registered(), TRIAGED])
      .when(remedy(1, '2026-11-17'))
      .then([decided(1, '2026-11-17')]);
    given([registered(), TRIAGED])
      .when(remedy(1, '2026-11-16'))
      .thenRefused({ code: 'day-passed', day: '2026-11-16' });
  });

  test('is for the point that has none yet', () => {
    given([registered(), TRIAGED, SECOND, assessed(1, 'unfounded'), assessed(2, 'founded')])
      .when(remedy(null, null))
      .then([decided(2, '2026-12-17')]);
  });

  test.each(['unfounded', 'out-of-scope'] as const)('is not for a point that is %s', (finding) => {
    given([registered(), TRIAGED, assessed(1, finding)])
      .when(remedy(1, null))
      .thenRefused({ code: 'not-founded', point: 1 });
  });

  test('has words', () => {
    given([registered(), TRIAGED])
      .when(remedy(1, null, ' '))
      .thenRefused('nothing-written');
  });
});

describe('money', () => {
  const pay = (cents: number, approvedBy: string | null = null) =>
    wants({ type: 'compensate', cents, goodwill: true }, { approvedBy });
  const paid = (cents: number, approvedBy: string | null) =>
    ({ type: 'compensation_decided', cents, goodwill: true, approvedBy }) as const;
  const MANAGER = 'els.mol@example.net';

  test('up to the limit needs nobody else', () => {
    given([registered(), TRIAGED])
      .when(pay(25_000))
      .then([paid(25_000, null)]);
  });

  test('over the limit needs a manager, who is somebody else', () => {
    const refusal = { code: 'over-limit', limit: 25_000, roles: ['manager'] } as const;
    given([registered(), TRIAGED]).when(pay(25_001)).thenRefused(refusal);
    given([registered(), TRIAGED]).when(pay(25_001, PIETER.address)).thenRefused(refusal);
    given([registered(), TRIAGED])
      .when(pay(25_001, MANAGER))
      .then([paid(25_001, MANAGER)]);
  });

  test('over the limit needs nobody else where it was said that nobody else is there', () => {
    given([registered(), TRIAGED, { type: 'second_person_waived', why: 'De manager is op reis.' }])
      .when(pay(25_001))
      .then([paid(25_001, null)]);
  });

  test.each([0, -1, 1.5])('is a whole number of cents: not %d', (cents) => {
    given([registered(), TRIAGED])
      .when(pay(cents))
      .thenRefused({ code: 'bad-value', field: 'amount', value: `${cents}` });
  });
});

test('an offer has words', () => {
  given([registered(), TRIAGED])
    .when(wants({ type: 'make_offer', text: 'Een nieuwe kitvoeg.' }))
    .then([{ type: 'offer_made', text: 'Een nieuwe kitvoeg.' }]);
  given([registered(), TRIAGED])
    .when(wants({ type: 'make_offer', text: '' }))
    .thenRefused('nothing-written');
});
