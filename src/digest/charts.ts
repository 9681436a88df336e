/**
 * The three pictures of the digest as specifications in the language of Vega-Lite: data in, specification out (procedure
 * step 5; domain.md 3.1 "Charts"). Drawn by shell/charts.ts. No pie, no third dimension, no gauge; one hue and one
 * accent that colour-blind readers tell apart, and what is coloured has a shape or a number as well. All text stays
 * legible when the picture is shrunk to a phone of 390 pixels. Every picture has its table in the mail.
 */
import type { AgeClass } from './key-figures.ts';
import { type IsoWeek, mondayOf } from './weeks.ts';

/** A specification of Vega-Lite as plain data. */
export type ChartSpec = Readonly<Record<string, unknown>>;

/** One week of the first picture; the limits are null while it is not known what is normal. */
export type BandWeek = {
  readonly week: IsoWeek;
  readonly received: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** A bar: its name as people call it, and how many. */
export type Bar = { readonly label: string; readonly count: number };

/** Fixed words in the pictures. */
export type ChartWords = {
  /** Short names of the twelve months, January first. */
  readonly months: readonly string[];
  readonly received: string;
  readonly normal: string;
  readonly outside: string;
  /** From here on counted in another way. */
  readonly broken: string;
};

/** Pixels of the picture before it is drawn at the density of a telephone. */
export const CHART_WIDTH = 480;

const COLOUR = {
  ink: '#1f2933',
  soft: '#48606b',
  rule: '#dde3e8',
  main: '#1b6b73',
  band: '#c9e2e5',
} as const;
/** Dark orange beside teal: told apart in every kind of colour blindness, and in grey. */
const ACCENT = '#b54708';
const FONT_SIZE = 16;
const BAR_STEP = 58;
const RECEIVED_HEIGHT = 270;
const LEGEND_TOP = -24;
const LEGEND_LEFT = -24;
const LEGEND_SIGN = 24;
const LEGEND_GAP = 22;
/** A letter of Inter is about this wide at that size. */
const LETTER_WIDTH = 8.6;
/** The labels of a bar stand above it; the numbers need some room behind the longest one. */
const ROOM_FOR_NUMBERS = 1.12;

/**
 * Cases received in each week as a line, with the band of what was normal behind it; weeks outside the band are marked
 * with a triangle.
 * @param weeks   in order of time, at most 52
 * @param breaks  weeks from which they are counted in another way: a dashed line each
 */
export function receivedChart(
  weeks: readonly BandWeek[],
  breaks: readonly IsoWeek[],
  words: ChartWords,
): ChartSpec {
  const data = weeks.map(({ week, received, low, high }) => ({
    day: `${mondayOf(week)}T00:00:00Z`,
    received,
    low,
    high,
    outside: low !== null && high !== null && (received < low || received > high),
  }));
  const hasBand = data.some(({ low }) => low !== null);
  const hasOutside = data.some(({ outside }) => outside);
  const x = {
    field: 'day',
    type: 'temporal',
    scale: { type: 'utc' },
    title: null,
    axis: {
      grid: false,
      tickCount: { interval: 'month', step: 2 },
      labelExpr: `${JSON.stringify(words.months)}[utcmonth(datum.value)]`,
      labelOverlap: true,
    },
  };
  const broken = breaks.filter((week) => weeks.some((each) => each.week === week));
  const known = { filter: 'datum.low !== null' };
  return chart(RECEIVED_HEIGHT, {
    data: { values: data },
    layer: [
      ...legendOf([
        { sign: '—', colour: COLOUR.main, words: words.received },
        ...(hasBand ? [{ sign: '■', colour: COLOUR.band, words: words.normal }] : []),
        ...(hasOutside ? [{ sign: '▲', colour: ACCENT, words: words.outside }] : []),
        ...(broken.length > 0 ? [{ sign: '┆', colour: COLOUR.soft, words: words.broken }] : []),
      ]),
      {
        data: { values: broken.map((week) => ({ day: `${mondayOf(week)}T00:00:00Z` })) },
        mark: { type: 'rule', color: COLOUR.soft, strokeDash: [6, 5], strokeWidth: 2 },
        encoding: { x },
      },
      {
        transform: [known],
        mark: { type: 'area', color: COLOUR.band, interpolate: 'step' },
        encoding: { x, y: countAxis('low'), y2: { field: 'high' } },
      },
      {
        mark: { type: 'line', color: COLOUR.main, strokeWidth: 2.5, strokeJoin: 'round' },
        encoding: { x, y: countAxis('received') },
      },
      {
        transform: [{ filter: 'datum.outside' }],
        mark: { type: 'point', shape: 'triangle-up', filled: true, color: ACCENT, size: 150, opacity: 1 },
        encoding: { x, y: countAxis('received') },
      },
    ],
  });
}

/** Open cases by how long they have waited: a bar for each class of age, the oldest in the accent. */
export function backlogChart(classes: readonly AgeClass[], labelOf: (age: AgeClass) => string): ChartSpec {
  const bars = classes.map((age) => ({ label: labelOf(age), count: age.cases }));
  return barChart(bars, (index) => index === bars.length - 1);
}

/** Categories with their causes, the most frequent first. */
export function paretoChart(bars: readonly Bar[]): ChartSpec {
  return barChart(bars, () => false);
}

function barChart(bars: readonly Bar[], isAccent: (index: number) => boolean): ChartSpec {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const data = bars.map(({ label, count }, index) => ({
    place: index,
    label,
    count,
    colour: isAccent(index) ? ACCENT : COLOUR.main,
  }));
  const y = { field: 'place', type: 'ordinal', axis: null, scale: { paddingInner: 0, paddingOuter: 0 } };
  const x = {
    field: 'count',
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, most * ROOM_FOR_NUMBERS] },
  };
  const text = { type: 'text', align: 'left', baseline: 'middle', fontSize: FONT_SIZE };
  return chart(bars.length * BAR_STEP, {
    data: { values: data },
    encoding: { y },
    layer: [
      {
        mark: { type: 'bar', yOffset: 8, y2Offset: 8, height: 18, cornerRadiusEnd: 3 },
        encoding: { x, color: { field: 'colour', type: 'nominal', scale: null } },
      },
      {
        mark: { ...text, dy: -15, color: COLOUR.ink, limit: CHART_WIDTH },
        encoding: { x: { value: 0 }, text: { field: 'label' } },
      },
      {
        mark: { ...text, dx: 8, dy: 9, color: COLOUR.ink, fontWeight: 'bold' },
        encoding: { x, text: { field: 'count', format: 'd' } },
      },
    ],
  });
}

function countAxis(field: string): ChartSpec {
  return {
    field,
    type: 'quantitative',
    title: null,
    scale: { zero: true, nice: true },
    axis: { tickMinStep: 1, tickCount: 4, format: 'd' },
  };
}

type LegendEntry = { readonly sign: string; readonly colour: string; readonly words: string };

/** The signs in one line above the picture; Vega's own legend would show one shape for all of them. */
function legendOf(entries: readonly LegendEntry[]): readonly ChartSpec[] {
  let left = LEGEND_LEFT;
  return entries.flatMap(({ sign, colour, words }) => {
    const at = left;
    left += LEGEND_SIGN + words.length * LETTER_WIDTH + LEGEND_GAP;
    const text = { type: 'text', align: 'left', baseline: 'middle', fontSize: FONT_SIZE };
    return [
      { mark: { ...text, text: sign, color: colour, fontWeight: 'bold' }, encoding: legendPlace(at) },
      { mark: { ...text, text: words, color: COLOUR.soft }, encoding: legendPlace(at + LEGEND_SIGN) },
    ].map((layer) => ({ data: { values: [{}] }, ...layer }));
  });
}

function legendPlace(x: number): ChartSpec {
  return { x: { value: x }, y: { value: LEGEND_TOP } };
}

function chart(height: number, content: ChartSpec): ChartSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: CHART_WIDTH,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    background: '#ffffff',
    padding: 10,
    config: {
      font: 'Inter',
      view: { stroke: null },
      axis: {
        labelFontSize: FONT_SIZE,
        labelColor: COLOUR.soft,
        gridColor: COLOUR.rule,
        domainColor: COLOUR.rule,
        tickColor: COLOUR.rule,
      },
    },
    ...content,
  };
}
