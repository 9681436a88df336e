/** What the whole register comes down to, so that whoever kept it can see that no log was changed (domain.md 3.1 block 11). */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RegisterFingerprint } from '../../digest/facts.ts';
import type { Db } from './tables.ts';

/** Case numbers of one lot, and lots that come together: their digests are less than a megabyte. */
const LOT = 1_000;
const LOTS_AT_ONCE = 10;

type Lot = { readonly heads: string; readonly cases: number; readonly events: number };

/**
 * Hashes the last digest of every case of the register, of all its desks: the digests in hex, in order of case, with
 * commas between them. Whoever cuts off or changes the log of one case changes it. It is read a lot of cases at a time,
 * so that neither the server nor we ever hold all of them, and yet as one statement: it is of one moment.
 * @param tx  a transaction, in which the cursor lives
 */
export async function readFingerprint(tx: Db): Promise<RegisterFingerprint> {
  await sql`
    declare heads no scroll cursor for
    select lot.* from generate_series(1, (select max(id) from cases), ${sql.lit(LOT)}) as first, lateral (
      select string_agg(event.digest, ',' order by event.case_id) as heads, count(*)::int as cases,
        sum(event.seq)::int as events
      from cases join case_events as event on event.case_id = cases.id and event.seq = cases.revision
      where cases.id between first and first + ${sql.lit(LOT - 1)}
        and event.case_id between first and first + ${sql.lit(LOT - 1)}
      having count(*) > 0) as lot
  `.execute(tx);
  const hash = createHash('sha256');
  let [cases, events] = [0, 0];
  for (;;) {
    const { rows } = await sql<Lot>`fetch ${sql.lit(LOTS_AT_ONCE)} from heads`.execute(tx);
    if (rows.length === 0) break;
    for (const lot of rows) {
      hash.update(cases > 0 ? `,${lot.heads}` : lot.heads);
      cases += lot.cases;
      events += lot.events;
    }
  }
  await sql`close heads`.execute(tx);
  return { digest: hash.digest('hex'), cases, events };
}
