import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/case/refusals.ts';
import type { Verdict } from '../../src/case/vocabulary.ts';
import type { MeasureCommand } from '../../src/measure/commands.ts';
import { decideMeasure } from '../../src/measure/decide.ts';
import type { MeasureEvent } from '../../src/measure/events.ts';
import { progressOf } from '../../src/measure/measure.ts';
import { ASKED } from '../support/given.ts';
import { DECIDED, IMPLEMENTED, measureAfter, OWNER, PIETER_SAYS } from '../support/measures.ts';

const { type: _, on: __, ...NEW } = DECIDED;
const JUDGING = DECIDED.judging;
const found = (verdict: Verdict): MeasureEvent => ({
  type: 'effect_found',
  on: '2027-04-12',
  found: { verdict, before: { points: 52, weeks: 26 }, after: { points: 9, weeks: 15 }, expected: 30 },
});

function expectAccepted(
  happened: readonly MeasureEvent[],
  command: MeasureCommand,
  event: MeasureEvent,
): void {
  const [first] = happened;
  const state = first === undefined ? null : measureAfter(...happened);
  expect(decideMeasure(state, command)).toEqual({ ok: true, events: [event] });
}

function expectRefused(happened: readonly MeasureEvent[], command: MeasureCommand, refusal: Refusal): void {
  const [first] = happened;
  const state = first === undefined ? null : measureAfter(...happened);
  expect(decideMeasure(state, command)).toEqual({ ok: false, refusal });
}

const implemented = (evidence: string, files: readonly string[] = []) =>
  ({ ...PIETER_SAYS, type: 'report_implemented', measure: 12, evidence, files, judging: JUDGING }) as const;
const effective = (why = '') => ({ ...PIETER_SAYS, type: 'confirm_effect', measure: 12, why }) as const;

describe('a measure is decided', () => {
  const decide = { ...PIETER_SAYS, ...NEW, type: 'decide_measure' } as const;

  test('with its owner, its day and the way in which it will be judged', () => {
    expectAccepted([], decide, DECIDED);
    expect(measureAfter(DECIDED)).toMatchObject({ stage: 'decided', cases: ['C-1042-9'], revision: 1 });
  });

  test('by the coordinator, not by a handler and never on poor proof', () => {
    expectRefused([], { ...decide, roles: ['handler'] }, { code: 'role', roles: ['coordinator', 'manager'] });
    const { proof, ...by } = decide.by;
    const unproven = { ...by, proof: { ...proof, level: 'A1' } } as const;
    expectRefused([], { ...decide, by: unproven }, { code: 'level', level: 'A2' });
  });

  test('for a day that is still to come', () => {
    expectRefused([], { ...decide, due: '2026-11-16' }, { code: 'day-passed', day: '2026-11-16' });
    expectRefused([], { ...decide, what: ' ' }, { code: 'nothing-written' });
  });

  test('for many cases, each once', () => {
    const join = { ...PIETER_SAYS, type: 'join_case', case: 'C-1043-2' } as const;
    expectAccepted([DECIDED], join, { type: 'case_joined', case: 'C-1043-2' });
    expectRefused([DECIDED, { type: 'case_joined', case: 'C-1043-2' }], join, { code: 'nothing-changes' });
    expectRefused([], join, { code: 'no-such-measure' });
  });
});

describe('a measure is in place', () => {
  test('when something shows it, in words or as a file', () => {
    expectRefused([DECIDED], implemented(' '), { code: 'evidence-missing' });
    const said = { ...IMPLEMENTED, on: '2026-11-17' };
    expectAccepted([DECIDED], implemented('De lijst hangt in elke bus. '), said);
    expectAccepted([DECIDED], implemented('', ['bus.jpg']), { ...said, evidence: '', files: ['bus.jpg'] });
  });

  test('as its owner says, whatever else they may do; no other handler says it', () => {
    const handler = { ...implemented('Klaar.'), roles: ['handler'] } as const;
    expectAccepted(
      [DECIDED],
      { ...handler, person: OWNER },
      {
        ...IMPLEMENTED,
        on: '2026-11-17',
        evidence: 'Klaar.',
      },
    );
    expectRefused([DECIDED], handler, { code: 'role', roles: ['coordinator', 'manager'] });
  });

  test('once', () => {
    expectRefused([DECIDED, IMPLEMENTED], implemented('Weer.'), {
      code: 'measure-stage',
      progress: 'implemented',
      wanted: ['decided'],
    });
  });
});

describe('a measure works', () => {
  test('when a manager confirms what the counts say', () => {
    const log = [DECIDED, IMPLEMENTED, found('works')];
    expectAccepted(log, effective(), { type: 'effect_confirmed', on: '2026-11-17', why: '' });
    expectRefused(log, { ...effective(), roles: ['coordinator'] }, { code: 'role', roles: ['manager'] });
    expectAccepted(
      log,
      { ...effective(), roles: ['coordinator'], noManager: true },
      {
        type: 'effect_confirmed',
        on: '2026-11-17',
        why: '',
      },
    );
  });

  test('against the counts, or before they can say anything, only for a reason', () => {
    expectRefused([DECIDED, IMPLEMENTED], effective(), { code: 'effect-too-early', day: '2027-04-12' });
    expectRefused([DECIDED, IMPLEMENTED, found('worse')], effective(), {
      code: 'effect-not-shown',
      verdict: 'worse',
    });
    expectAccepted([DECIDED, IMPLEMENTED], effective('Gezien op drie bouwplaatsen.'), {
      type: 'effect_confirmed',
      on: '2026-11-17',
      why: 'Gezien op drie bouwplaatsen.',
    });
    expectRefused([DECIDED], effective('Gezien.'), {
      code: 'measure-stage',
      progress: 'decided',
      wanted: ['implemented', 'judged'],
    });
  });

  test('or is dropped, and says why', () => {
    const drop = (why: string) => ({ ...PIETER_SAYS, type: 'drop_measure', measure: 12, why }) as const;
    expectRefused([DECIDED], drop(''), { code: 'nothing-written' });
    expectAccepted([DECIDED], drop('Te duur.'), {
      type: 'measure_dropped',
      on: '2026-11-17',
      why: 'Te duur.',
    });
  });
});

describe('by itself', () => {
  const remind = (on: string) => ({ ...ASKED, type: 'remind_owner', on }) as const;

  test('the owner is reminded when that is due, and not before', () => {
    expectRefused([DECIDED], remind('2026-12-04'), { code: 'not-due-yet' });
    expectAccepted([DECIDED], remind('2026-12-05'), {
      type: 'owner_reminded',
      because: 'due-soon',
      on: '2026-12-05',
    });
    expectRefused([DECIDED, IMPLEMENTED], remind('2026-12-20'), { code: 'not-due-yet' });
  });

  test('the verdict is proposed on the day that was fixed, once', () => {
    const effect = found('works');
    const said = effect.type === 'effect_found' ? effect.found : null;
    if (said === null) throw new Error('it is an effect');
    const propose = (on: string) => ({ ...ASKED, type: 'propose_verdict', on, found: said }) as const;
    expectRefused([DECIDED, IMPLEMENTED], propose('2027-04-11'), { code: 'not-due-yet' });
    expectAccepted([DECIDED, IMPLEMENTED], propose('2027-04-12'), effect);
    expectRefused([DECIDED, IMPLEMENTED, effect], propose('2027-04-12'), { code: 'not-due-yet' });
  });
});

test('the learning track of a case follows the measure, and forgets one that was taken back', () => {
  const undone: MeasureEvent = { type: 'measure_undone', transaction: 5, restored: { stage: 'undone' } };
  const dropped: MeasureEvent = { type: 'measure_dropped', on: '2026-11-18', why: 'Te duur.' };
  const progress = (...log: MeasureEvent[]) => progressOf(measureAfter(DECIDED, ...log));
  expect(progress()).toBe('decided');
  expect(progress(IMPLEMENTED)).toBe('implemented');
  expect(progress(IMPLEMENTED, found('works'))).toBe('judged');
  expect(progress(dropped)).toBe('over');
  expect(progress(undone)).toBeNull();
});
