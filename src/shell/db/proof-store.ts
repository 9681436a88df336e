/** What the mails of colleagues carried as proof of who wrote them; only reads. */
import { sql } from 'kysely';
import type { SenderProof } from '../../mail/sender-proof.ts';
import type { Db } from './tables.ts';

/** One mail of a colleague; `proof` is null for a mail of before proof was kept. */
export type ProvenMail = {
  readonly mailId: number;
  readonly address: string;
  readonly desk: string;
  readonly receivedAt: Date;
  readonly proof: SenderProof | null;
};

/** The last mails of each address that were taken as mail of staff, newest first. @param count  at most, per address */
export async function lastStaffMails(
  db: Db,
  addresses: readonly string[],
  count: number,
): Promise<readonly ProvenMail[]> {
  const { rows } = await sql<ProvenMail>`
    select mail.id as "mailId", address, mail.desk, mail.received_at as "receivedAt", mail.proof
    from unnest(${[...addresses]}::text[]) as address
      cross join lateral (
        select id, desk, received_at, proof from inbound_mails
        where from_address = address and disposition = 'staff'
        order by received_at desc, id desc limit ${count}
      ) as mail
    order by address, mail.received_at desc, mail.id desc
  `.execute(db);
  return rows;
}
