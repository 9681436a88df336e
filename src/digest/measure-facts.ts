/**
 * What a digest reads of the register of measures: its lines, and the two checks that ask whether measures are carried
 * out in time and judged (procedure step 4; domain.md 3.1 block 8, 3.5 checks 20 and 21).
 */
import { printMeasure } from '../case/reference.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays } from '../case/working-days.ts';
import type { Measure } from '../measure/measure.ts';
import type { FailedLine } from './facts-handling.ts';
import type { MeasureLine } from './facts-results.ts';
import type { Period } from './period.ts';

/** A verdict is there so many days after the day that was fixed for it, or it is late. */
const VERDICT_DAYS = 7;

/** The measures that are not over, and those that ended in the period; in order of number. */
export function measureLines(measures: readonly Measure[], period: Period): readonly MeasureLine[] {
  return measures
    .filter(({ confirmed, dropped }) => {
      const end = dropped?.on ?? confirmed?.on ?? null;
      return end === null || (end >= period.from && end <= period.to);
    })
    .map(lineOf);
}

function lineOf(measure: Measure): MeasureLine {
  const { number, what, owner, due, implemented, dropped, criterion, judging, found, confirmed, cases } =
    measure;
  return {
    number,
    what,
    who: owner.name || owner.address,
    dueOn: due,
    implementedOn: implemented?.on ?? null,
    droppedOn: dropped?.on ?? null,
    row: criterion.target,
    expectedPercent: criterion.target === null ? null : -Math.round(100 * criterion.fall),
    judgeOn: judging.weeks === null ? null : judging.on,
    verdict: found?.verdict ?? null,
    judgedOn: found?.on ?? null,
    confirmedOn: confirmed?.on ?? null,
    cases: cases.length,
  };
}

/** What a check found: how many there were, and those that do not pass. */
export type CheckedMeasures = { readonly population: number; readonly failed: readonly FailedLine[] };

/** Check 20: carried out by its day, with evidence. What was given up before its day is not in it. */
export function checkCarriedOut(
  measures: readonly Measure[],
  period: Period,
  today: IsoDate,
): CheckedMeasures {
  return checkDue(
    measures.flatMap((measure) => {
      const { due, implemented, dropped } = measure;
      if (dropped !== null && dropped.on <= due) return [];
      const hasEvidence =
        implemented !== null && (implemented.evidence !== '' || implemented.files.length > 0);
      return [{ measure, due, done: hasEvidence ? implemented.on : null }];
    }),
    period,
    today,
  );
}

/** Check 21: the effect of what was carried out was judged by the day that was fixed, with a week to do it. */
export function checkJudged(measures: readonly Measure[], period: Period, today: IsoDate): CheckedMeasures {
  return checkDue(
    measures.flatMap((measure) => {
      const { judging, implemented, dropped, found, confirmed } = measure;
      if (implemented === null || dropped !== null) return [];
      return [{ measure, due: addDays(judging.on, VERDICT_DAYS), done: found?.on ?? confirmed?.on ?? null }];
    }),
    period,
    today,
  );
}

type Due = { readonly measure: Measure; readonly due: IsoDate; readonly done: IsoDate | null };

// Known on the day on which it is done, or on which it could have been for the last time.
function checkDue(all: readonly Due[], { from, to }: Period, today: IsoDate): CheckedMeasures {
  const known = all.filter(({ due, done }) => {
    const isPassed = done !== null && done <= due;
    const day = isPassed ? done : due;
    return day >= from && day <= to && (isPassed || due < today);
  });
  const failed = known.filter(({ due, done }) => done === null || done > due);
  return {
    population: known.length,
    failed: failed.map(({ measure: { number, owner }, due }) => ({
      reference: printMeasure(number),
      who: owner.name || owner.address,
      day: due,
      detail: '',
      mail: null,
    })),
  };
}
