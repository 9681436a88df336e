/**
 * Reads everything that one digest needs, by sums over the counting tables and never a case at a time (procedure step 5;
 * domain.md 3.1). One snapshot of the database, so that all numbers of one digest agree.
 */
import { sql } from 'kysely';
import type { DisputeBody } from '../../case/dispute-body.ts';
import type { Person } from '../../case/vocabulary.ts';
import { type Calendar, localDay } from '../../case/working-days.ts';
import type { DigestFacts } from '../../digest/facts.ts';
import { measureLines } from '../../digest/measure-facts.ts';
import { lastWeekOf, type Period } from '../../digest/period.ts';
import { readCaseWeeks, readRecentPoints, readWeekCounts } from './digest-flow.ts';
import { readHandlers } from './digest-handlers.ts';
import { readChecks, readDurations, readPromises, readShares } from './digest-handling.ts';
import { readNameWords, readQuality, readTexts } from './digest-quality.ts';
import { readCauses, readCosts, readDisputes, readRepetition, readSatisfaction } from './digest-results.ts';
import type { Scope } from './digest-scope.ts';
import { drawFiles, readApprovals, readStand } from './digest-stand.ts';
import { readYear } from './digest-year.ts';
import { readMeasures } from './measure-store.ts';
import { readFingerprint } from './register-fingerprint.ts';
import type { Db } from './tables.ts';

/** What is asked: the desk, the days, when it is read, and what the configuration knows. */
export type FactsAsked = {
  readonly desk: string;
  readonly period: Period;
  readonly readAt: Date;
  readonly calendar: Calendar;
  readonly staff: readonly Person[];
  readonly bodies: readonly DisputeBody[];
};

/** What one step of one query may take, in each of the processes that work on it: sums of a great register fit into it. */
const WORK_MEMORY = '16MB';

/** The facts of one digest. */
export function readDigestFacts(db: Db, asked: FactsAsked): Promise<DigestFacts> {
  if (db.isTransaction) return readAll(db, asked);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set local work_mem = ${sql.lit(WORK_MEMORY)}`.execute(tx);
      return await readAll(tx, asked);
    });
}

/** The days and the desk that every question of a digest is about. */
export function scopeOf({ desk, period, readAt, calendar }: FactsAsked): Scope {
  return {
    desk,
    period,
    week: lastWeekOf(period),
    readAt,
    today: localDay(readAt, calendar.timeZone),
    calendar,
  };
}

async function readAll(tx: Db, asked: FactsAsked): Promise<DigestFacts> {
  const scope = scopeOf(asked);
  const { desk, period, week, readAt, today } = scope;
  const disputes = await readDisputes(tx, scope);
  const costs = await readCosts(tx, scope);
  return {
    desk,
    period,
    week,
    readAt,
    today,
    weekCounts: await readWeekCounts(tx, scope),
    recentPoints: await readRecentPoints(tx, scope),
    caseWeeks: await readCaseWeeks(tx, scope),
    stand: await readStand(tx, scope),
    approvals: await readApprovals(tx, scope, asked.staff),
    filesToReview: await drawFiles(tx, scope),
    causes: await readCauses(tx, scope),
    checks: await readChecks(tx, scope),
    promises: await readPromises(tx, scope),
    shares: await readShares(tx, scope),
    speed: { durations: await readDurations(tx, scope) },
    satisfaction: await readSatisfaction(tx, scope),
    measures: measureLines(
      (await readMeasures(tx)).filter((measure) => measure.desk === desk),
      period,
    ),
    disputes,
    repetition: await readRepetition(tx, scope),
    quality: await readQuality(tx, scope, asked.bodies),
    costs,
    handlers: await readHandlers(tx, scope),
    year: await readYear(tx, scope, { costs, disputes }),
    fingerprint: await readFingerprint(tx),
    texts: await readTexts(tx, scope),
    nameWords: [...(await readNameWords(tx, scope)), ...asked.staff.flatMap(({ name }) => wordsOf(name))],
  };
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/\p{L}+/gu) ?? [];
}
