/** Charts become pictures, in a process of their own; a specification that is none is told as a fault. */
import { expect, test } from 'vitest';
import { backlogChart, paretoChart, receivedChart } from '../../src/digest/charts.ts';
import { backlogByAge } from '../../src/digest/key-figures.ts';
import { weeksUntil } from '../../src/digest/weeks.ts';
import { drawCharts } from '../../src/shell/charts.ts';

const WORDS = {
  months: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  received: 'ontvangen per week',
  normal: 'normaal',
  outside: 'buiten normaal',
  broken: 'anders geteld',
};

/** Width and height as they stand in the header of a PNG. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the three charts become pictures, twice as fine as they are shown', async () => {
  const weeks = weeksUntil('2026-W47', 52).map((week, index) => ({
    week,
    received: index % 9,
    low: 1,
    high: 7,
  }));
  const pictures = await drawCharts([
    { name: 'received', spec: receivedChart(weeks, ['2026-W20'], WORDS) },
    {
      name: 'backlog',
      spec: backlogChart(backlogByAge([1, 9, 30, 80]), ({ from }) => `${from} dagen of meer`),
    },
    { name: 'pareto', spec: paretoChart([{ label: 'Lekkage · kitvoeg', count: 12 }]) },
  ]);
  expect(pictures.map(({ name }) => name)).toStrictEqual(['received', 'backlog', 'pareto']);
  for (const { png } of pictures) {
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(sizeOf(png)[0]).toBe(960);
    expect(png.length).toBeGreaterThan(4_000);
  }
});

test('what is no chart is told as a fault of drawing', async () => {
  await expect(drawCharts([{ name: 'none', spec: { mark: 'no such mark' } }])).rejects.toThrow(
    'the charts could not be drawn',
  );
});

test('without a chart nothing is started', async () => {
  expect(await drawCharts([])).toStrictEqual([]);
});
