/** What a command about causes and measures changed, for the answer to it (commands.md 3.6). */
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import { printMeasure } from '../case/reference.ts';
import type { RecordedMeasureEvent } from '../measure/events.ts';
import type { Measure } from '../measure/measure.ts';
import { type Change, change, day, person, text } from './change.ts';

/** The changes by one event of a case; none for an event of another theme. */
export function learningChanges({ points }: Case, fact: CaseEvent): readonly Change[] {
  switch (fact.type) {
    case 'cause_recorded': {
      const { code, text: said } = fact;
      const of = fact.points.length < points.length ? fact.points.join(', ') : null;
      return [{ ...change('cause', { kind: 'cause', code, text: said }), of }];
    }
    case 'measure_declined':
      return [change('no-measure', text(fact.why))];
    default:
      return [];
  }
}

/** The changes by one event of a measure. @param measure  as it is after it */
export function measureChanges(measure: Measure, { fact }: RecordedMeasureEvent): readonly Change[] {
  const named = text(`${printMeasure(measure.number)}: ${measure.what}`);
  switch (fact.type) {
    case 'measure_decided':
      return [
        change('measure', named),
        change('measure-owner', person(measure.owner)),
        change('measure-by', day(measure.due)),
        change('measure-expects', { kind: 'criterion', criterion: measure.criterion }),
        ...judgingChanges(measure),
      ];
    case 'case_joined':
      return [change('measure-joined', named)];
    case 'measure_implemented':
      return [
        change(
          'measure-implemented',
          text([fact.evidence, ...fact.files].filter((each) => each !== '').join('; ')),
        ),
        ...judgingChanges(measure),
      ];
    case 'effect_confirmed':
      return [change('measure-effective', fact.why === '' ? named : text(fact.why))];
    case 'measure_dropped':
      return [change('measure-dropped', text(fact.why))];
    case 'measure_undone':
      return [change('measure-undone', named)];
    default:
      return [];
  }
}

function judgingChanges({ judging }: Measure): readonly Change[] {
  const what = judging.weeks === null ? 'measure-inspected-on' : 'measure-judged-on';
  return [change(what, day(judging.on))];
}
