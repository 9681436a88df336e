/**
 * What happens by itself to a measure, and when: its owner is reminded 7 days before the due day, on the day after it and
 * then every week; once it is carried out, its effect is judged on the day that was fixed, and a manager who does not
 * answer is reminded four weeks later and then once a month (domain.md 1 row 4.2b; DESIGN 6a).
 */
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays } from '../case/working-days.ts';
import type { Measure, ReminderReason } from './measure.ts';

/** The next step of a measure and the day of it. */
export type MeasureStep =
  | { readonly act: 'remind_owner'; readonly because: ReminderReason; readonly on: IsoDate }
  | { readonly act: 'propose_verdict'; readonly on: IsoDate }
  | { readonly act: 'remind_manager'; readonly on: IsoDate };

/** The time of that day, in the zone of the desk. */
export const STEP_TIME = '07:30';

const SOON_DAYS = 7;
const WEEK_DAYS = 7;
const UNCONFIRMED_DAYS = 28;
const MONTH_DAYS = 30;

/** The next step; null when nothing happens by itself any more. */
export function nextStep(measure: Measure): MeasureStep | null {
  const { stage, judging } = measure;
  if (stage === 'implemented') return { act: 'propose_verdict', on: judging.on };
  if (stage === 'judged') return nextNudge(measure);
  return stage === 'decided' ? nextReminder(measure) : null;
}

function nextNudge({ found, managerReminded }: Measure): MeasureStep | null {
  if (found === null) return null;
  const last = managerReminded.at(-1);
  const on = last === undefined ? addDays(found.on, UNCONFIRMED_DAYS) : addDays(last, MONTH_DAYS);
  return { act: 'remind_manager', on };
}

function nextReminder({ due, decidedOn, reminded }: Measure): MeasureStep {
  const soon = addDays(due, -SOON_DAYS);
  const last = reminded.at(-1);
  // Who was given a measure within the week knows when it is due.
  if (last === undefined && soon > decidedOn) return { act: 'remind_owner', because: 'due-soon', on: soon };
  const overdue = last?.because === 'overdue' ? addDays(last.on, WEEK_DAYS) : addDays(due, 1);
  return { act: 'remind_owner', because: 'overdue', on: overdue };
}
