import { describe, expect, test } from 'vitest';
import { BrokenLogError } from '../../src/case/evolve.ts';
import { evolveMeasure, replayMeasure } from '../../src/measure/evolve.ts';
import { undoMeasure } from '../../src/measure/undo.ts';
import { BY_PIETER, PIETER } from '../support/given.ts';
import { DECIDED, IMPLEMENTED, measureLog } from '../support/measures.ts';

const PIETER_ASKS = { by: BY_PIETER.by, roles: [] };
const JOINED = { type: 'case_joined', case: 'C-1043-2' } as const;

describe('what a mail did to a measure is taken back', () => {
  test('to what the measure was before it', () => {
    const log = measureLog([DECIDED, JOINED, IMPLEMENTED], [5, 6, 7]);
    const undo = undoMeasure(log, 7, PIETER_ASKS);
    if (!undo.ok) throw new Error('it can be taken back');
    const before = replayMeasure(log.slice(0, 2));
    const [last] = measureLog([undo.event]);
    if (last === undefined) throw new Error('one event was given');
    expect(evolveMeasure(replayMeasure(log), { ...last, seq: 4 })).toEqual({ ...before, revision: 4 });
  });

  test('and a measure of which the decision is taken back counts no more', () => {
    const undo = undoMeasure(measureLog([DECIDED], [5]), 5, PIETER_ASKS);
    expect(undo).toMatchObject({ ok: true, event: { restored: { stage: 'undone' } } });
  });

  test('although its owner was reminded since', () => {
    const reminded = { type: 'owner_reminded', because: 'due-soon', on: '2026-12-05' } as const;
    const log = measureLog([DECIDED, JOINED, reminded], [5, 6]);
    expect(undoMeasure(log, 6, PIETER_ASKS)).toMatchObject({ ok: true });
  });
});

describe('it is not taken back', () => {
  const log = measureLog([DECIDED, IMPLEMENTED], [5, 6]);

  test('when it was changed again since', () => {
    expect(undoMeasure(log, 5, PIETER_ASKS)).toEqual({
      ok: false,
      refusal: { code: 'measure-changed-since' },
    });
  });

  test('by another person who is no manager', () => {
    const by = { kind: 'staff', address: 'els@example.net' } as const;
    expect(undoMeasure(log, 6, { by, roles: ['coordinator'] })).toEqual({
      ok: false,
      refusal: { code: 'not-yours', by: PIETER.address, roles: ['manager'] },
    });
    expect(undoMeasure(log, 6, { by, roles: ['manager'] })).toMatchObject({ ok: true });
  });

  test('twice, or when the mail did nothing to it', () => {
    const undone = { type: 'measure_undone', transaction: 6, restored: {} } as const;
    expect(undoMeasure([...log, ...measureLog([undone])], 6, PIETER_ASKS)).toMatchObject({
      refusal: { code: 'undone-already' },
    });
    expect(undoMeasure(log, 9, PIETER_ASKS)).toMatchObject({ refusal: { code: 'nothing-to-undo' } });
  });
});

test('a log that does not begin with the decision, or decides twice, is broken', () => {
  expect(() => replayMeasure([])).toThrow(BrokenLogError);
  expect(() => replayMeasure(measureLog([JOINED]))).toThrow(BrokenLogError);
  expect(() => replayMeasure(measureLog([DECIDED, DECIDED]))).toThrow(BrokenLogError);
});
