/** The measure of the made-up year: decided after a month of broken appointments, carried out, and left to the counts. */
import type { Case } from '../case/case.ts';
import { addDays, type Calendar, localDay } from '../case/working-days.ts';
import { countsFrom, judgingFrom, planMeasure } from '../digest/measure-plan.ts';
import { weekOf } from '../digest/weeks.ts';
import { openDocket } from '../jobs/docket.ts';
import { enterDocket } from '../jobs/enter-docket.ts';
import type { Office } from '../jobs/office.ts';
import { runMeasure } from '../jobs/run-measures.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { MeasureCommand } from '../measure/commands.ts';
import type { Criterion } from '../measure/measure.ts';
import { nextMeasureNumbers, weekCountsOf } from '../shell/db/measure-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { PastPlanError } from './past-complaint.ts';
import { MEASURE_WEEKS_BACK, MISSED_APPOINTMENTS } from './past-subjects.ts';

const DAY_MS = 86_400_000;
const DAYS_TO_CARRY_OUT = 10;
const DAYS_GIVEN = 14;
const HOPED_FALL = 0.5;

/** Who decided on the measure, and who carried it out. */
export type MeasurePeople = { readonly manager: StaffMember; readonly owner: StaffMember };

/**
 * Enters the measure.
 * @param cases   the cases of the year, earliest first
 * @param monday  the end of the year
 */
export async function layMeasure(
  office: Office,
  tx: Db,
  cases: readonly Case[],
  monday: Date,
  people: MeasurePeople,
): Promise<void> {
  const implementedAt = new Date(monday.getTime() - MEASURE_WEEKS_BACK * 7 * DAY_MS + DAY_MS / 2);
  const decidedAt = new Date(implementedAt.getTime() - DAYS_TO_CARRY_OUT * DAY_MS);
  const first = cases.findLast(
    ({ category, receivedAt }) => category === MISSED_APPOINTMENTS && receivedAt < decidedAt,
  );
  const [number] = await nextMeasureNumbers(tx, 1);
  if (first === undefined || number === undefined)
    throw new PastPlanError('the year has no broken appointment');
  const deciding = await decidingOf(office, tx, { number, first, decidedAt, people });
  const docket = openDocket(decidedAt, new Map());
  for (const command of [
    deciding,
    reporting(number, deciding.criterion, { people, implementedAt, calendar: office.calendar }),
  ]) {
    const result = runMeasure(docket, number, command);
    if (!result.ok) throw new PastPlanError(`${command.type} is refused: ${result.refusal.code}`);
  }
  await enterDocket(office, tx, docket);
}

type Decided = {
  readonly number: number;
  readonly first: Case;
  readonly decidedAt: Date;
  readonly people: MeasurePeople;
};

async function decidingOf(
  { calendar }: Office,
  tx: Db,
  { number, first, decidedAt, people }: Decided,
): Promise<Extract<MeasureCommand, { type: 'decide_measure' }>> {
  const today = localDay(decidedAt, calendar.timeZone);
  const due = addDays(today, DAYS_GIVEN);
  const plan = planMeasure({
    counts: await weekCountsOf(tx, first.desk, countsFrom(today), weekOf(today)),
    target: { dimension: 'category', value: MISSED_APPOINTMENTS },
    fall: HOPED_FALL,
    receivedOn: [localDay(first.receivedAt, calendar.timeZone)],
    today,
    due,
    calendar,
  });
  return {
    type: 'decide_measure',
    number,
    desk: first.desk,
    what: 'een dag van tevoren bellen over elke afspraak',
    owner: people.owner,
    due,
    case: first.reference,
    ...plan,
    ...by(people.manager, decidedAt, calendar),
  };
}

type Implemented = {
  readonly people: MeasurePeople;
  readonly implementedAt: Date;
  readonly calendar: Calendar;
};

function reporting(
  measure: number,
  criterion: Criterion,
  { people, implementedAt, calendar }: Implemented,
): MeasureCommand {
  return {
    type: 'report_implemented',
    measure,
    evidence: 'De planning belt; de lijst hangt op kantoor.',
    files: [],
    judging: judgingFrom(criterion, localDay(implementedAt, calendar.timeZone)),
    ...by(people.owner, implementedAt, calendar),
  };
}

function by({ address, name, roles }: StaffMember, at: Date, { timeZone }: Calendar) {
  const person = { address, name };
  const given = { at, by: { kind: 'staff', address }, mailId: null, person, roles } as const;
  return { ...given, approvedBy: null, on: localDay(at, timeZone), noManager: false };
}
