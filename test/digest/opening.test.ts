/** The first screen and the subject: the news, and nothing that a reader could not act on. */
import { describe, expect, test } from 'vitest';
import { receivedIn } from '../../src/digest/opening.ts';
import { parsePeriod } from '../../src/digest/period.ts';
import { sampleDigest } from '../letters/digest-samples.ts';
import { aBusyWeek, aNewDesk, someFacts, steadyWeeks, WEEK_47 } from '../support/digest-facts.ts';

const keysOf = (lines: ReturnType<typeof sampleDigest>['opening']) => lines.map(([first]) => first?.key);

describe('the first screen', () => {
  test('says what happened, what is wrong, and what must be decided', () => {
    expect(keysOf(sampleDigest(aBusyWeek()).opening)).toStrictEqual([
      'digest.received.many',
      'digest.open.outer.one',
      'digest.open.promises.many',
      'digest.open.dissatisfied.one',
      'digest.seen-last-week',
      'digest.open.decisions.many',
    ]);
  });

  test('of a new desk says that nothing is compared yet', () => {
    const [first] = sampleDigest(aNewDesk()).opening;
    expect(first?.map(({ key }) => key)).toStrictEqual([
      'digest.open.received-week.many',
      'digest.open.new-desk.many',
    ]);
  });
});

test('the subject carries the numbers and the first trend by its name', () => {
  expect(sampleDigest(aBusyWeek()).subject).toMatchObject({
    key: 'digest.subject.week',
    parts: {
      news: {
        listed: [
          { parts: { count: 17 } },
          { parts: { count: 4 } },
          { key: 'digest.subject.trends.one', parts: { row: { row: { value: 'lekkage dakkapel' } } } },
        ],
      },
    },
  });
});

test('a month counts the cases of its weeks, from the one in which it begins to its last whole one', () => {
  const caseWeeks = steadyWeeks(80).map((week) => ({ ...week, received: 3 }));
  const period = parsePeriod('2026-10') ?? WEEK_47;
  // Weeks 40 to 43: October ends on a Saturday, so week 44 belongs to November.
  expect(receivedIn({ ...someFacts(), caseWeeks, period, week: '2026-W43' })).toBe(12);
});
