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

/** The figures of a year and of the one before; null for any other period. */
export async function readYear(db: Db, scope: Scope): Promise<DigestFacts['year']> {
  const { period } = scope;
  if (period.kind !== 'year') return null;
  const before = await readFigures(db, { ...scope, period: periodOf('year', addDays(period.from, -1)) });
  return { now: await readFigures(db, scope), before: before.cases === 0 ? null : before };
}

async function readFigures(db: Db, scope: Scope): Promise<YearFacts> {
  const { desk, period } = scope;
  const { rows } = await sql<{ cases: number }>`
    select count(*)::int as cases from case_tallies
    where counts and desk = ${desk} and received_on between ${period.from}::date and ${period.to}::date
  `.execute(db);
  const { externalNow: external, objections } = await readDisputes(db, scope);
  return {
    cases: rows[0]?.cases ?? 0,
    counts: await readYearCounts(db, scope),
    costs: await readCosts(db, scope),
    external,
    objections,
  };
}
