/** The vocabulary of the tests of measures: a measure that was decided, and what happened to it since. */

import type { StaffMeasureCommand } from '../../src/measure/commands.ts';
import type {
  MeasureDecided,
  MeasureEvent,
  MeasureImplemented,
  RecordedMeasureEvent,
} from '../../src/measure/events.ts';
import { replayMeasure } from '../../src/measure/evolve.ts';
import type { Measure } from '../../src/measure/measure.ts';
import { BY_PIETER, PIETER, TUESDAY } from './given.ts';

/** Who owns the measure; she holds no other role than handler. */
export const OWNER = { address: 'els@example.net', name: 'Els Mol' };

/** Pieter decided that every joint is checked, by 12 December. */
export const DECIDED: MeasureDecided = {
  type: 'measure_decided',
  number: 12,
  desk: 'desk',
  what: 'Elke kitvoeg controleren voor oplevering',
  owner: OWNER,
  due: '2026-12-12',
  on: '2026-11-17',
  case: 'C-1042-9',
  criterion: {
    fall: 0.5,
    target: { dimension: 'cause', value: 'workmanship' },
    trigger: '2026-W44',
    before: { first: '2026-W18', last: '2026-W43', weeks: 26, points: 52 },
    leastBefore: 30,
    dispersion: 1,
    weeksAfter: 15,
  },
  judging: { weeks: { first: '2026-W53', last: '2027-W14' }, on: '2027-04-12' },
};

/** It was carried out on 10 December. */
export const IMPLEMENTED: MeasureImplemented = {
  type: 'measure_implemented',
  on: '2026-12-10',
  evidence: 'De lijst hangt in elke bus.',
  files: [],
  judging: { weeks: { first: '2026-W53', last: '2027-W14' }, on: '2027-04-12' },
};

/** The log of a measure in which these things happened in this order, in one transaction each where numbers are given. */
export function measureLog(
  happened: readonly MeasureEvent[],
  transactions: readonly number[] = [],
): readonly RecordedMeasureEvent[] {
  return happened.map((fact, index) => {
    const transaction = transactions[index];
    const proof = { level: 'A2', source: 'boundary', domain: 'example.net', token: 12 } as const;
    const by = {
      kind: 'staff',
      address: PIETER.address,
      ...(transaction === undefined ? {} : { proof: { ...proof, transaction } }),
    } as const;
    return { seq: index + 1, at: TUESDAY, by, mailId: null, fact };
  });
}

/** The measure after these things happened. */
export function measureAfter(...happened: readonly MeasureEvent[]): Measure {
  return replayMeasure(measureLog(happened));
}

/** What every command of Pieter on a measure carries: he holds every role. */
export const PIETER_SAYS = { ...BY_PIETER, on: '2026-11-17', noManager: false } as const satisfies Omit<
  StaffMeasureCommand,
  'type'
>;
