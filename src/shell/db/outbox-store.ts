/**
 * The outbox: a mail is written in the transaction of its case, byte for byte as it will leave, and a
 * separate sender empties it. Claims are leases, so that a sender that died is followed by another with
 * the same bytes and the same Message-ID (DESIGN §3 "Exactly once").
 */
import { sql } from 'kysely';
import type { AnswerHistory } from '../../mail/disposition.ts';
import { HELD_BY_BREAKER } from './breaker-store.ts';
import type { OutboundStatus } from './outbox-tables.ts';
import type { Db } from './tables.ts';

/** A mail to be queued; `id` was taken with `takeOutboundIds`, because the mail itself names it. */
export type NewOutbound = {
  readonly id: number;
  readonly desk: string;
  readonly caseId: number | null;
  readonly answersMailId: number | null;
  readonly letter: string;
  readonly audience: 'complainant' | 'staff' | 'third-party';
  readonly toAddress: string;
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly subject: string;
  readonly bytes: Buffer;
  readonly automatic: boolean;
  readonly sendAfter: Date;
  readonly madeAt: Date;
  /** The transaction of staff that it is part of, or asks to confirm. */
  readonly transactionId?: number;
  /** The mail that a notice is about, where it does not answer it. */
  readonly aboutMailId?: number;
  /** Number of the work order that it is about. */
  readonly workOrder?: number;
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
  readonly workOrder: number | null;
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
  let end = 0;
  const rows = mails.map(({ bytes, ...mail }) => {
    const start = end + 1;
    end += bytes.length;
    const toDomain = mail.toAddress.slice(mail.toAddress.lastIndexOf('@') + 1);
    return { ...mail, toDomain, start, length: bytes.length };
  });
  // The bytes of all mails travel as one parameter and are cut apart here: many times quicker than an array.
  await sql`
    insert into outbound_mails (id, desk, case_id, answers_mail_id, letter, audience, to_address, to_domain,
      message_id, envelope_from, subject, bytes, automatic, send_after, made_at, transaction_id, about_mail_id,
      work_order, case_revision)
    select id, desk, "caseId", "answersMailId", letter, audience, "toAddress", "toDomain", "messageId",
      "envelopeFrom", subject, substring(${Buffer.concat(mails.map((mail) => mail.bytes))}::bytea from start for length),
      automatic, "sendAfter", "madeAt", "transactionId", "aboutMailId",
      "workOrder", (select revision from cases where cases.id = "caseId")
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (
      id bigint, desk text, "caseId" bigint, "answersMailId" bigint, letter text, audience text,
      "toAddress" text, "toDomain" text, "messageId" text, "envelopeFrom" text, subject text, start int,
      length int, automatic boolean, "sendAfter" timestamptz, "madeAt" timestamptz, "transactionId" bigint,
      "aboutMailId" bigint, "workOrder" int)
  `.execute(tx);
}

/** How long a claimed mail belongs to its sender; after that another one sends the same bytes. */
const LEASE = '2 minutes';

/**
 * Takes mails that are due, oldest first, and those whose sender died; what the breaker holds stays.
 * @param except  numbers of mails that the caller handed over, of which it is just being written
 */
export async function claimDueMails(
  db: Db,
  at: Date,
  count: number,
  except: readonly number[] = [],
): Promise<readonly ClaimedOutbound[]> {
  const { rows } = await sql<ClaimedOutbound>`
    update outbound_mails
    set status = 'sending', attempts = attempts + 1, locked_until = ${at}::timestamptz + ${sql.lit(LEASE)}::interval
    where id in (
      select id from outbound_mails
      where ((status = 'queued' and send_after <= ${at}) or (status = 'sending' and locked_until <= ${at}))
        and not ${HELD_BY_BREAKER} and id <> all(${[...except]}::bigint[])
      order by send_after, id limit ${count}
      for update skip locked)
    returning id, desk, case_id as "caseId", answers_mail_id as "answersMailId", letter, audience,
      to_address as "toAddress", message_id as "messageId", envelope_from as "envelopeFrom", bytes,
      attempts as attempt, failure, work_order as "workOrder"
  `.execute(db);
  return [...rows].sort((one, other) => one.id - other.id);
}

/** When the next queued mail is due, or null when nothing may leave. */
export async function nextDueAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ due: Date | null }>`
    select min(case status when 'sending' then locked_until else send_after end) as due
    from outbound_mails where status in ('queued', 'sending') and not ${HELD_BY_BREAKER}
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

/**
 * Locks mails for the transaction that writes what became of them, except those of which that is written already: the
 * answer to the commit may have been lost, or the claim ran out and another one sends them.
 * @returns numbers of the mails that are still being sent by the caller
 */
export async function holdSendings(
  tx: Db,
  sendings: readonly Pick<ClaimedOutbound, 'id' | 'attempt'>[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select mail.id from outbound_mails as mail
      join json_to_recordset(${JSON.stringify(sendings)}::json) as sending (id bigint, attempt int) using (id)
    where status = 'sending' and attempts = attempt
    order by mail.id
    for update of mail
  `.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Ends the claim on mails. */
export async function finishSending(
  tx: Db,
  sent: readonly (SendingOutcome & { readonly id: number })[],
): Promise<void> {
  await sql`
    update outbound_mails as mail set
      status = row.status, sent_at = row."sentAt", smtp_reply = row."smtpReply", failure = row.failure,
      locked_until = null, send_after = coalesce(row."sendAfter", mail.send_after)
    from json_to_recordset(${JSON.stringify(sent)}::json) as row (
      id bigint, status text, "sentAt" timestamptz, "smtpReply" text, failure text, "sendAfter" timestamptz)
    where mail.id = row.id
  `.execute(tx);
}

/**
 * How many automatic mails were written lately to each address and to its domain (inbound.md G3).
 * @returns one for each address, in the order of the addresses
 */
export async function countAnswers(
  db: Db,
  addresses: readonly string[],
  at: Date,
): Promise<readonly AnswerHistory[]> {
  // Each domain is counted once: half of the mails of a bad day come from a few of them.
  const domains = addresses.map((address) => address.slice(address.lastIndexOf('@') + 1));
  const { rows } = await sql<AnswerHistory>`
    select
      (select count(*) from outbound_mails where automatic and audience = 'complainant'
        and to_address = asked.address and made_at > ${at}::timestamptz - interval '1 hour') as "toAddressLastHour",
      (select count(*) from outbound_mails where automatic and audience = 'complainant'
        and to_address = asked.address and made_at > ${at}::timestamptz - interval '1 day') as "toAddressLastDay",
      domain_counts.count as "toDomainLastHour",
      exists (select from address_flags where address_flags.address = asked.address) as "addressBouncedHard"
    from unnest(${[...addresses]}::text[], ${domains}::text[]) with ordinality as asked (address, domain, place)
      join (
        select domain, (select count(*) from outbound_mails where automatic and audience = 'complainant'
          and to_domain = domain and made_at > ${at}::timestamptz - interval '1 hour') as count
        from unnest(${[...new Set(domains)]}::text[]) as domain) as domain_counts using (domain)
    order by place
  `.execute(db);
  return rows;
}

/** Automatic mails to complainants on one case of the last 24 hours, and whether receipt was confirmed ever. */
export type CaseAnswers = { readonly lastDay: number; readonly acknowledged: boolean };

/**
 * What each case had of mail to its complainant; what could not leave does not count. Cases without any are left out.
 * @param acknowledgements  names of the letters that confirm receipt, by themselves or because a person asked
 */
export async function countOnCases(
  db: Db,
  caseIds: readonly number[],
  acknowledgements: ReadonlySet<string>,
  at: Date,
): Promise<ReadonlyMap<number, CaseAnswers>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<CaseAnswers & { caseId: number }>`
    select case_id as "caseId", bool_or(letter = any(${[...acknowledgements]}::text[])) as acknowledged,
      count(*) filter (where automatic and made_at > ${at}::timestamptz - interval '24 hours') as "lastDay"
    from outbound_mails
    where case_id = any(${[...caseIds]}::bigint[]) and audience = 'complainant'
      and status not in ('failed', 'withdrawn')
    group by case_id
  `.execute(db);
  return new Map(rows.map(({ caseId, ...answers }) => [caseId, answers]));
}

/** Marks addresses as unreachable, with the reason: no automatic mail goes there any more. */
export async function flagAddresses(tx: Db, flagged: ReadonlyMap<string, string>): Promise<void> {
  if (flagged.size === 0) return;
  await tx
    .insertInto('address_flags')
    .values([...flagged].map(([address, reason]) => ({ address, reason })))
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();
}
