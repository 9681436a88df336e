import { describe, expect, test } from 'vitest';
import { baselineOf } from '../../src/digest/baseline.ts';

/** First and last week of a baseline, and how many. */
function span(window: 1 | 4, known: number) {
  const baseline = baselineOf(window, known);
  if (baseline === null) return null;
  const { weeksAgo, provisional } = baseline;
  return { from: weeksAgo.at(-1), to: weeksAgo[0], weeks: weeksAgo.length, provisional };
}

describe('what is normal is read from', () => {
  test('nothing in the first seven weeks', () => {
    expect(span(4, 7)).toBeNull();
    expect(span(1, 7)).toBeNull();
  });

  test('what there is before the last four weeks until week 30, and says that it is provisional', () => {
    expect(span(4, 8)).toStrictEqual({ from: 7, to: 4, weeks: 4, provisional: true });
    expect(span(4, 29)).toStrictEqual({ from: 28, to: 4, weeks: 25, provisional: true });
    expect(span(1, 29)).toBeNull();
  });

  test('the 26 weeks before the last four, and before two weeks of distance to the last one', () => {
    expect(span(4, 30)).toStrictEqual({ from: 29, to: 4, weeks: 26, provisional: false });
    expect(span(1, 30)).toStrictEqual({ from: 28, to: 3, weeks: 26, provisional: false });
    expect(span(4, 103)).toStrictEqual({ from: 29, to: 4, weeks: 26, provisional: false });
  });

  // A year ago is 52 weeks, so 49 to 55 weeks ago; two years ago 104 weeks, of which 101 to 103 are known: 7 + 3 = 10.
  test('the same seven weeks of each earlier year after two years', () => {
    expect(baselineOf(1, 104)?.weeksAgo).toStrictEqual([49, 50, 51, 52, 53, 54, 55, 101, 102, 103]);
  });

  test('the same season of the last four weeks reaches three weeks beyond them', () => {
    const weeks = baselineOf(4, 157)?.weeksAgo ?? [];
    expect(weeks.slice(0, 10)).toStrictEqual([49, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
    // Three years are 156.5 weeks, rounded to 157: 154 to 156 weeks ago are known.
    expect(weeks.slice(20)).toStrictEqual([154, 155, 156]);
  });
});
