/**
 * Whether a desk learns from its complaints: the share of causes that were looked for and not found, and the causes that
 * come back without a measure (domain.md 3.5 checks 18 and 19). A single complaint asks for no measure: three with one
 * cause in thirteen weeks do (DESIGN 6a).
 */
import { sql } from 'kysely';
import { COMMON_CAUSES } from '../../case/profile.ts';
import type { CheckFacts } from '../../digest/facts-handling.ts';
import type { CheckedMeasures } from '../../digest/measure-facts.ts';
import { type LineRow, lineOf, type Scope, sinceOf } from './digest-scope.ts';
import type { Db } from './tables.ts';

const WEEKS = 13;
/** Points of one cause that ask for a measure. */
const EQUAL_CAUSES = 3;
/** No more causes than this are to be left unfound. */
const MOST_UNKNOWN = 0.2;
const NO_CODES = COMMON_CAUSES.map(({ code }) => code);

/** Check 18, beside its term: of the points with a cause those of which it was not found. */
export async function readUnknownShare(db: Db, scope: Scope): Promise<CheckFacts['share']> {
  const { rows } = await sql<{ hits: number; of: number }>`
    select count(*) filter (where cause = 'unknown')::int as hits, count(*)::int as "of" from case_points
    where desk = ${scope.desk} and cause is not null
      and decided_on between ${sinceOf(scope, WEEKS)}::date and ${scope.period.to}::date
  `.execute(db);
  const [share] = rows;
  return share === undefined ? null : { ...share, most: MOST_UNKNOWN };
}

/** Check 19: each cause that came back, passed where a case of it has a measure or the reason why there is none. */
export async function checkEqualCauses(db: Db, scope: Scope): Promise<CheckedMeasures> {
  const span = sql`between ${sinceOf(scope, WEEKS)}::date and ${scope.period.to}::date`;
  const { rows } = await sql<LineRow & { learnt: boolean }>`
    with equal as (
      select cause, max(case_id) as case_id, max(received_on) as day from case_points
      where desk = ${scope.desk} and received_on ${span} and cause is not null and cause <> all(${NO_CODES}::text[])
      group by cause having count(*) >= ${EQUAL_CAUSES}),
    learnt as (
      select distinct cause from case_points as point join case_tallies as tally using (case_id)
      where point.desk = ${scope.desk} and point.received_on ${span} and tally.received_on ${span} and learnt)
    select case_id as "caseId", handler as who, day, equal.cause as detail, 0 as total, learnt.cause is not null as learnt
    from equal join case_tallies using (case_id) left join learnt using (cause) order by day, 1
  `.execute(db);
  const failed = rows.filter(({ learnt }) => !learnt).map((row) => ({ ...lineOf(row), mail: null }));
  return { population: rows.length, failed };
}
