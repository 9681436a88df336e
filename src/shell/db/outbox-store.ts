/**
 * The outbox: a mail is written in the transaction of its case, byte for byte as it will leave, and a
 * separate sender empties it. Claims are leases, so that a sender that died is followed by another with
 * the same bytes and the same Message-ID (DESIGN §3 "Exactly once").
 */
import { sql } from 'kysely';
import type { AnswerHistory } from '../../mail/disposition.ts';
import type { Db, OutboundStatus } from './tables.ts';

/** A mail to be queued; `id` was taken with `takeOutboundIds`, because the mail itself names it. */
export type NewOutbound = {
  readonly id: number;
  readonly desk: string;
  readonly caseId: number | null;
  readonly answersMailId: number | null;
  readonly letter: string;
  readonly audience: 'complainant' | 'staff';
  readonly toAddress: string;
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly subject: string;
  readonly bytes: Buffer;
  readonly automatic: boolean;
  readonly sendAfter: Date;
  readonly madeAt: Date;
};

/** A mail that this process sends now; `attempt` counts this try. */
export type ClaimedOutbound = {
  readonly id: number;
  readonly desk: string;
  readonly caseId: number | null;
  readonly answersMailId: number | null;
  readonly letter: string;
  readonly audience: string;
  readonly toAddress: string;
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly bytes: Buffer;
  readonly attempt: number;
  readonly failure: string | null;
};

/** Serial numbers for mails to be written; numbers that stay unused leave gaps and harm nothing. */
export async function takeOutboundIds(db: Db, count: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('outbound_mails', 'id')) as id from generate_series(1, ${count}::int)
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Queues mails in the caller's transaction. */
export async function queueMails(tx: Db, mails: readonly NewOutbound[]): Promise<void> {
  if (mails.length === 0) return;
  await tx
    .insertInto('outbound_mails')
    .values(
      mails.map((mail) => ({
        id: mail.id,
        desk: mail.desk,
        case_id: mail.caseId,
        answers_mail_id: mail.answersMailId,
        letter: mail.letter,
        audience: mail.audience,
        to_address: mail.toAddress,
        to_domain: mail.toAddress.slice(mail.toAddress.lastIndexOf('@') + 1),
        message_id: mail.messageId,
        envelope_from: mail.envelopeFrom,
        subject: mail.subject,
        bytes: mail.bytes,
        automatic: mail.automatic,
        send_after: mail.sendAfter,
        made_at: mail.madeAt,
      })),
    )
    .execute();
}

/** How long a claimed mail belongs to its sender; after that another one sends the same bytes. */
const LEASE = '2 minutes';

/** Takes mails that are due, oldest first, and those whose sender died. */
export async function claimDueMails(db: Db, at: Date, count: number): Promise<readonly ClaimedOutbound[]> {
  const { rows } = await sql<ClaimedOutbound>`
    update outbound_mails
    set status = 'sending', attempts = attempts + 1, locked_until = ${at}::timestamptz + ${sql.lit(LEASE)}::interval
    where id in (
      select id from outbound_mails
      where (status = 'queued' and send_after <= ${at}) or (status = 'sending' and locked_until <= ${at})
      order by send_after, id limit ${count}
      for update skip locked)
    returning id, desk, case_id as "caseId", answers_mail_id as "answersMailId", letter, audience,
      to_address as "toAddress", message_id as "messageId", envelope_from as "envelopeFrom", bytes,
      attempts as attempt, failure
  `.execute(db);
  return [...rows].sort((one, other) => one.id - other.id);
}

/** When the next queued mail is due, or null when the outbox is empty. */
export async function nextDueAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ due: Date | null }>`
    select min(case status when 'sending' then locked_until else send_after end) as due
    from outbound_mails where status in ('queued', 'sending')
  `.execute(db);
  return rows[0]?.due ?? null;
}

/** What became of a mail that was claimed. */
export type SendingOutcome = {
  readonly status: Extract<OutboundStatus, 'queued' | 'sent' | 'failed'>;
  readonly sentAt: Date | null;
  readonly smtpReply: string | null;
  readonly failure: string | null;
  /** For `queued`: when to try again. */
  readonly sendAfter: Date | null;
};

/** Ends the claim on a mail. */
export async function finishSending(tx: Db, id: number, outcome: SendingOutcome): Promise<void> {
  await tx
    .updateTable('outbound_mails')
    .set({
      status: outcome.status,
      sent_at: outcome.sentAt,
      smtp_reply: outcome.smtpReply,
      failure: outcome.failure,
      locked_until: null,
      ...(outcome.sendAfter === null ? {} : { send_after: outcome.sendAfter }),
    })
    .where('id', '=', id)
    .execute();
}

/** How many automatic mails were written lately to an address, to its domain and in all (inbound.md G3). */
export async function countAnswers(db: Db, address: string, at: Date): Promise<AnswerHistory> {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const { rows } = await sql<AnswerHistory>`
    select
      (select count(*) from outbound_mails where automatic and audience = 'complainant'
        and to_address = ${address} and made_at > ${at}::timestamptz - interval '1 hour') as "toAddressLastHour",
      (select count(*) from outbound_mails where automatic and audience = 'complainant'
        and to_address = ${address} and made_at > ${at}::timestamptz - interval '1 day') as "toAddressLastDay",
      (select count(*) from outbound_mails where automatic and audience = 'complainant'
        and to_domain = ${domain} and made_at > ${at}::timestamptz - interval '1 hour') as "toDomainLastHour",
      (select count(*) from outbound_mails where automatic and audience = 'complainant'
        and made_at > ${at}::timestamptz - interval '10 minutes') as "inTotalLastTenMinutes",
      exists (select from address_flags where address = ${address}) as "addressBouncedHard"
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('counting gives one row');
  return row;
}

/** Marks an address as unreachable: no automatic mail goes there any more. */
export async function flagAddress(tx: Db, address: string, reason: string): Promise<void> {
  await tx
    .insertInto('address_flags')
    .values({ address, reason })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();
}
