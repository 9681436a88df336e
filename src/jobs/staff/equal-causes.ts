/**
 * Three complaints with the same cause in a quarter of a year, and no measure against it: the coordinator is told once, with
 * a line to decide on one. Nothing else about learning is ever said unasked (DESIGN 6a).
 */
import { isCommonCause } from '../../case/profile.ts';
import { addDays, localDay } from '../../case/working-days.ts';
import {
  casesWithCause,
  causeToldAt,
  isCauseTackled,
  takeCauseNotice,
} from '../../shell/db/measure-store.ts';
import { tellOfEqualCauses } from '../tell-measures.ts';
import type { StaffRun } from './staff-run.ts';

const WEEKS = 13;
const WEEK_DAYS = 7;
const ENOUGH = 3;

/** Looks at the causes that a mail recorded on these cases; the docket holds them as they will stand. */
export async function noticeEqualCauses(run: StaffRun, caseIds: readonly number[]): Promise<void> {
  for (const caseId of caseIds) {
    const causes = run.docket.cases.get(caseId)?.state.causes ?? [];
    for (const code of new Set(causes.map((cause) => cause.code)))
      if (!isCommonCause(code)) await noticeCause(run, caseId, code);
  }
}

async function noticeCause({ office, tx, docket }: StaffRun, caseId: number, code: string): Promise<void> {
  const { timeZone } = office.calendar;
  const since = addDays(localDay(docket.at, timeZone), -WEEKS * WEEK_DAYS);
  const state = docket.cases.get(caseId)?.state;
  if (state === undefined || state.measures.length > 0 || state.noMeasure !== null) return;
  const toldAt = await causeToldAt(tx, code);
  const isNews = toldAt === null || state.receivedAt > toldAt;
  const isRecent = localDay(state.receivedAt, timeZone) >= since;
  if (!isNews || !isRecent || (await isCauseTackled(tx, code))) return;
  const others = await casesWithCause(tx, code, since, timeZone);
  const caseIds = [...new Set([caseId, ...others])];
  if (caseIds.length < ENOUGH || !(await takeCauseNotice(tx, code, toldAt, docket.at))) return;
  tellOfEqualCauses(office, docket, code, { desk: state.desk, caseIds, weeks: WEEKS });
}
