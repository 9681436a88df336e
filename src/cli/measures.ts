/** `redress measures`: the register of measures against repetition, the newest first (procedure step 4.2). */
import { printMeasure } from '../case/reference.ts';
import type { Config } from '../config.ts';
import type { Measure } from '../measure/measure.ts';
import { readMeasures } from '../shell/db/measure-store.ts';
import { categoryNames } from './category-names.ts';
import { type Column, layTable } from './layout.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/** `json`: one line of JSON per measure instead of a table. */
export type MeasuresOptions = ConfigOption & { readonly json?: boolean };

/** Prints every measure. */
export async function measuresCommand(options: MeasuresOptions, screen: Screen): Promise<number> {
  const answer = await withRegister(options, screen, async ({ config, db }) => ({
    measures: await readMeasures(db),
    config,
  }));
  if (answer === null) return EXIT.usage;
  const newest = answer.measures.toReversed();
  if (options.json) for (const measure of newest) screen.print(JSON.stringify(jsonMeasure(measure)));
  else {
    const named = newest.map((measure) => withNames(measure, answer.config));
    for (const line of describeMeasures(named, screen)) screen.print(line);
  }
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

/** Categories are read by their names, as everywhere that people read. */
function withNames(measure: Measure, config: Config): Measure {
  const { criterion, desk } = measure;
  if (criterion.target?.dimension !== 'category') return measure;
  const value = categoryNames(config, desk)(criterion.target.value);
  return { ...measure, criterion: { ...criterion, target: { dimension: 'category', value } } };
}

function describeMeasures(measures: readonly Measure[], screen: Screen): readonly string[] {
  if (measures.length === 0) return ['No measure was decided on yet.'];
  const [titles = '', ...lines] = layTable(COLUMNS, measures, screen.width);
  return [screen.stress('bold', titles), ...lines];
}
