/** `redress measures`: the register of measures against repetition, the newest first (procedure step 4.2). */
import { printMeasure } from '../case/reference.ts';
import type { Measure } from '../measure/measure.ts';
import { readMeasures } from '../shell/db/measure-store.ts';
import { type Column, layTable } from './layout.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/** `json`: one line of JSON per measure instead of a table. */
export type MeasuresOptions = ConfigOption & { readonly json?: boolean };

/** Prints every measure. */
export async function measuresCommand(options: MeasuresOptions, screen: Screen): Promise<number> {
  const measures = await withRegister(options, screen, ({ db }) => readMeasures(db));
  if (measures === null) return EXIT.usage;
  const newest = measures.toReversed();
  if (options.json) for (const measure of newest) screen.print(JSON.stringify(jsonMeasure(measure)));
  else for (const line of describeMeasures(newest, screen)) screen.print(line);
  return EXIT.done;
}

/** One measure as programs get it. */
export function jsonMeasure({ number, reminded, revision, ...measure }: Measure) {
  return { measure: printMeasure(number), ...measure };
}

const COLUMNS: readonly Column<Measure>[] = [
  { title: 'Measure', cell: ({ number }) => printMeasure(number) },
  { title: 'Stage', cell: ({ stage }) => stage },
  { title: 'Due', cell: ({ due }) => due },
  { title: 'Owner', cell: ({ owner }) => printable(owner.name || owner.address), width: 20 },
  { title: 'Shall change', cell: targetOf, width: 28 },
  { title: 'Judged on', cell: ({ stage, judging }) => (stage === 'dropped' ? '' : judging.on) },
  { title: 'Verdict', cell: ({ found }) => found?.verdict ?? '' },
  { title: 'Cases', cell: ({ cases }) => String(cases.length) },
  { title: 'What', cell: ({ what }) => printable(what), width: 'rest' },
];

function targetOf({ criterion: { target, fall } }: Measure): string {
  return target === null ? '' : `-${Math.round(fall * 100)} % ${target.dimension} ${printable(target.value)}`;
}

function describeMeasures(measures: readonly Measure[], screen: Screen): readonly string[] {
  if (measures.length === 0) return ['No measure was decided on yet.'];
  const [titles = '', ...lines] = layTable(COLUMNS, measures, screen.width);
  return [screen.stress('bold', titles), ...lines];
}
