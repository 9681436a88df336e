import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeEffect, planVerdict, weeksToCompare } from '../../src/digest/measure-effect.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';

/** Counts in 26 weeks before and a number of weeks after, judged when it was agreed. */
function judge(before: number, after: number, weeks: number, { dispersion = 1, leastBefore = 0 } = {}) {
  const verdictIn = '2026-W20';
  return judgeEffect(
    { points: before, exposure: 26 },
    { points: after, exposure: weeks },
    { verdictIn, leastBefore, dispersion },
    verdictIn,
    betaLaw,
  );
}

describe('the weeks that are compared', () => {
  // The trigger are weeks 11 to 14; carried out on Wednesday of week 18, two weeks later is Wednesday of week 20.
  test('end before the window that led to the measure, and begin two weeks after it was carried out', () => {
    expect(weeksToCompare('2026-W11', '2026-04-29')).toStrictEqual({
      before: { first: '2025-W37', last: '2026-W10' },
      afterFrom: '2026-W21',
    });
  });

  test('begin on the Monday itself when the two weeks end on one', () => {
    expect(weeksToCompare('2026-W11', '2026-04-27').afterFrom).toBe('2026-W20');
  });
});

describe('the date of the verdict', () => {
  const verdictWeek = (weekly: number, fall: number, dispersion = 1) =>
    planVerdict('2026-W21', { points: weekly * 26, weeks: 26 }, fall, dispersion).verdictIn;

  // domain.md 3.4 G: at 2 a week 15 weeks for a halving (30 / 2), 7 for 70 % less (13 / 2 = 6.5).
  test.each([
    [2, 0.5, 1, '2026-W35'],
    [2, 0.7, 1, '2026-W27'],
    [0.5, 0.7, 1, '2026-W46'],
    // 30 · 1.3 = 39 points at 2 a week: 20 weeks.
    [2, 0.5, 1.3, '2026-W40'],
  ])('at %d a week and a fall of %d, dispersion %d, is the end of %s', (weekly, fall, dispersion, week) => {
    expect(verdictWeek(weekly, fall, dispersion)).toBe(week);
  });

  test('never comes where a halving would take over half a year', () => {
    expect(verdictWeek(0.5, 0.5)).toBeNull();
    expect(verdictWeek(0, 0.9)).toBeNull();
  });

  // 13 points are needed within 26 weeks: that takes 13 points in the 26 weeks before, and 12 are too few.
  test('comes from the fewest points on that the plan names', () => {
    const plan = (points: number) => planVerdict('2026-W21', { points, weeks: 26 }, 0.7, 1);
    expect(plan(13)).toMatchObject({ verdictIn: '2026-W46', leastBefore: 13 });
    expect(plan(12)).toMatchObject({ verdictIn: null, leastBefore: 13 });
  });

  test('comes no later for a greater hope or more points', () => {
    const falls = fc.double({ min: 0.1, max: 1, noNaN: true });
    const rates = fc.double({ min: 0.1, max: 20, noNaN: true });
    const never = '9999-W01';
    fc.assert(
      fc.property(rates, falls, falls, (weekly, one, other) => {
        const date = verdictWeek(weekly, Math.min(one, other)) ?? never;
        expect((verdictWeek(weekly, Math.max(one, other)) ?? never) <= date).toBe(true);
        expect((verdictWeek(2 * weekly, Math.min(one, other)) ?? never) <= date).toBe(true);
      }),
    );
  });
});

describe('the verdict', () => {
  // 26 weeks before and 26 after, so each of the 8 points came after with a chance of 1/2:
  // P(Bin(8, 1/2) <= 1) = (1 + 8) / 256 = 0.0352; with two after, of 8: (1 + 8 + 28) / 256 = 0.1445.
  test('is "works" when so few points would be rare without effect', () => {
    expect(judge(7, 1, 26)).toMatchObject({
      verdict: 'works',
      expected: 7,
      chance: expect.closeTo(9 / 256, 7),
    });
    expect(judge(6, 2, 26)).toMatchObject({
      verdict: 'no-effect-shown',
      chance: expect.closeTo(37 / 256, 7),
    });
  });

  // The other way round: P(Bin(8, 1/2) >= 7) = 9/256.
  test('is "worse" when so many would be', () => {
    expect(judge(1, 7, 26).verdict).toBe('worse');
    expect(judge(2, 6, 26).verdict).toBe('no-effect-shown');
  });

  test('works: 3 points in 13 weeks, 15 expected', () => {
    expect(judge(30, 3, 13)).toMatchObject({ verdict: 'works', expected: 15, ratio: { value: 0.2 } });
  });

  // Divided by φ = 2 the 7 and 1 points count as 3.5 and 0.5: P = I(1/2; 3.5, 1.5), no longer rare.
  test('asks for more where counts jump about', () => {
    expect(judge(7, 1, 26, { dispersion: 2 }).verdict).toBe('no-effect-shown');
  });

  // At least 4 of the 8 had to come before, so at most 4 after: 1 + 8 + 28 + 56 + 70 = 163 of 256 ways, not all 256:
  // 9/163 = 0.0552.
  test('reckons with the points before that there had to be for a verdict', () => {
    expect(judge(7, 1, 26, { leastBefore: 4 })).toMatchObject({
      verdict: 'no-effect-shown',
      chance: expect.closeTo(9 / 163, 7),
    });
    expect(judge(4, 0, 26, { leastBefore: 4 }).chance).toBe(1);
  });

  test('waits for its date, and does not come where counts cannot measure', () => {
    const before = { points: 30, exposure: 26 };
    const after = { points: 0, exposure: 5 };
    const plan = { verdictIn: '2026-W20', leastBefore: 0, dispersion: 1 };
    const never = { ...plan, verdictIn: null };
    expect(judgeEffect(before, after, plan, '2026-W19', betaLaw).verdict).toBe('too-early');
    expect(judgeEffect(before, after, never, '2026-W20', betaLaw).verdict).toBe('not-measurable');
  });

  // domain.md 3.4 G: 26 in 26 weeks, none in 13: o = 0.05^(-1/26) - 1 = e^(2.9957/26) - 1 = 0.1221; · 26/13 = 0.244.
  test('gives a limit when nothing came after', () => {
    const { ratio } = judge(26, 0, 13);
    expect(ratio.value).toBe(0);
    expect(ratio.limits.low).toBe(0);
    expect(ratio.limits.high).toBeCloseTo(0.2442, 4);
  });

  test('has no ratio where nothing came before', () => {
    expect(judge(0, 0, 13)).toMatchObject({ verdict: 'no-effect-shown', ratio: { value: null } });
    expect(judge(0, 2, 13).ratio).toMatchObject({ value: null, limits: { high: null } });
  });

  test('is never better for one more point after', () => {
    const order = ['works', 'no-effect-shown', 'worse'];
    fc.assert(
      fc.property(
        fc.nat({ max: 80 }),
        fc.nat({ max: 80 }),
        fc.integer({ min: 1, max: 26 }),
        (before, after, weeks) => {
          const one = judge(before, after, weeks, { dispersion: 1.3 });
          const more = judge(before, after + 1, weeks, { dispersion: 1.3 });
          expect(order.indexOf(more.verdict)).toBeGreaterThanOrEqual(order.indexOf(one.verdict));
          expect(more.chance).toBeGreaterThanOrEqual(one.chance - 1e-7);
        },
      ),
    );
  });
});
