/** What reports of a period are made of: the duties with their proof, the logs hashed again, the figures, the register. */
import { sql } from 'kysely';
import { printReference } from '../../case/reference.ts';
import type { AuditedDuty, VerifiedLogs } from '../../digest/audit.ts';
import type { Period } from '../../digest/period.ts';
import type { RegisterEntry } from '../../digest/register-sheet.ts';
import type { YearCount } from '../../digest/year-figures.ts';
import { type BrokenLog, brokenAmong, LOGS_AT_ONCE, type LogLength } from './chain-check.ts';
import { knownDuties } from './digest-handling.ts';
import type { Scope } from './digest-scope.ts';
import { type ProofRow, proofOf } from './duty-proof.ts';
import type { Db } from './tables.ts';

/** A list that may be longer than what is given. */
export type CutList<T> = { readonly all: number; readonly rows: readonly T[] };

type DutyRow = Omit<AuditedDuty, 'reference' | 'mail'> & ProofRow & { caseId: number; all: number };

/** Everything that the checks asked in the period, by check and case. */
export async function readAuditedDuties(db: Db, scope: Scope, most: number): Promise<CutList<AuditedDuty>> {
  const { period, calendar } = scope;
  const { rows } = await sql<DutyRow>`
    select check_number as "check", case_id as "caseId", handler as who, about, due_on as "dueOn",
      (done_at at time zone ${calendar.timeZone})::date as "doneOn", passed is true as passed, "all", proof.*
    from (select *, count(*) over ()::int as "all" from case_duties
      where ${knownDuties(scope, period.from, period.to)}
      order by check_number, case_id, number limit ${most}) as duty
      join (select case_id, handler from case_tallies) as tally using (case_id)
      left join lateral (${proofOf('duty')}) as proof on true
    order by check_number, case_id, number
  `.execute(db);
  return {
    all: rows[0]?.all ?? 0,
    rows: rows.map(({ caseId, all: _, direction, at, messageId, ...row }) => ({
      ...row,
      reference: printReference(caseId),
      mail: direction === null || at === null ? null : { direction, at, messageId },
    })),
  };
}

/** Hashes the logs of the cases again of which the checks asked something in the period. */
export async function verifyLogs(db: Db, scope: Scope): Promise<VerifiedLogs> {
  const { period } = scope;
  const { rows } = await sql<LogLength>`
    select id as number, revision from cases
    where id in (select case_id from case_duties where ${knownDuties(scope, period.from, period.to)}) order by 1
  `.execute(db);
  const broken: BrokenLog[] = [];
  for (let first = 0; first < rows.length; first += LOGS_AT_ONCE)
    broken.push(...(await brokenAmong(db, 'case', rows.slice(first, first + LOGS_AT_ONCE))));
  return { cases: rows.length, broken: broken.map(({ number }) => printReference(number)) };
}

/** Points received in the period by category, finding and whether the promised day was kept. */
export async function readYearCounts(db: Db, { desk, period, today }: Scope): Promise<readonly YearCount[]> {
  const { rows } = await sql<YearCount>`
    with late as (
      select case_id, bool_and(coalesce(passed, case when due_on < ${today}::date then false end)) as "inTime"
      from case_duties where check_number = 8 and about = 'decision' and desk = ${desk} group by 1)
    select coalesce(category, '') as category, finding, "inTime", count(*)::int as points
    from case_points left join late using (case_id)
    where desk = ${desk} and received_on between ${period.from}::date and ${period.to}::date
    group by 1, 2, 3 order by 1, 2 nulls last, 3 nulls last
  `.execute(db);
  return rows;
}

/** The newest complaints of the register; null is all of it. What left the procedure is in it too. */
export async function readRegister(
  db: Db,
  { desk, period, most }: { readonly desk: string; readonly period: Period | null; readonly most: number },
): Promise<CutList<RegisterEntry>> {
  const { rows } = await sql<RegisterEntry & { id: number; all: number }>`
    with confidential as (
      select distinct on (case_id) case_id, said.confidential::boolean as "on"
      from case_events join case_event_payloads on event_id = case_events.id
        cross join lateral (select coalesce(payload::json #>> '{fact,on}',
          payload::json #>> '{fact,restored,confidential}') as confidential) as said
      where type in ('confidentiality_set', 'transaction_undone') and said.confidential is not null
      order by case_id, seq desc)
    select cases.id, count(*) over ()::int as "all", received_on as received, registered_on as registered,
      cases.channel, language,
      case when "on" is true then '' else complainant_name end as complainant,
      case when "on" is true then '' else complainant_address end as address,
      case when "on" is true then '' else subject end as subject,
      project, cases.category, cases.severity, handler, stage,
      (select count(*) from case_points as point where point.case_id = cases.id)::int as points,
      (select count(*) from case_points as point where point.case_id = cases.id and finding in ('founded', 'partly'))::int
        as founded,
      (select count(*) from case_points as point where point.case_id = cases.id and finding = 'unfounded')::int as unfounded,
      confirmed_on as confirmed, decision_due_on as "decisionDue", decided_on as decided, repaired_on as repaired,
      satisfaction, closed_on as closed, closing_reason as reason, third_party as "thirdParty", rung, hold_since as hold,
      own_cents as own, claimed_cents as claimed, paid_cents as paid, recovered_cents as recovered
    from cases join case_tallies as tally on tally.case_id = cases.id left join confidential on confidential.case_id = cases.id
    where tally.desk = ${desk} and (${period?.from ?? null}::date is null
      or received_on between ${period?.from ?? null}::date and ${period?.to ?? null}::date)
    order by cases.id desc limit ${most}
  `.execute(db);
  return {
    all: rows[0]?.all ?? 0,
    rows: rows.map(({ id, all: _, ...row }) => ({ ...row, reference: printReference(id) })).toReversed(),
  };
}
