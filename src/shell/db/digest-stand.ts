/** How the desk stands at the moment of reading: open cases, what is overdue, what waits for a manager (domain.md 3.1). */
import { type RawBuilder, sql } from 'kysely';
import { printReference } from '../../case/reference.ts';
import type { Person } from '../../case/vocabulary.ts';
import { addDays, localDay } from '../../case/working-days.ts';
import type { ApprovalLine, CaseLine, Stand } from '../../digest/facts.ts';
import type { Plan } from '../../staff/plan.ts';
import { listWaitingApprovals } from './approval-store.ts';
import { type LineRow, lineOf, listCases, type Scope } from './digest-scope.ts';
import type { Db } from './tables.ts';

const SOON_DAYS = 7;
const FILES_TO_REVIEW = 2;

/** Block 2. */
export async function readStand(db: Db, scope: Scope): Promise<Stand> {
  const { desk, today } = scope;
  const open = sql`from case_tallies where closed_on is null and desk = ${desk}`;
  const { rows } = await sql<{ days: number; on: string; cases: number }>`
    select ${today}::date - received_on as days, waiting_on as "on", count(*)::int as cases ${open} group by 1, 2 order by 1
  `.execute(db);
  const sum = (counted: typeof rows): number => counted.reduce((total, { cases }) => total + cases, 0);
  const on = (whom: string): number => sum(rows.filter((row) => row.on === whom));
  const isPromise = sql`(check_number = 14 or (check_number = 8 and about = 'decision') or (check_number = 22 and about = 'review'))`;
  return {
    open: sum(rows),
    waitingOnComplainant: on('complainant'),
    waitingOnThirdParty: on('third-party'),
    waitingOnUs: on('us'),
    overduePromises: await listCases(db, openDuties(scope, sql`${isPromise} and due_on < ${today}::date`)),
    overdueOuter: await listCases(
      db,
      openDuties(scope, sql`check_number = 8 and about = 'outer' and due_on < ${today}::date`),
    ),
    dueSoon: await listCases(
      db,
      openDuties(
        scope,
        sql`check_number = 8 and about = 'decision'
          and due_on between ${today}::date and ${addDays(today, SOON_DAYS)}::date`,
      ),
    ),
    unhandled: await listCases(
      db,
      sql`select case_id, null::text as who, received_on as day, '' as detail ${open} and handler is null`,
    ),
    ages: [...Map.groupBy(rows, ({ days }) => days)].map(([days, counted]) => ({
      days,
      cases: sum(counted),
    })),
  };
}

/** What is to be done on open cases and is not done. */
function openDuties({ desk }: Scope, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select case_id, handler as who, due_on as day, about as detail
    from case_duties join case_tallies using (case_id)
    where passed is null and case_duties.desk = ${desk} and closed_on is null and ${condition}`;
}

/** Plans that wait for somebody who may approve them. */
export async function readApprovals(
  db: Db,
  { readAt, calendar }: Scope,
  staff: readonly Person[],
): Promise<readonly ApprovalLine[]> {
  const addresses = staff.map(({ address }) => address);
  const waiting = await listWaitingApprovals(db, addresses, readAt);
  return waiting.map(({ id, by, caseIds, plan, madeAt, expiresAt }) => ({
    transaction: id,
    references: caseIds.map(printReference),
    who: staff.find(({ address }) => address === by)?.name ?? by,
    cents: centsOf(plan),
    since: localDay(madeAt, calendar.timeZone),
    until: localDay(expiresAt, calendar.timeZone),
  }));
}

function centsOf({ commands }: Plan): number | null {
  const cents = commands.flatMap(({ request }) => (request.type === 'compensate' ? [request.cents] : []));
  return cents.length === 0 ? null : Math.max(...cents);
}

/** Two cases closed in the period; the same period draws the same two. */
export async function drawFiles(db: Db, { desk, period }: Scope): Promise<readonly CaseLine[]> {
  const { rows } = await sql<LineRow>`
    select case_id as "caseId", handler as who, closed_on as day, '' as detail from case_tallies
    where counts and desk = ${desk} and closed_on between ${period.from}::date and ${period.to}::date
    order by md5(case_id || ${period.name}), case_id limit ${FILES_TO_REVIEW}
  `.execute(db);
  return rows.map(lineOf);
}
