/** What a number of a digest means in an answer to it. */
import { describe, expect, test } from 'vitest';
import {
  aimedAtRow,
  casesBehind,
  casesByRow,
  transactionOfRow,
  trendBehind,
} from '../../../src/jobs/staff/digest-rows.ts';
import type { PlanReading } from '../../../src/jobs/staff/read-plan.ts';
import type { SentDigest } from '../../../src/shell/db/digest-store.ts';
import { NOTHING_LEFT_OUT } from '../../../src/staff/outcome.ts';

const DIGEST: SentDigest = {
  outboundId: 7,
  desk: 'klachten',
  period: '2026-W47',
  toAddress: 'els.de.boer@example.net',
  madeAt: new Date('2026-11-23T06:00:00Z'),
  rows: [
    { label: '1', is: 'cases', references: ['C-1042-9', 'C-1043-2'] },
    { label: '2', is: 'transaction', transaction: 17 },
    { label: '3', is: 'measure', measure: 12 },
    { label: 'T4', is: 'trend', row: 'category:leak', references: ['C-1050-3'], since: '2026-W44' },
    { label: 'T5', is: 'trend', row: 'share:late', references: [] },
  ],
};

test('rows have their cases; what is about none has none', () => {
  expect(casesByRow(DIGEST)).toStrictEqual(
    new Map([
      ['1', [1042, 1043]],
      ['2', []],
      ['3', []],
      ['T4', [1050]],
      ['T5', []],
    ]),
  );
  expect(casesByRow(null).size).toBe(0);
});

test('a label is read in either case, and one that is not there is none', () => {
  expect(casesBehind(DIGEST, ' t4')).toStrictEqual([1050]);
  expect(casesBehind(DIGEST, 'B2')).toBeNull();
  expect(casesBehind(null, '1')).toBeNull();
});

test('a row about a transaction stands for it', () => {
  expect(transactionOfRow({ by: 'row', rows: ['2'] }, DIGEST)).toBe(17);
  expect(transactionOfRow({ by: 'row', rows: ['1'] }, DIGEST)).toBeNull();
  expect(transactionOfRow({ by: 'reference', references: ['C-1042-9'] }, DIGEST)).toBeNull();
});

test('the number of a trend is that of the digest', () => {
  expect(trendBehind(DIGEST, 4)).toBe('category:leak');
  expect(trendBehind(DIGEST, 1)).toBeNull();
  expect(trendBehind(null, 4)).toBeNull();
});

describe('a measure on a row', () => {
  const reading = (rows: readonly string[]): PlanReading => ({
    ok: true,
    plan: {
      commands: [
        {
          line: 2,
          written: '#measure check every joint',
          request: {
            type: 'decide_measure',
            what: 'check every joint',
            owner: null,
            until: null,
            fall: null,
          },
          level: 'A2',
          moves: false,
        },
      ],
      note: '',
      original: '',
      leftOut: NOTHING_LEFT_OUT,
    },
    scope: { by: 'row', rows },
    tail: [],
  });
  const flagged = (...rows: readonly string[]) => {
    const aimed = aimedAtRow(reading(rows), DIGEST);
    const [command] = aimed.ok ? aimed.plan.commands : [];
    return command?.request;
  };

  test('is about the row that was flagged, since it stands out', () => {
    expect(flagged('T4')).toMatchObject({
      flagged: { target: { dimension: 'category', value: 'leak' }, since: '2026-10-26' },
    });
  });

  test('is about the cases alone where the row is a list, a share of cases, or nothing that is known', () => {
    for (const row of ['1', '9', 'T5']) expect(flagged(row)).not.toHaveProperty('flagged');
  });
});
