/** What a manager is asked to decide, the most urgent first, each with a reply that needs nothing but sending. */
import { describe, expect, test } from 'vitest';
import { decisionsOf } from '../../src/digest/decisions.ts';

import type { DigestFacts, RowCases } from '../../src/digest/facts.ts';
import { aBusyWeek, aLine, aList, materialOf, someFacts } from '../support/digest-facts.ts';

const decide = (facts: DigestFacts, suggestedCases: readonly RowCases[] = []) =>
  decisionsOf({ ...materialOf(facts), suggestedCases });
const keysOf = (facts: DigestFacts) => decide(facts).entries.map(({ sentences }) => sentences[0]?.key);

test('a term that passed stands before money, and files to read stand last', () => {
  expect(keysOf(aBusyWeek())).toStrictEqual([
    'digest.decide.outer.one',
    'digest.decide.approve-money',
    'digest.decide.unhandled.many',
    'digest.decide.promises.many',
    'digest.decide.verdict.works',
    'digest.decide.measure-overdue',
    'digest.decide.review.many',
  ]);
});

describe('a reply', () => {
  const { entries } = decide(aBusyWeek());

  test('to what waits for approval names the transaction', () => {
    expect(entries[1]?.replies).toMatchObject([
      { command: 'approve', args: { word: 'T-17-4' }, on: null },
      { command: 'no', args: { word: 'T-17-4' }, on: null },
    ]);
  });

  test('about cases is for the number of the decision', () => {
    expect(entries[2]?.replies).toMatchObject([{ command: 'assign', on: '3' }]);
  });

  test('to a verdict names the measure and what a manager would say of it', () => {
    expect(entries[4]?.replies).toMatchObject([
      { command: 'measure', args: { parts: { reference: 'M-12', act: { key: 'digest.args.effective' } } } },
      { command: 'measure', args: { parts: { reference: 'M-12', act: { key: 'digest.args.dropped' } } } },
    ]);
  });
});

test('a verdict that nobody answered says how long it has waited, and goes once the measure is dropped', () => {
  const [measure] = aBusyWeek().measures;
  const measures = measure === undefined ? [] : [{ ...measure, judgedOn: '2026-10-26' }];
  const [entry] = decide(someFacts({ measures })).entries;
  expect(entry?.sentences).toMatchObject([{}, { key: 'digest.decide.waiting.many', parts: { count: 4 } }]);
  const dropped = measures.map((each) => ({ ...each, droppedOn: '2026-11-18' }));
  expect(decide(someFacts({ measures: dropped })).entries).toStrictEqual([]);
});

test('a measure that is not late, or was confirmed, asks for nothing', () => {
  const measures = aBusyWeek().measures.map((measure) => ({
    ...measure,
    confirmedOn: '2026-11-17',
    dueOn: '2026-12-01',
  }));
  expect(decide(someFacts({ measures })).entries).toStrictEqual([]);
});

test('a hold is asked about from the day of its review on', () => {
  const hold = { ...aLine('C-1001-1', 'Tom Bakker', '2026-11-24'), since: '2026-05-24', automatic: true };
  const withHold = (day: string) => {
    const calm = someFacts();
    return someFacts({ disputes: { ...calm.disputes, holds: { count: 1, lines: [{ ...hold, day }] } } });
  };
  expect(keysOf(withHold('2026-11-24'))).toStrictEqual([]);
  expect(keysOf(withHold('2026-11-23'))).toStrictEqual(['digest.decide.holds.one']);
});

test('nobody is asked to decide more than nine things at once', () => {
  const approvals = Array.from({ length: 12 }, (_, index) => ({
    transaction: index + 1,
    references: ['C-1001-1'],
    who: 'Tom Bakker',
    cents: null,
    since: '2026-11-20',
    until: '2026-11-27',
  }));
  const { entries, more } = decide(
    someFacts({ approvals, stand: { ...someFacts().stand, unhandled: aList() } }),
  );
  expect(entries).toHaveLength(9);
  expect(more).toBe(3);
});

describe('a suggestion to take a measure', () => {
  const facts = someFacts({
    period: { kind: 'month', name: '2026-11', from: '2026-11-01', to: '2026-11-30' },
    repetition: {
      ...someFacts().repetition,
      executors: [{ name: 'Bouwbedrijf Hofman', done: 9, rework: 3, repeats: 0 }],
    },
  });
  const row = {
    dimension: 'third-party',
    value: 'Bouwbedrijf Hofman',
    last: null,
    lastBefore: null,
  } as const;

  test('is for the row that it was found in, with the cases of it', () => {
    const found = decide(facts, [{ ...row, cases: aList(aLine('C-1031-8')) }]);
    expect(found.entries).toMatchObject([{ replies: [{ command: 'measure', on: '1' }] }]);
    expect(found.rows).toStrictEqual([
      {
        label: '1',
        is: 'trend',
        row: 'third-party:Bouwbedrijf Hofman',
        references: ['C-1031-8'],
        since: '2026-W35',
      },
    ]);
  });

  test('is not for the cases of a flag of the same row, which are of other weeks', () => {
    const flagged = { ...row, cases: aList(aLine('C-1044-0')) };
    const suggested = { ...row, cases: aList(aLine('C-1031-8'), aLine('C-1044-0')) };
    const material = { ...materialOf(facts), rowCases: [flagged], suggestedCases: [suggested] };
    expect(decisionsOf(material).rows).toMatchObject([{ references: ['C-1031-8', 'C-1044-0'] }]);
  });

  test('has no line to send while no case is known that it would be about', () => {
    expect(decide(facts).entries).toMatchObject([{ replies: [] }]);
  });
});
