/**
 * Notices to staff that came faster than one person can read them: they wait here, and leave together in one
 * mail (DESIGN §3 "Automatic limits and breaker").
 */
import { sql } from 'kysely';
import { NOTICE_ORDER, type WaitingNotice } from '../../letters/combined-model.ts';
import { tryHold } from './locks.ts';
import type { Db } from './tables.ts';

/** A notice that waits: what would have been the subject of a mail of its own. */
export type NewNotice = {
  readonly desk: string;
  readonly toAddress: string;
  readonly letter: string;
  readonly caseId: number | null;
  readonly subject: string;
  readonly noticedAt: Date;
};

/**
 * How many notices, or answers to their own mail, each address got in the hour before `at`; what others write at the
 * same moment does not show yet.
 * @returns one entry for each address
 */
export async function countToStaff(
  db: Db,
  kind: 'notices' | 'answers',
  addresses: readonly string[],
  at: Date,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ address: string; count: number }>`
    select address, (select count(*) from outbound_mails where automatic and audience = 'staff'
      and (answers_mail_id is null) = (${kind} = 'notices')
      and to_address = address and made_at > ${at}::timestamptz - interval '1 hour') as count
    from unnest(${[...addresses]}::text[]) as asked (address)
  `.execute(db);
  return new Map(rows.map(({ address, count }) => [address, count]));
}

/** Puts notices aside, in the caller's transaction. */
export async function keepNotices(tx: Db, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await sql`
    insert into waiting_notices (desk, to_address, letter, case_id, subject, noticed_at)
    select desk, "toAddress", letter, "caseId", subject, "noticedAt"
    from json_to_recordset(${JSON.stringify(notices)}::json) as row (
      desk text, "toAddress" text, letter text, "caseId" bigint, subject text, "noticedAt" timestamptz)
  `.execute(tx);
}

/** Takes back the notices of a case under one name that did not leave yet: what they ask for was done. */
export async function withdrawNotices(tx: Db, caseId: number, letter: string): Promise<void> {
  await tx
    .updateTable('outbound_mails')
    .set({ status: 'withdrawn' })
    .where('case_id', '=', caseId)
    .where('letter', '=', letter)
    .where('status', '=', 'queued')
    .execute();
  await tx
    .deleteFrom('waiting_notices')
    .where('case_id', '=', caseId)
    .where('letter', '=', letter)
    .where('combined_in', 'is', null)
    .execute();
}

/** Addresses for which a notice waits since `since` or longer. */
export async function listWaitingAddresses(db: Db, since: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct to_address as address from waiting_notices
    where combined_in is null and noticed_at <= ${since}
    order by address
  `.execute(db);
  return rows.map(({ address }) => address);
}

/** Notices taken together: how many, and the first of them by kind and time. */
export type TakenNotices = {
  /** The desk at which the first one arose. */
  readonly desk: string;
  readonly count: number;
  readonly shown: readonly WaitingNotice[];
};

/**
 * Takes every notice that waits for an address and marks it as told in the mail `outboundId`, which the
 * caller writes in the same transaction. What another daemon is just taking is left to it.
 * @param since  nothing is taken unless one of them waits since then or longer
 * @param most   how many are shown at most
 * @returns null when there is nothing to tell
 */
export async function takeNotices(
  tx: Db,
  address: string,
  { outboundId, since, most }: { readonly outboundId: number; readonly since: Date; readonly most: number },
): Promise<TakenNotices | null> {
  // Two that begin at once would each take a part, and tell in two mails what belongs in one.
  if (!(await tryHold(tx, `notices ${address}`))) return null;
  const { rows } = await sql<WaitingNotice & { desk: string; count: number }>`
    with free as materialized (
      select id, noticed_at from waiting_notices
      where to_address = ${address} and combined_in is null),
    taken as (
      update waiting_notices as notice set combined_in = ${outboundId}
      from free where notice.id = free.id and (select min(noticed_at) from free) <= ${since}::timestamptz
      returning notice.id, desk, letter, subject, notice.noticed_at)
    select desk, letter, subject, noticed_at as "noticedAt", count(*) over () as count
    from taken order by array_position(${[...NOTICE_ORDER]}::text[], letter), noticed_at, id
    limit ${most}
  `.execute(tx);
  const [first] = rows;
  return first === undefined ? null : { desk: first.desk, count: first.count, shown: rows };
}
