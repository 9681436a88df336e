/** What a digest reads of the register of measures (domain.md 3.1 block 8, 3.5 checks 20 and 21). */
import { describe, expect, test } from 'vitest';
import { checkCarriedOut, checkJudged, measureLines } from '../../src/digest/measure-facts.ts';
import { weekPeriod } from '../../src/digest/period.ts';
import type { Measure } from '../../src/measure/measure.ts';
import { PIETER } from '../support/given.ts';
import { DECIDED, measureAfter } from '../support/measures.ts';

const WEEK = weekPeriod('2026-W47');
const TODAY = '2026-11-23';

/** A measure that is due in the week, and not carried out. */
function measure(details: Partial<Measure> = {}): Measure {
  const cases = ['C-1042-9', 'C-1043-2'];
  return { ...measureAfter(DECIDED), owner: PIETER, due: '2026-11-18', cases, ...details };
}

const done = (on: string, evidence = 'foto’s') => ({ on, evidence, files: [], mailId: null });

test('a line says what was fixed beforehand and how far it is', () => {
  expect(measureLines([measure()], WEEK)).toEqual([
    {
      number: 12,
      what: DECIDED.what,
      who: 'Pieter Bos',
      dueOn: '2026-11-18',
      implementedOn: null,
      droppedOn: null,
      row: { dimension: 'cause', value: 'workmanship' },
      expectedPercent: -50,
      judgeOn: DECIDED.judging.on,
      verdict: null,
      judgedOn: null,
      confirmedOn: null,
      cases: 2,
    },
  ]);
});

test('a measure that ended before the period is told no more', () => {
  const dropped = (on: string) => measure({ stage: 'dropped', dropped: { on, why: 'anders opgelost' } });
  expect(measureLines([dropped('2026-11-15')], WEEK)).toEqual([]);
  expect(measureLines([dropped('2026-11-16')], WEEK)).toHaveLength(1);
});

describe('carried out in time', () => {
  test.each([
    ['not at all', measure(), 1, 1],
    ['on its day', measure({ implemented: done('2026-11-18') }), 1, 0],
    ['a day late', measure({ implemented: done('2026-11-19') }), 1, 1],
    ['without evidence', measure({ implemented: done('2026-11-18', '') }), 1, 1],
    ['in another week', measure({ implemented: done('2026-11-13') }), 0, 0],
    ['given up in time', measure({ dropped: { on: '2026-11-17', why: 'x' } }), 0, 0],
    ['not due yet', measure({ due: '2026-11-30' }), 0, 0],
  ])('%s', (_, one, population, failed) => {
    const checked = checkCarriedOut([one], WEEK, TODAY);
    expect([checked.population, checked.failed.length]).toEqual([population, failed]);
  });

  test('names the measure and its owner', () => {
    expect(checkCarriedOut([measure()], WEEK, TODAY).failed).toEqual([
      { reference: 'M-12', who: 'Pieter Bos', day: '2026-11-18', detail: '', mail: null },
    ]);
  });
});

describe('judged by the day that was fixed', () => {
  const judged = (on: string | null) =>
    measure({
      implemented: done('2026-05-01'),
      judging: { weeks: null, on: '2026-11-11' },
      found:
        on === null
          ? null
          : {
              on,
              verdict: 'works',
              before: { points: 52, weeks: 26 },
              after: { points: 5, weeks: 13 },
              expected: 26,
            },
    });
  test.each([
    ['with a week to do it', judged('2026-11-18'), 1, 0],
    ['a verdict that is not there', judged(null), 1, 1],
    ['one that came late', judged('2026-11-20'), 1, 1],
    ['what was not carried out has none', measure({ judging: { weeks: null, on: '2026-11-11' } }), 0, 0],
  ])('%s', (_, one, population, failed) => {
    const checked = checkJudged([one], WEEK, TODAY);
    expect([checked.population, checked.failed.length]).toEqual([population, failed]);
  });
});
