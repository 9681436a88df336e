/** What the digest of a year reads beside that of a month: the figures of the year, and of the year before (domain.md 3.1). */
import { sql } from 'kysely';
import { addDays } from '../../case/working-days.ts';
import type { DigestFacts } from '../../digest/facts.ts';
import type { YearFacts } from '../../digest/facts-results.ts';
import { periodOf } from '../../digest/period.ts';
import { readCosts, readDisputes } from './digest-results.ts';
import type { Scope } from './digest-scope.ts';
import { readYearCounts } from './report-store.ts';
import type { Db } from './tables.ts';

/** What every digest reads of its period, and that of a year of the one before too. */
type Read = Pick<DigestFacts, 'costs' | 'disputes'>;

/** The figures of a year and of the one before; null for any other period. @param read  what is known of the year */
export async function readYear(db: Db, scope: Scope, read: Read): Promise<DigestFacts['year']> {
  const { period } = scope;
  if (period.kind !== 'year') return null;
  const earlier = { ...scope, period: periodOf('year', addDays(period.from, -1)) };
  const before = await readFigures(db, earlier, {
    costs: await readCosts(db, earlier),
    disputes: await readDisputes(db, earlier),
  });
  return { now: await readFigures(db, scope, read), before: before.cases === 0 ? null : before };
}

async function readFigures(db: Db, scope: Scope, { costs, disputes }: Read): Promise<YearFacts> {
  const { desk, period } = scope;
  const { rows } = await sql<{ cases: number }>`
    select count(*)::int as cases from case_tallies
    where counts and desk = ${desk} and received_on between ${period.from}::date and ${period.to}::date
  `.execute(db);
  return {
    cases: rows[0]?.cases ?? 0,
    counts: await readYearCounts(db, scope),
    costs,
    external: disputes.externalNow,
    objections: disputes.objections,
  };
}
