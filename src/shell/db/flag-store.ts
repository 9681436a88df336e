/**
 * The register of flags: what was flagged since when, what managers silenced, and the volumes that they mailed (procedure
 * step 5; digest/flag-history.ts). Flags are numbered by desk, and keep their number.
 */
import { sql } from 'kysely';
import { FATES, type Fate, type Flag } from '../../digest/flag-history.ts';
import type { DigestPast } from '../../digest/judge.ts';
import type { IsoWeek } from '../../digest/weeks.ts';
import { loadBreaks } from './break-store.ts';
import type { Db } from './tables.ts';

/** What earlier digests left for the next one of a desk. */
export async function loadPast(db: Db, desk: string): Promise<DigestPast> {
  const flags = await db
    .selectFrom('trend_flags')
    .select(['row_name', 'since', 'last_flagged', 'fate'])
    .where('desk', '=', desk)
    .orderBy('number')
    .execute();
  const snoozes = await db
    .selectFrom('trend_snoozes')
    .select(['row_name', 'until', 'why'])
    .where('desk', '=', desk)
    .execute();
  const volumes = await db
    .selectFrom('volumes')
    .select(['week', 'unit', 'amount'])
    .where('desk', '=', desk)
    .orderBy('week')
    .execute();
  const unit = volumes.at(-1)?.unit.toLowerCase();
  return {
    flags: flags.map(({ row_name: row, since, last_flagged: lastFlagged, fate }) => ({
      row,
      since,
      lastFlagged,
      fate: FATES.find((each) => each === fate) ?? null,
    })),
    snoozes: snoozes.map(({ row_name: row, until, why }) => ({ row, until, why })),
    // Deliveries say nothing beside visits: what is counted now is what counts.
    volumes: new Map(
      volumes.filter((each) => each.unit.toLowerCase() === unit).map(({ week, amount }) => [week, amount]),
    ),
    breaks: await loadBreaks(db, desk),
  };
}

/** The numbers of the flags of a desk, by row; of a row that was flagged several times the last one. */
export async function flagNumbers(db: Db, desk: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('trend_flags')
    .select(['row_name', 'number'])
    .where('desk', '=', desk)
    .orderBy('number')
    .execute();
  return new Map(rows.map(({ row_name: row, number }) => [row, number]));
}

/**
 * Numbers for rows that have none yet, behind those that were given.
 * @returns the numbers of all of these rows
 */
export function numberRows(
  rows: readonly string[],
  known: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  let last = Math.max(0, ...known.values());
  return new Map(
    rows.map((row) => {
      const number = known.get(row);
      if (number !== undefined) return [row, number];
      last += 1;
      return [row, last];
    }),
  );
}

/** Writes the flags of a desk as they stand after a week; a flag that began anew gets a new number. */
export async function saveFlags(tx: Db, desk: string, flags: readonly Flag[]): Promise<void> {
  if (flags.length === 0) return;
  const rows = JSON.stringify(flags.map(({ row, since, lastFlagged }) => ({ row, since, lastFlagged })));
  await sql`
    insert into trend_flags (desk, number, row_name, since, last_flagged)
    select ${desk}, coalesce((select max(number) from trend_flags where desk = ${desk}), 0)
        + row_number() over (order by flag.since, flag.row), flag.row, flag.since, flag."lastFlagged"
      from json_to_recordset(${rows}::json) as flag (row text, since text, "lastFlagged" text)
      where not exists (
        select from trend_flags as known
        where known.desk = ${desk} and known.row_name = flag.row and known.since = flag.since)
  `.execute(tx);
  await sql`
    update trend_flags as known set last_flagged = flag."lastFlagged"
    from json_to_recordset(${rows}::json) as flag (row text, since text, "lastFlagged" text)
    where known.desk = ${desk} and known.row_name = flag.row and known.since = flag.since
      and known.last_flagged < flag."lastFlagged"
  `.execute(tx);
}

/** The row of a flag by its number; null when there is no such flag. */
export async function flagRow(db: Db, desk: string, number: number): Promise<string | null> {
  const found = await db
    .selectFrom('trend_flags')
    .select('row_name')
    .where('desk', '=', desk)
    .where('number', '=', number)
    .executeTakeFirst();
  return found?.row_name ?? null;
}

/** Who did it and when. */
export type ByManager = { readonly by: string; readonly at: Date };

/** Silences a row up to and including a day. */
export async function snoozeRow(
  tx: Db,
  {
    desk,
    row,
    until,
    why,
    by,
    at,
  }: ByManager & {
    readonly desk: string;
    readonly row: string;
    readonly until: string;
    readonly why: string;
  },
): Promise<void> {
  await sql`
    insert into trend_snoozes (desk, row_name, until, why, by_address, at)
    values (${desk}, ${row}, ${until}, ${why}, ${by}, ${at})
  `.execute(tx);
}

/** Keeps what an investigation of a flag found. */
export async function settleFlag(
  tx: Db,
  desk: string,
  number: number,
  { fate, by, at }: ByManager & { readonly fate: Fate },
): Promise<void> {
  await tx
    .updateTable('trend_flags')
    .set({ fate, fate_by: by, fate_at: at })
    .where('desk', '=', desk)
    .where('number', '=', number)
    .execute();
}

/** Keeps how much work there was in a week; what was said before of that week no longer counts. */
export async function setVolume(
  tx: Db,
  {
    desk,
    week,
    unit,
    amount,
    by,
    at,
  }: ByManager & {
    readonly desk: string;
    readonly week: IsoWeek;
    readonly unit: string;
    readonly amount: number;
  },
): Promise<void> {
  await tx
    .insertInto('volumes')
    .values({ desk, week, unit, amount, by_address: by, at })
    .onConflict((conflict) =>
      conflict.columns(['desk', 'week']).doUpdateSet({ unit, amount, by_address: by, at }),
    )
    .execute();
}
