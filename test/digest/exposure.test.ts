/** What counts are compared per: working days, and volumes from the moment that they say enough. */
import { describe, expect, test } from 'vitest';
import { exposuresOf } from '../../src/digest/exposure.ts';
import { addWeeks, weeksUntil } from '../../src/digest/weeks.ts';

const LAST = '2026-W47';
/** A volume of 40 in each of these weeks, told by how many they lie before the last one. */
const mailed = (...weeksAgo: readonly number[]) => new Map(weeksAgo.map((ago) => [addWeeks(LAST, -ago), 40]));
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const of = (weeks: number, volumes: ReadonlyMap<string, number>) =>
  exposuresOf(
    weeksUntil(LAST, weeks),
    Array.from({ length: weeks }, () => 5),
    volumes,
  );

test('are working days while nobody mails volumes, and nothing is missed then', () => {
  const { exposures, volumeKnown, missing } = of(40, new Map());
  expect(new Set(exposures)).toStrictEqual(new Set([5]));
  expect([volumeKnown, missing]).toStrictEqual([false, []]);
});

describe('volumes', () => {
  // Baselines of a year: 4 to 29 weeks ago for four weeks, 3 to 28 for one.
  test('count with the last four weeks and thirteen of those before, which are then what is normal', () => {
    const { exposures, volumeKnown, missing, of: compared } = of(52, mailed(...span(0, 16)));
    expect(volumeKnown).toBe(true);
    expect(exposures.filter((volume) => volume === 40)).toHaveLength(17);
    expect(exposures.filter((volume) => volume === 0)).toHaveLength(35);
    expect(compared).toBe(30);
    expect(missing).toStrictEqual(
      span(17, 29)
        .map((ago) => addWeeks(LAST, -ago))
        .toReversed(),
    );
  });

  test.each([
    ['a week of the window', [...span(0, 2), ...span(4, 29)]],
    ['the thirteenth week before', span(0, 15)],
  ])('do not count without %s', (_, weeks) => {
    const { volumeKnown, exposures, missing } = of(52, mailed(...weeks));
    expect([volumeKnown, exposures.at(-1)]).toStrictEqual([false, 5]);
    expect(missing).toHaveLength(30 - weeks.length);
  });

  test('of a young desk count when all of its weeks have one', () => {
    expect(of(12, mailed(...span(0, 11))).volumeKnown).toBe(true);
    expect(of(12, mailed(...span(0, 10))).volumeKnown).toBe(false);
    expect(of(7, mailed(...span(0, 6))).volumeKnown).toBe(false);
  });

  test('that do not reach back to the same season of earlier years leave the 26 weeks before to compare with', () => {
    const { volumeKnown, known, missing } = of(110, mailed(...span(0, 29)));
    expect([volumeKnown, known, missing]).toStrictEqual([true, 103, []]);
    expect(of(110, mailed(...span(0, 109))).known).toBe(110);
  });

  test('of nothing leave a week out', () => {
    const volumes = new Map([...mailed(...span(0, 29)), [LAST, 0]]);
    expect(of(40, volumes).exposures.at(-1)).toBe(0);
  });
});
