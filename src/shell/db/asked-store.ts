/** Reports and digests that managers asked for by mail, until they are made (jobs/send-asked.ts; procedure step 5). */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** One thing that a mail asks for; a period is written `2026-W47`, null is everything. */
export type AskedReport = {
  readonly report: 'digest' | 'audit' | 'year' | 'register';
  readonly period: string | null;
};

/** What one mail asks for. */
export type NewAsked = {
  readonly mailId: number;
  /** The transaction of staff that the answer is about. */
  readonly transaction: number;
  /** Address of the member of staff. */
  readonly by: string;
  readonly reports: readonly AskedReport[];
  readonly at: Date;
};

/** The same, taken to be made for the `attempt`th time. */
export type Asked = Omit<NewAsked, 'at'> & { readonly id: number; readonly attempt: number };

/** Notes what a mail asks for, in the transaction that files it. */
export async function noteAsked(tx: Db, { mailId, transaction, by, reports, at }: NewAsked): Promise<void> {
  await sql`
    insert into asked_reports (mail_id, transaction_id, by_address, reports, asked_at)
    values (${mailId}, ${transaction}, ${by}, ${JSON.stringify(reports)}, ${at})
  `.execute(tx);
}

/** The first that is not done and that nobody holds; this attempt counts even when the program ends during it. */
export async function claimAsked(db: Db): Promise<Asked | null> {
  const { rows } = await sql<Asked>`
    update asked_reports set attempts = attempts + 1
    where id = (select id from asked_reports where done_at is null order by id limit 1 for update skip locked)
    returning id, mail_id as "mailId", transaction_id as transaction, by_address as "by", reports, attempts as attempt
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * Holds what was asked until the caller's transaction ends, and ends it with that.
 * @returns false when another daemon makes it or has made it
 */
export async function endAsked(tx: Db, id: number, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update asked_reports set done_at = ${at}
    where id = (select id from asked_reports where id = ${id} and done_at is null for update skip locked)
    returning id
  `.execute(tx);
  return rows.length > 0;
}
