/**
 * What the register knows that bears on one mail, looked up before the mail is judged, so that judging
 * stays pure (mail/dispose.ts). Every look-up is by an index; none grows with the register.
 */
import { type Kysely, sql } from 'kysely';
import type { CaseLink, EarlierMail, Known, SentMail } from '../../mail/disposition.ts';
import { countAnswers } from './outbox-store.ts';
import type { Database } from './tables.ts';

/** What to look up for a mail; lists may be empty. */
export type Wanted = {
  /** Ids the mail bears, answers, refers to or returns. */
  readonly messageIds: readonly string[];
  /** Tokens whose signature holds, with the serial of the outgoing mail they name. */
  readonly tokens: readonly { readonly token: string; readonly serial: number }[];
  /** Case numbers with a right check digit in the subject. */
  readonly caseNumbers: readonly number[];
  readonly messageId: string | null;
  readonly contentDigest: string;
  /** Address of the author; '' when nobody can be named. */
  readonly author: string;
};

/**
 * @param mailId  the mail itself, which is not its own earlier mail
 * @param at      now; the limits of the answer gate are counted back from here
 */
export async function lookUp(db: Kysely<Database>, mailId: number, wanted: Wanted, at: Date): Promise<Known> {
  const sent = await findSent(db, wanted);
  const received = await findReceived(db, wanted.messageIds);
  const earlier = await findEarlier(db, mailId, wanted);
  const bySerial = new Map(sent.map((row) => [row.outboundId, row]));
  const caseIds = [
    ...sent.map((row) => row.caseId),
    ...received.map((row) => row.caseId),
    ...earlier.map((row) => row.caseId),
    ...wanted.caseNumbers,
  ].filter((caseId) => caseId !== null);
  const cases = await findCases(db, [...new Set(caseIds)]);
  return {
    cases,
    sentIds: new Map(sent.map((row) => [row.messageId, row])),
    receivedIds: new Map(received.map((row) => [row.messageId, row.caseId])),
    tokens: new Map(
      wanted.tokens.flatMap(({ token, serial }) => {
        const mail = bySerial.get(serial);
        return mail === undefined ? [] : [[token, mail] as const];
      }),
    ),
    subjectCases: new Map(wanted.caseNumbers.filter((id) => cases.has(id)).map((id) => [id, id])),
    earlier,
    answers: await countAnswers(db, wanted.author, at),
  };
}

type SentRow = SentMail & { readonly messageId: string };

async function findSent(db: Kysely<Database>, wanted: Wanted): Promise<readonly SentRow[]> {
  const serials = wanted.tokens.map(({ serial }) => serial);
  if (serials.length === 0 && wanted.messageIds.length === 0) return [];
  const { rows } = await sql<SentRow>`
    select id as "outboundId", case_id as "caseId", letter, to_address as recipient, sent_at as "sentAt", automatic,
      message_id as "messageId"
    from outbound_mails
    where id = any(${serials}::bigint[]) or message_id = any(${[...wanted.messageIds]}::text[])
    order by id
  `.execute(db);
  return rows;
}

async function findReceived(
  db: Kysely<Database>,
  messageIds: readonly string[],
): Promise<readonly { readonly messageId: string; readonly caseId: number }[]> {
  if (messageIds.length === 0) return [];
  return (
    db
      .selectFrom('thread_ids')
      .select(['message_id as messageId', 'case_id as caseId'])
      .where('message_id', 'in', [...messageIds])
      // Where two cases know an id, the one that received it wins over one that only saw it referred to.
      .orderBy('kind', 'desc')
      .orderBy('case_id')
      .execute()
  );
}

async function findEarlier(
  db: Kysely<Database>,
  mailId: number,
  wanted: Wanted,
): Promise<readonly EarlierMail[]> {
  const { rows } = await sql<EarlierMail>`
    select id as "mailId", message_id as "messageId", content_digest as "contentDigest",
      coalesce(from_address, '') as "from", received_at as "receivedAt", case_id as "caseId"
    from inbound_mails
    where id <> ${mailId} and status = 'processed' and content_digest is not null and second_delivery_of is null
      and (message_id = ${wanted.messageId} or content_digest = ${wanted.contentDigest})
    order by id limit 50
  `.execute(db);
  return rows;
}

async function findCases(
  db: Kysely<Database>,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, CaseLink>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<CaseLink>`
    select id as "caseId", reference, language,
      array(select complainant_address union select to_address from outbound_mails
        where case_id = cases.id and audience = 'complainant') as participants,
      case stage when 'closed' then updated_at end as "closedAt",
      (select max(made_at) from outbound_mails where case_id = cases.id) as "lastOwnMailAt"
    from cases where id = any(${[...caseIds]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.caseId, row]));
}
