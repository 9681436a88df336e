/**
 * Sends each handler what there is to do, on working days at seven: their own terms and tasks, and nothing of anybody
 * else. Whoever has nothing to do gets no mail; each day once over all daemons (domain.md 3.1).
 */
import { CLOCKS, COMPLAINANT_CLOCKS } from '../case/clocks.ts';
import { CLOCK_NAMES, type ClockName, type IsoDate } from '../case/vocabulary.ts';
import { addWorkingDays, isWorkingDay, localStamp } from '../case/working-days.ts';
import { FROM_HOUR } from '../digest/schedule.ts';
import { dayListModel } from '../letters/day-list-model.ts';
import { sameAddress } from '../mail/addresses.ts';
import { type HandlerTask, listHandlerTasks } from '../shell/db/day-list-store.ts';
import { takeOutboundIds } from '../shell/db/outbox-store.ts';
import { isPeriodDone, takePeriod } from '../shell/db/schedule-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { deskFor, type Office } from './office.ts';
import { queueLetters, settingFor } from './write-letters.ts';

const TASK = 'day-list';
const DAYS_AHEAD = 2;
/** Terms that nobody needs to be told of each day: the bot keeps them, others do, or another term says the same. */
const NOT_LISTED: ReadonlySet<ClockName> = new Set(['confirm', 'update', 'outer', 'attendance', 'work']);
const OWN_CLOCKS = CLOCK_NAMES.filter(
  (name) => !NOT_LISTED.has(name) && !COMPLAINANT_CLOCKS.includes(name) && CLOCKS[name].aside !== true,
);

/** @returns how many mails were written */
export async function sendDayLists(office: Office): Promise<number> {
  const { calendar } = office;
  const [day = '', time = ''] = localStamp(office.now(), calendar.timeZone).split(' ');
  if (time < FROM_HOUR || !isWorkingDay(day, calendar)) return 0;
  if (await isPeriodDone(office.db, TASK, day)) return 0;
  return await office.db.transaction().execute((tx) => sendOfDay(office, tx, day));
}

async function sendOfDay(office: Office, tx: Db, today: IsoDate): Promise<number> {
  if (!(await takePeriod(tx, TASK, today, office.now()))) return 0;
  const until = addWorkingDays(today, DAYS_AHEAD, office.calendar);
  const { timeZone } = office.calendar;
  const tasks = await listHandlerTasks(tx, { clocks: OWN_CLOCKS, until, timeZone });
  let written = 0;
  for (const member of office.config.staff) {
    const own = tasks.filter(({ handler }) => sameAddress(handler, member.address));
    const [first] = own;
    if (first === undefined) continue;
    await sendTo(office, tx, member, own, { today, desk: first.desk });
    written += 1;
  }
  return written;
}

async function sendTo(
  office: Office,
  tx: Db,
  to: Office['config']['coordinator'],
  tasks: readonly HandlerTask[],
  { today, desk: name }: { readonly today: IsoDate; readonly desk: string },
): Promise<void> {
  const desk = deskFor(office, name);
  const model = dayListModel(settingFor(office, desk, to.language), tasks, today);
  const letter = 'staff/day-list';
  const written = office.templates.render(letter, to.language, model);
  const about = { caseId: null, reference: null, automatic: true, answers: null } as const;
  const order = { desk, letter, written, to, ...about } as const;
  await queueLetters(office, tx, [order], await takeOutboundIds(tx, 1));
}
