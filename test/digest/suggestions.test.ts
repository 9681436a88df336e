/** The table of domain.md 3.6: each rule on both sides of its limit. */
import { describe, expect, test } from 'vitest';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { SUGGESTIONS, suggestionsFor } from '../../src/digest/suggestions.ts';
import {
  aBusyWeek,
  aCheck,
  aLine,
  aList,
  judge,
  someFacts,
  steadyWeeks,
  WEEK_47,
} from '../support/digest-facts.ts';

const MONTH = { kind: 'month', name: '2026-11', from: '2026-11-01', to: '2026-11-30' } as const;
const suggested = (changed: Partial<DigestFacts>) => {
  // An objection keeps the check on access silent, which is tested by itself.
  const facts = someFacts({ period: MONTH, caseWeeks: steadyWeeks(80, { objections: 1 }), ...changed });
  return suggestionsFor(facts, judge(facts)).flatMap(({ sentences }) =>
    sentences.map(({ key }) => key.slice('digest.suggest.'.length)),
  );
};
const calm = someFacts();

test('the rules have names of their own', () => {
  expect(new Set(SUGGESTIONS.map(({ name }) => name)).size).toBe(SUGGESTIONS.length);
});

test('a calm month suggests nothing', () => {
  expect(suggested({})).toStrictEqual([]);
});

describe('one executor', () => {
  const executors = (rework: number, repeats: number) => ({
    repetition: {
      ...calm.repetition,
      executors: [{ name: 'Bouwbedrijf Hofman', done: 20, rework, repeats }],
    },
  });
  test('is visited after three times coming back, not after two', () => {
    expect(suggested(executors(2, 1))).toStrictEqual(['executor']);
    expect(suggested(executors(1, 1))).toStrictEqual([]);
  });
});

describe('unfounded complaints', () => {
  const findings = (unfounded: number, founded: number) => ({
    causes: {
      ...calm.causes,
      findings: [
        { category: 'planning', finding: 'unfounded', points: unfounded },
        { category: 'planning', finding: 'founded', points: founded },
      ] as const,
    },
  });
  test('are a matter of explaining from 60 % of 20 on', () => {
    expect(suggested(findings(12, 8))).toStrictEqual(['unfounded']);
    expect(suggested(findings(11, 9))).toStrictEqual([]);
    expect(suggested(findings(12, 7))).toStrictEqual([]);
  });
});

test('the three dearest founded causes get an owner', () => {
  const pareto = [5, 4, 3, 2].map((points, index) => ({
    category: `category ${index}`,
    cause: 'execution',
    points,
    costCents: 1_000 * (index + 1),
    cumulative: 1,
    founded: index === 3 ? 0 : points,
  }));
  expect(suggested({ causes: { ...calm.causes, pareto } })).toStrictEqual(['dear', 'dear']);
});

test('three late decisions in four weeks are a matter of dividing the work', () => {
  const late = (count: number) =>
    aCheck(8, 20, aList(...Array.from({ length: count }, () => aLine('C-1001-1'))));
  expect(suggested({ checks: [late(3)] })).toStrictEqual(['late']);
  expect(suggested({ checks: [late(2)] })).toStrictEqual([]);
});

describe('more in than out for four weeks', () => {
  const growing = (received: number, open: number): Partial<DigestFacts> => ({
    caseWeeks: steadyWeeks(80, { objections: 1 }).map((week, index) =>
      index >= 76 ? { ...week, received } : week,
    ),
    stand: { ...calm.stand, open },
  });
  test('is told with the day on which there is more than 28 days of work', () => {
    // Ten are closed a week, so 40 are 28 days of work; two a week come on top of 30: five weeks, 28 December.
    const facts = someFacts({ ...growing(12, 30), period: MONTH });
    const [first] = suggestionsFor(facts, judge(facts));
    expect(first?.sentences[0]).toMatchObject({
      key: 'digest.suggest.inflow',
      parts: { open: 30, day: { day: '2026-12-28' } },
    });
  });
  test('is told at once when there is too much already, and not when as much goes out', () => {
    expect(suggested(growing(12, 41))).toStrictEqual(['inflow-now']);
    expect(suggested(growing(10, 41))).toStrictEqual([]);
  });
});

test('silence after repair is called about from more than half of ten on', () => {
  const silent = (none: number, yes: number) => ({
    satisfaction: { ...calm.satisfaction, answers: { yes, no: 0, partly: 0, none } },
  });
  expect(suggested(silent(6, 4))).toStrictEqual(['silence']);
  expect(suggested(silent(5, 5))).toStrictEqual([]);
  expect(suggested(silent(6, 3))).toStrictEqual([]);
});

test('a list of causes that does not fit is told with what colleagues wrote', () => {
  const quality = { ...calm.quality, unknownCause: { points: 5, of: 20 } };
  expect(suggested({ quality })).toStrictEqual(['unknown-cause']);
  const freeTexts = [{ text: 'natte voegen', points: 3 }];
  expect(suggested({ quality, causes: { ...calm.causes, freeTexts } })).toStrictEqual([
    'unknown-cause-texts',
  ]);
  expect(suggested({ quality: { ...quality, unknownCause: { points: 4, of: 20 } } })).toStrictEqual([]);
});

test('a measure without effect is not repeated, in the period in which that was found', () => {
  const measures = aBusyWeek().measures.map((measure) => ({
    ...measure,
    verdict: 'no-effect-shown' as const,
  }));
  expect(suggested({ measures })).toStrictEqual(['no-effect']);
  expect(suggested({ measures, period: { ...MONTH, from: '2026-11-17' } })).toStrictEqual([]);
});

test('thirteen weeks without a flag and without an objection ask whether people can complain', () => {
  const noObjections = steadyWeeks(80).map((week) => ({ ...week, objections: 0 }));
  expect(suggested({ caseWeeks: noObjections })).toStrictEqual(['access']);
});

test('the digest of a week leaves out what takes a longer breath', () => {
  const noObjections = steadyWeeks(80).map((week) => ({ ...week, objections: 0 }));
  expect(suggested({ caseWeeks: noObjections, period: WEEK_47 })).toStrictEqual([]);
});
