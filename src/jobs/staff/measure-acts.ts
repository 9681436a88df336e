/**
 * `#measure`: what a mail decides about measures, beside what it does to its cases (procedure step 4.2). A measure about
 * several cases is decided on the first of them and joined by the others; what is said of a measure by its number is done
 * once, whatever cases the mail is about, and needs none.
 */
import type { Case } from '../../case/case.ts';
import { OTHER_CATEGORY } from '../../case/category.ts';
import { isCommonCause } from '../../case/profile.ts';
import type { IsoDate, Person } from '../../case/vocabulary.ts';
import { addTerm, localDay } from '../../case/working-days.ts';
import type { WeekCount } from '../../digest/counting.ts';
import { countsFrom, judgingFrom, planMeasure } from '../../digest/measure-plan.ts';
import { weekOf } from '../../digest/weeks.ts';
import type { MeasureIntent } from '../../measure/commands.ts';
import type { MeasureTarget } from '../../measure/measure.ts';
import { nextMeasureNumbers, weekCountsOf } from '../../shell/db/measure-store.ts';
import { measureChanges } from '../../staff/changes-learning.ts';
import { type Plan, type PlannedCommand, problemOf } from '../../staff/plan.ts';
import type { DecideMeasure } from '../../staff/requests.ts';
import type { Docket } from '../docket.ts';
import { type Office, rulesFor } from '../office.ts';
import { runCommand } from '../run-commands.ts';
import { type MeasureResult, runMeasure } from '../run-measures.ts';
import { tellOfNewMeasure } from '../tell-measures.ts';
import { givenBy, personOf } from './given.ts';
import type { Paired } from './pair-cases.ts';
import type { StaffRun } from './staff-run.ts';
import type { Act } from './try-plan.ts';

/** What new measures are decided with: a number for each, and the points that their effect will be judged by. */
export type MeasureMeans = {
  readonly numbers: ReadonlyMap<PlannedCommand, number>;
  readonly counts: readonly WeekCount[];
};

/** A fall is hoped for that counts can show in reasonable time (domain.md 3.4 G). */
const USUAL_FALL = 0.5;

/** Takes numbers and counts for the measures that a plan decides on. */
export async function meansFor(
  { office, tx, docket, mail }: StaffRun,
  { commands }: Plan,
  [first]: readonly number[],
): Promise<MeasureMeans> {
  const deciding = commands.filter(({ request }) => request.type === 'decide_measure');
  if (deciding.length === 0) return { numbers: new Map(), counts: [] };
  const numbers = await nextMeasureNumbers(tx, deciding.length);
  const desk =
    (first === undefined ? undefined : docket.cases.get(first))?.state.desk ?? mail.filing.desk.name;
  const today = localDay(docket.at, office.calendar.timeZone);
  return {
    numbers: new Map(deciding.map((command, index) => [command, numbers[index] ?? 0])),
    counts: await weekCountsOf(tx, desk, countsFrom(today), weekOf(today)),
  };
}

/**
 * Carries out one command about measures.
 * @param caseId  null for a mail that is about no case
 * @returns null for a command about anything else
 */
export function measureAct(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  caseId: number | null,
): Paired | null {
  const { request } = command;
  switch (request.type) {
    case 'decide_measure':
      return caseId === null
        ? noCase(command)
        : decideOrJoin(office, copy, act, { command, request, caseId });
    case 'join_measure':
      return caseId === null
        ? noCase(command)
        : join(office, copy, act, { command, caseId, measure: request.measure });
    case 'report_implemented':
    case 'confirm_effect':
    case 'drop_measure':
      // Of several cases the first stands for all.
      return caseId === null || act.caseIds[0] === caseId
        ? later(office, copy, act, command, request)
        : { changes: [] };
    default:
      return null;
  }
}

type OnCase = { readonly command: PlannedCommand; readonly caseId: number };

function decideOrJoin(
  office: Office,
  copy: Docket,
  act: Act,
  { command, request, caseId }: OnCase & { readonly request: DecideMeasure },
): Paired {
  const number = act.measures.numbers.get(command);
  const state = copy.cases.get(caseId)?.state;
  if (number === undefined || state === undefined) throw new Error('a new measure has a number and a case');
  if (copy.measures.has(number)) return join(office, copy, act, { command, caseId, measure: number });
  const ground = groundOf(office, copy, act, state, request);
  const { criterion, judging } = planMeasure({ ...ground, counts: act.measures.counts });
  const { reference, desk } = state;
  const about = { number, desk, what: request.what, due: ground.due, case: reference } as const;
  const owner: Person = request.owner ?? personOf(act.member);
  const result = runMeasure(copy, number, {
    ...given(office, copy, act),
    type: 'decide_measure',
    ...about,
    owner,
    criterion,
    judging,
  });
  if (!result.ok) return refused(command, result);
  const cases = act.caseIds.flatMap((each) => copy.cases.get(each)?.state.reference ?? []);
  tellOfNewMeasure(office, copy, { ...result.after, cases }, personOf(act.member));
  return linked(office, copy, act, { command, caseId, measure: number }, result);
}

// The cases that the measure is made for end the weeks that count as normal.
function groundOf(office: Office, copy: Docket, act: Act, state: Case, request: DecideMeasure) {
  const { fall, until, flagged } = request;
  const { calendar } = office;
  const today = localDay(copy.at, calendar.timeZone);
  const { terms } = rulesFor(office, state.profile).profile;
  const cases = act.caseIds.flatMap((caseId) => copy.cases.get(caseId)?.state ?? []);
  return {
    target: flagged?.target ?? targetOf(state),
    fall: fall ?? USUAL_FALL,
    receivedOn: [
      ...(flagged?.since == null ? [] : [flagged.since]),
      ...cases.map(({ receivedAt }): IsoDate => localDay(receivedAt, calendar.timeZone)),
    ],
    today,
    due: until ?? addTerm(today, terms.implementation, calendar),
    calendar,
  };
}

function targetOf({ causes, category }: Case): MeasureTarget | null {
  const cause = causes.findLast(({ code }) => !isCommonCause(code));
  if (cause !== undefined) return { dimension: 'cause', value: cause.code };
  return category === null || category === OTHER_CATEGORY ? null : { dimension: 'category', value: category };
}

function join(office: Office, copy: Docket, act: Act, on: OnCase & { readonly measure: number }): Paired {
  const reference = copy.cases.get(on.caseId)?.state.reference ?? '';
  const command = { ...given(office, copy, act), type: 'join_case', case: reference } as const;
  const result = runMeasure(copy, on.measure, command);
  return result.ok ? linked(office, copy, act, on, result) : refused(on.command, result);
}

function linked(
  office: Office,
  copy: Docket,
  act: Act,
  { command, caseId, measure }: OnCase & { readonly measure: number },
  result: Extract<MeasureResult, { readonly ok: true }>,
): Paired {
  const link = { type: 'link_measure', measure } as const;
  const onCase = runCommand(office, copy, caseId, { ...givenBy(act, copy.at), ...link });
  if (!onCase.ok) return { problems: [problemOf('refused', command, onCase.refusal)] };
  return { changes: result.events.flatMap((event) => measureChanges(result.after, event)) };
}

function later(
  office: Office,
  copy: Docket,
  act: Act,
  command: PlannedCommand,
  request: MeasureIntent,
): Paired {
  const criterion = copy.measures.get(request.measure)?.state.criterion;
  if (criterion === undefined)
    return { problems: [problemOf('refused', command, { code: 'no-such-measure' })] };
  const said = given(office, copy, act);
  const result = runMeasure(
    copy,
    request.measure,
    request.type === 'report_implemented'
      ? { ...said, ...request, judging: judgingFrom(criterion, said.on) }
      : { ...said, ...request },
  );
  if (!result.ok) return refused(command, result);
  return { changes: result.events.flatMap((event) => measureChanges(result.after, event)) };
}

function given(office: Office, copy: Docket, act: Act) {
  return {
    ...givenBy(act, copy.at),
    on: localDay(copy.at, office.calendar.timeZone),
    noManager: office.config.staff.every(({ roles }) => !roles.includes('manager')),
  } as const;
}

function refused(
  command: PlannedCommand,
  { refusal }: Extract<MeasureResult, { readonly ok: false }>,
): Paired {
  return { problems: [problemOf('refused', command, refusal)] };
}

function noCase(command: PlannedCommand): Paired {
  return { problems: [problemOf('no-case', command)] };
}
