/**
 * The register of measures: their rows, what is due of them, which transaction changed which, and the points that their
 * effect is judged by (procedure step 4.2; domain.md 3.4 G).
 */
import { type RawBuilder, sql } from 'kysely';
import type { IsoDate } from '../../case/vocabulary.ts';
import { type Calendar, instantAt } from '../../case/working-days.ts';
import type { WeekCount } from '../../digest/counting.ts';
import { addWeeks, type IsoWeek, mondayOf, weekOf } from '../../digest/weeks.ts';
import { type Measure, type MeasureTarget, TARGET_DIMENSIONS } from '../../measure/measure.ts';
import { nextStep, STEP_TIME } from '../../measure/steps.ts';
import { POINT_COLUMNS } from './digest-flow.ts';
import { loadMeasures, type StoredMeasure } from './measure-log.ts';
import type { Db } from './tables.ts';

/** Numbers of the next measures; a number is never given twice, also not after a rollback. */
export async function nextMeasureNumbers(db: Db, count: number): Promise<readonly number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ number: number }>`
    select nextval('measure_numbers') as number from generate_series(1, ${count}::int)
  `.execute(db);
  return rows.map((row) => row.number);
}

/** Loads measures and holds their rows until the transaction ends, taken in one order; others are left out. */
export async function lockMeasures(
  tx: Db,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, StoredMeasure>> {
  const wanted = [...new Set(numbers)];
  if (wanted.length === 0) return new Map();
  await sql`select from measures where number = any(${wanted}::bigint[]) order by number for update`.execute(
    tx,
  );
  return new Map((await loadMeasures(tx, wanted)).map((stored) => [stored.number, stored]));
}

/** Every measure, in order of number; those that were taken back are not among them. */
export async function readMeasures(db: Db): Promise<readonly Measure[]> {
  const all = await loadMeasures(db, 'all');
  return all.map(({ state }) => state).filter(({ stage }) => stage !== 'undone');
}

/** Numbers of the measures that these transactions of staff changed. */
export async function measuresOfTransactions(
  db: Db,
  transactions: readonly number[],
): Promise<readonly number[]> {
  if (transactions.length === 0) return [];
  const rows = await db
    .selectFrom('measure_events')
    .select('measure')
    .distinct()
    .where('transaction_id', 'in', [...transactions])
    .execute();
  return rows.map(({ measure }) => measure);
}

/** Writes the rows of measures as their states say. */
export async function saveMeasures(
  tx: Db,
  measures: readonly Measure[],
  { timeZone }: Calendar,
  at: Date,
): Promise<void> {
  for (const measure of measures) {
    const step = nextStep(measure);
    const row = {
      number: measure.number,
      desk: measure.desk,
      stage: measure.stage,
      due_on: measure.due,
      target_dimension: measure.criterion.target?.dimension ?? null,
      target_value: measure.criterion.target?.value ?? null,
      next_at: step === null ? null : instantAt(step.on, STEP_TIME, timeZone),
      revision: measure.revision,
      updated_at: at,
    };
    const { number: _, ...changed } = row;
    await tx
      .insertInto('measures')
      .values(row)
      .onConflict((conflict) => conflict.column('number').doUpdateSet(changed))
      .execute();
  }
}

/** Numbers of the measures to which something happens by itself now, the longest due first. */
export async function dueMeasures(db: Db, at: Date): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('measures')
    .select('number')
    .where('next_at', '<=', at)
    .orderBy('next_at')
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

/** Holds a measure to which something happens now; null when another daemon was first. */
export async function takeDueMeasure(tx: Db, number: number, at: Date): Promise<StoredMeasure | null> {
  const { rows } = await sql`
    select from measures where number = ${number} and next_at <= ${at} for update
  `.execute(tx);
  return rows.length === 0 ? null : ((await loadMeasures(tx, [number]))[0] ?? null);
}

/**
 * Points of a desk by week of receipt, for every row that a measure may be about (`TARGET_DIMENSIONS`).
 * @param first  first week
 * @param last   last week, itself included
 */
export async function weekCountsOf(
  db: Db,
  desk: string,
  first: IsoWeek,
  last: IsoWeek,
): Promise<readonly WeekCount[]> {
  const { rows } = await sql<WeekCount & { readonly monday: IsoDate }>`
    select date_trunc('week', received_on)::date as monday, dimension, value, count(*)::int as points
    from case_points, lateral (values ${sql.join(TARGET_DIMENSIONS.map(targetRow))}) as rows (dimension, value)
    where desk = ${desk} and value is not null
      and received_on >= ${mondayOf(first)} and received_on < ${mondayOf(addWeeks(last, 1))}
    group by monday, dimension, value
  `.execute(db);
  return rows.map(({ monday, dimension, value, points }) => ({
    week: weekOf(monday),
    dimension,
    value,
    points,
  }));
}

function targetRow(dimension: MeasureTarget['dimension']): RawBuilder<unknown> {
  const value = dimension === 'total' ? sql.lit('') : sql.ref(POINT_COLUMNS[dimension]);
  return sql`(${sql.lit(dimension)}, ${value})`;
}

/** Cases of one cause that were received since a day and of which nobody was told yet, the newest first. */
export async function casesWithCause(
  db: Db,
  cause: string,
  since: IsoDate,
  timeZone: string,
): Promise<readonly number[]> {
  const { rows } = await sql<{ caseId: number }>`
    select case_id as "caseId" from case_points
    where cause = ${cause} and received_on >= ${since}
      and received_on > coalesce(
        (select (told_at at time zone ${timeZone})::date from cause_notices where cause_notices.cause = ${cause}),
        '-infinity')
    group by case_id order by max(received_on) desc, case_id desc
  `.execute(db);
  return rows.map(({ caseId }) => caseId);
}

/** True while a measure against the cause is on. */
export async function isCauseTackled(db: Db, cause: string): Promise<boolean> {
  const row = await db
    .selectFrom('measures')
    .select('number')
    .where('target_dimension', '=', 'cause')
    .where('target_value', '=', cause)
    .where('stage', 'in', ['decided', 'implemented', 'judged'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes note that the coordinator hears of a cause now; who comes at the same moment waits. @returns false when told since */
export async function takeCauseNotice(
  tx: Db,
  cause: string,
  before: Date | null,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into cause_notices (cause, told_at) values (${cause}, ${at})
    on conflict (cause) do update set told_at = excluded.told_at where cause_notices.told_at = ${before}
    returning cause
  `.execute(tx);
  return rows.length > 0;
}

/** When the coordinator heard last of a cause; null for never. */
export async function causeToldAt(db: Db, cause: string): Promise<Date | null> {
  const row = await db
    .selectFrom('cause_notices')
    .select('told_at')
    .where('cause', '=', cause)
    .executeTakeFirst();
  return row?.told_at ?? null;
}
