/** What a manager is asked to decide, the most urgent first, each with a reply that needs nothing but sending. */
import { describe, expect, test } from 'vitest';
import { decisionsOf } from '../../src/digest/decisions.ts';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { judgeFacts } from '../../src/digest/judge.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';
import { aBusyWeek, aLine, aList, someFacts } from '../support/digest-facts.ts';

const CALENDAR = {
  timeZone: 'UTC',
  closedDays: new Set<string>(),
  officeHours: { from: '09:00', until: '17:00' },
};
const decide = (facts: DigestFacts) => {
  const past = { flags: [], snoozes: [], volumes: new Map<string, number>(), breaks: [] };
  const judged = judgeFacts(facts, past, CALENDAR, betaLaw);
  return decisionsOf({ facts, judged, trendNumbers: new Map(), rowCases: [] });
};
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
    ]);
  });
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
