/** What the pictures of the digest show, and that nothing in them is told by colour alone (domain.md 3.1). */
import { describe, expect, test } from 'vitest';
import {
  type BandWeek,
  backlogChart,
  CHART_WIDTH,
  paretoChart,
  receivedChart,
} from '../../src/digest/charts.ts';

const WORDS = {
  months: Array.from('JFMAMJJASOND'),
  received: 'received',
  normal: 'normal',
  outside: 'outside',
  broken: 'counted otherwise',
};
const week = (name: string, received: number, low: number | null, high: number | null): BandWeek => ({
  week: name,
  received,
  low,
  high,
});

describe('weekly received', () => {
  const spec = JSON.stringify(
    receivedChart(
      [week('2026-W45', 5, null, null), week('2026-W46', 9, 2, 8), week('2026-W47', 8, 2, 8)],
      [],
      WORDS,
    ),
  );

  test('marks only the weeks outside the band, and a week without a band never', () => {
    expect(spec.match(/"outside":(?:true|false)/gu)).toStrictEqual([
      '"outside":false',
      '"outside":true',
      '"outside":false',
    ]);
  });

  test('stands on the Monday of each week, whatever the zone of the machine', () => {
    expect(spec).toContain('"day":"2026-11-16T00:00:00Z"');
    expect(spec).toContain('"scale":{"type":"utc"}');
  });

  test('has a shape for what is outside, and the words for it only where there is such a week', () => {
    expect(spec).toContain('triangle-up');
    expect(spec).toContain('"text":"outside"');
    const quiet = JSON.stringify(receivedChart([week('2026-W47', 5, 2, 8)], [], WORDS));
    expect(quiet).not.toContain('"text":"outside"');
    const young = JSON.stringify(receivedChart([week('2026-W47', 5, null, null)], [], WORDS));
    expect(young).not.toContain('"text":"normal"');
  });
});

test('a week from which complaints are counted in another way has a dashed line, where it is among those shown', () => {
  const drawn = (from: string) => JSON.stringify(receivedChart([week('2026-W47', 5, 2, 8)], [from], WORDS));
  expect(drawn('2026-W47')).toContain('"text":"counted otherwise"');
  expect(drawn('2026-W12')).not.toContain('"text":"counted otherwise"');
});

describe('bars', () => {
  test('each have their number, and the oldest open cases the accent', () => {
    const spec = backlogChart(
      [
        { from: 0, to: 7, cases: 3 },
        { from: 57, to: null, cases: 1 },
      ],
      ({ to }) => `until ${to}`,
    );
    expect(spec).toMatchObject({
      width: CHART_WIDTH,
      height: 116,
      data: {
        values: [
          { label: 'until 7', count: 3 },
          { label: 'until null', count: 1 },
        ],
      },
    });
    const colours = [...JSON.stringify(spec).matchAll(/"colour":"(#\w+)"/gu)].map(([, colour]) => colour);
    expect(new Set(colours).size).toBe(2);
  });

  test('of nothing are still a chart', () => {
    expect(paretoChart([{ label: 'none', count: 0 }])).toMatchObject({ data: { values: [{ count: 0 }] } });
  });
});
