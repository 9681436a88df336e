/** What the register holds on one received mail, for who asks by its number. Only reads. */
import { sql } from 'kysely';
import type { SenderProof } from '../../mail/sender-proof.ts';
import type { MailStatus } from './mail-tables.ts';
import type { Db } from './tables.ts';

/** A received mail; what reading it gives is null or empty while nobody could read it. */
export type MailRecord = {
  readonly id: number;
  readonly desk: string;
  readonly receivedAt: Date;
  readonly status: MailStatus;
  readonly disposition: string | null;
  readonly failure: string | null;
  readonly rulesHit: readonly string[];
  readonly flags: readonly string[];
  readonly fromAddress: string | null;
  readonly fromName: string | null;
  readonly subject: string | null;
  readonly visibleText: string | null;
  readonly proof: SenderProof | null;
  readonly imported: boolean;
  /** Reference of the case that it is on. */
  readonly reference: string | null;
  readonly secondDeliveryOf: number | null;
};

/** The mail of that number; null when there is none. */
export async function findMailRecord(db: Db, mailId: number): Promise<MailRecord | null> {
  const { rows } = await sql<MailRecord>`
    select mail.id, mail.desk, mail.received_at as "receivedAt", status, disposition, failure, rules_hit as "rulesHit",
      flags, from_address as "fromAddress", from_name as "fromName", mail.subject, visible_text as "visibleText",
      proof, imported, reference, second_delivery_of as "secondDeliveryOf"
    from inbound_mails as mail left join cases on cases.id = case_id
    where mail.id = ${mailId}
  `.execute(db);
  return rows[0] ?? null;
}
