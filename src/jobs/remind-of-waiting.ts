/**
 * Reminds the coordinators, in one mail on each working day, of everything that waits for a person since more than
 * one working day: what was held, muted or set aside is never forgotten (inbound.md L). Exactly once a day over all
 * daemons; a day on which none ran in the morning is told as soon as one does.
 */
import { printReference, printTransaction } from '../case/reference.ts';
import { dueDay, isWorkingDay, localStamp } from '../case/working-days.ts';
import type { WaitingThing } from '../letters/still-waiting-model.ts';
import { listWaitingApprovals } from '../shell/db/approval-store.ts';
import { listOpenTasks } from '../shell/db/register.ts';
import { isPeriodDone, takePeriod } from '../shell/db/schedule-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { tellOfWaiting } from './notify-staff.ts';
import type { Office } from './office.ts';

const TASK = 'remind-of-waiting';
/** In the time zone of the desk. */
const FROM_HOUR = '08:00';
const PATIENCE = { amount: 1, unit: 'working-days' } as const;

/** @returns how many things the reminder names; 0 when there is nothing to say, or it was said today */
export async function remindOfWaiting(office: Office): Promise<number> {
  const at = office.now();
  const { calendar } = office;
  const [day = '', time = ''] = localStamp(at, calendar.timeZone).split(' ');
  if (time < FROM_HOUR || !isWorkingDay(day, calendar)) return 0;
  if (await isPeriodDone(office.db, TASK, day)) return 0;
  const told = await office.db.transaction().execute((tx) => remind(office, tx, day, at));
  if (told > 0) office.log.info('reminded of what waits for a person', { tasks: told });
  return told;
}

async function remind(office: Office, tx: Db, day: string, at: Date): Promise<number> {
  if (!(await takePeriod(tx, TASK, day, at))) return 0;
  const tasks = await listOpenTasks(tx, { desk: null, caseId: null });
  const waiting = [...tasks, ...(await approvalsWaiting(office, tx, at))].filter((thing) =>
    waitsTooLong(office, thing, at),
  );
  if (waiting.length === 0) return 0;
  const docket = openDocket(at, new Map());
  tellOfWaiting(office, docket, waiting);
  await enterDocket(office, tx, docket);
  return waiting.length;
}

/** What a colleague asked that somebody else must approve. */
async function approvalsWaiting({ config }: Office, tx: Db, at: Date): Promise<readonly WaitingThing[]> {
  const { staff } = config;
  const addresses = staff.map(({ address }) => address);
  return (await listWaitingApprovals(tx, addresses, at)).map(({ id, by, caseIds, madeAt }) => ({
    kind: 'approval',
    mailId: null,
    reference: caseIds[0] === undefined ? null : printReference(caseIds[0]),
    from: staff.find(({ address }) => address === by) ?? { address: by, name: '' },
    subject: printTransaction(id),
    openedAt: madeAt,
  }));
}

/** From the same time of day on the next working day. */
function waitsTooLong({ calendar }: Office, { openedAt }: WaitingThing, at: Date): boolean {
  const { timeZone } = calendar;
  const time = localStamp(openedAt, timeZone).slice(10);
  return `${dueDay(openedAt, PATIENCE, calendar, true)}${time}` <= localStamp(at, timeZone);
}
