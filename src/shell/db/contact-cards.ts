/** The contact cards that colleagues got (jobs/send-contact-cards.ts); only reads. */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/**
 * Number of the last mail of this name to a colleague whose token still counts.
 * @returns null when there is none, or the tokens of this person were renewed since
 */
export async function lastLetterTo(db: Db, letter: string, address: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from outbound_mails
    where to_address = ${address} and letter = ${letter} and status <> 'failed'
      and made_at >= coalesce((select tokens_void_before from mailbox_guards where address = ${address}), '-infinity')
    order by id desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}
