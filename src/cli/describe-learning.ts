/** What is learnt from a case, as `redress show` prints it: causes, measures, and how far that is (procedure step 4). */
import { type Explained, learningOf } from '../case/learning.ts';
import type { CaseCause } from '../case/learning-events.ts';
import { type Measure, progressOf } from '../measure/measure.ts';
import type { StoredMeasure } from '../shell/db/measure-log.ts';
import { type Field, layFields } from './layout.ts';
import { jsonMeasure } from './measures.ts';
import { printable } from './screen.ts';

/** The part of a case that `--json` prints of it. */
export function learningLines(state: Explained, measures: readonly StoredMeasure[]) {
  const states = measures.map((stored) => stored.state);
  const progress = states.flatMap((measure) => progressOf(measure) ?? []);
  return { learning: learningOf(state, progress), measures: states.map(jsonMeasure) };
}

type Shown = {
  readonly learning: string;
  readonly causes: readonly CaseCause[];
  readonly measures: readonly (Pick<Measure, 'stage' | 'what' | 'owner' | 'due'> & {
    readonly measure: string;
  })[];
  readonly noMeasure: { readonly why: string } | null;
};

/**
 * The same as lines; none where there is nothing to learn.
 * @param heading  makes the lines of a heading
 */
export function describeLearning(
  { learning, causes, measures, noMeasure }: Shown,
  heading: (text: string) => readonly string[],
): readonly string[] {
  const fields: readonly Field[] = [
    ...causes.map(({ points, code, text }): Field => {
      const said = text === '' ? '' : `: ${printable(text)}`;
      return [`Cause of ${points.join(', ')}`, `${printable(code)}${said}`];
    }),
    ...measures.map(({ measure, stage, what, owner, due }): Field => {
      return [measure, `${stage}, due ${due}, ${printable(owner.name || owner.address)}: ${printable(what)}`];
    }),
    ...(noMeasure === null ? [] : [['No measure', printable(noMeasure.why)] satisfies Field]),
  ];
  if (learning === 'none' && fields.length === 0) return [];
  return [...heading('Learning'), ...layFields([['Stage', learning], ...fields])];
}
