/** What is too rare for a test is shown case by case, with the days in which nothing came. */
import { describe, expect, test } from 'vitest';
import type { WeekCount } from '../../src/digest/counting.ts';
import { rareBlocks, rareRowsOf, rareSince } from '../../src/digest/rare-rows.ts';
import { addWeeks } from '../../src/digest/weeks.ts';
import { aBusyMonth, aLine, aList, materialOf, someFacts, WEEK } from '../support/digest-facts.ts';

const seen = (value: string, ...weeksAgo: readonly number[]): readonly WeekCount[] =>
  weeksAgo.map((ago) => ({ dimension: 'category', value, week: addWeeks(WEEK, -ago), points: 1 }));
const MONTH = { period: aBusyMonth().period };

describe('a row is rare', () => {
  test('with fewer points than weeks, of the last 26', () => {
    const every = Array.from({ length: 26 }, (_, ago) => ago);
    const facts = someFacts({
      weekCounts: [...seen('roof', ...every.slice(1)), ...seen('leak', ...every)],
      ...MONTH,
    });
    expect(rareRowsOf(facts, 80)).toStrictEqual([{ dimension: 'category', value: 'roof' }]);
    expect(rareRowsOf({ ...facts, weekCounts: seen('roof', 26) }, 80)).toStrictEqual([]);
  });

  test('and is news of a week in which it got a case, and of every month', () => {
    const weekCounts = [...seen('roof', 3), ...seen('lock', 0)];
    expect(rareRowsOf(someFacts({ weekCounts }), 80)).toStrictEqual([
      { dimension: 'category', value: 'lock' },
    ]);
    expect(rareRowsOf(someFacts({ weekCounts, ...MONTH }), 80)).toHaveLength(2);
  });

  test('unless its name says nothing', () => {
    expect(rareRowsOf(someFacts({ weekCounts: seen('other', 0) }), 80)).toStrictEqual([]);
  });
});

test('the cases of a week are those of that week, and of a month those of half a year', () => {
  expect(rareSince(someFacts())).toBe(WEEK);
  expect(rareSince(someFacts(MONTH))).toBe(addWeeks(WEEK, -25));
});

describe('what is told', () => {
  const told = (period: object, lastBefore: string | null) => {
    const facts = someFacts(period);
    const cases = aList(aLine('C-1031-8', null, '2026-11-17'));
    const rareRows = [
      { dimension: 'category', value: 'roof', cases, last: '2026-11-17', lastBefore } as const,
    ];
    const [, list] = rareBlocks({ ...materialOf(facts), rareRows });
    return list?.kind === 'bullets' ? list.items : [];
  };

  test('of a week is how long it was quiet before, or that there was none', () => {
    expect(told({}, '2026-10-08')).toMatchObject([[{ key: 'digest.rare.week.many', parts: { count: 40 } }]]);
    expect(told({}, null)).toMatchObject([[{ key: 'digest.rare.first' }]]);
  });

  test('of a month is how long it has been quiet', () => {
    expect(told(MONTH, null)).toMatchObject([
      [{ key: 'digest.rare.period.many', parts: { count: 6, cases: { listed: ['C-1031-8'] } } }],
    ]);
  });
});
