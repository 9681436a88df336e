/** Lays a made-up year in the register of the sandbox, as if the desk had worked for a year, without any mail. */
import { printReference } from '../case/reference.ts';
import { instantAt } from '../case/working-days.ts';
import { mondayOf, weekAt } from '../digest/weeks.ts';
import { caseRow } from '../jobs/case-row.ts';
import { type Office, rulesFor } from '../jobs/office.ts';
import { insertEvents, sealEvents } from '../shell/db/case-log.ts';
import { saveCases } from '../shell/db/case-rows.ts';
import { newChain, nextCaseNumbers } from '../shell/db/case-store.ts';
import { layMeasure } from './lay-measure.ts';
import { playPast } from './past-complaint.ts';
import { pastYear } from './past-year.ts';

/** Enters the year that ended last Sunday. @returns how many cases that are */
export async function layYear(office: Office): Promise<number> {
  const { calendar, config } = office;
  const monday = instantAt(mondayOf(weekAt(office.now(), calendar.timeZone)), '00:00', calendar.timeZone);
  const handlers = config.staff.filter(({ roles }) => roles.includes('handler'));
  const [first, ...others] = handlers;
  const [desk] = config.desks;
  const manager = config.staff.find(({ roles }) => roles.includes('manager'));
  if (first === undefined || manager === undefined || desk === undefined)
    throw new Error('a year is made up for a desk with a handler and a manager');
  const year = pastYear(monday, [first, ...others]);
  const numbers = await nextCaseNumbers(office.db, year.length);
  const rules = rulesFor(office, desk.profile);
  const past = year.map((planner, index) => {
    const caseId = numbers[index] ?? 0;
    const plan = planner({ reference: printReference(caseId), desk: desk.name });
    return { caseId, ...playPast(plan, rules, monday) };
  });
  const rows = past.map(({ caseId, state }) => caseRow(caseId, state, rules));
  await office.db.transaction().execute(async (tx) => {
    await insertEvents(
      tx,
      past.flatMap(({ caseId, log }) => sealEvents(newChain(caseId), log).sealed),
    );
    await saveCases(tx, rows, monday);
    await layMeasure(
      office,
      tx,
      past.map(({ state }) => state),
      monday,
      { owner: first, manager },
    );
  });
  return year.length;
}
