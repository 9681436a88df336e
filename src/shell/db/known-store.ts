/**
 * What the register knows that bears on one mail, looked up before the mail is judged, so that judging
 * stays pure (mail/dispose.ts). Every look-up is by an index; none grows with the register.
 */
import { sql } from 'kysely';
import type { CaseLink, EarlierMail, Known, SentMail } from '../../mail/disposition.ts';
import type { InboundMail } from '../../mail/inbound-mail.ts';
import { isTokenFor } from '../../mail/reply-token.ts';
import type { SigningKey } from '../../mail/signing-key.ts';
import type { WantedFacts } from '../../mail/wanted-facts.ts';
import { countAnswers } from './outbox-store.ts';
import type { Db } from './tables.ts';

/** How far back a bounce without any id of ours is matched by its recipient (inbound.md H2). */
const BOUNCE_DAYS = 14;

/** A mail to be judged: its row, its content and what it names (mail/wanted-facts.ts). */
export type Question = {
  readonly mailId: number;
  readonly mail: Pick<InboundMail, 'messageId' | 'contentDigest'>;
  readonly wanted: WantedFacts;
};

/** @param at  now; the limits of the answer gate are counted back from here */
export async function lookUp(
  db: Db,
  keys: readonly SigningKey[],
  { mailId, mail, wanted }: Question,
  at: Date,
): Promise<Known> {
  const sent = await findSent(db, wanted);
  const received = await findReceived(db, wanted.messageIds);
  const earlier = await findEarlier(db, mailId, mail);
  const named = [...sent, ...received, ...earlier]
    .map((row) => row.caseId)
    .filter((caseId) => caseId !== null);
  const cases = await findCases(db, [...new Set([...named, ...wanted.subjectCases])]);
  return {
    cases,
    sentIds: new Map(sent.map((row) => [row.messageId, row])),
    receivedIds: new Map(received.map((row) => [row.messageId, row.caseId])),
    tokens: verifiedTokens(keys, wanted, sent),
    subjectCases: new Map(wanted.subjectCases.filter((id) => cases.has(id)).map((id) => [id, id])),
    earlier,
    ownMark: wanted.ownMark,
    recentSent: await findRecent(db, wanted.failedRecipients, at),
    answers: await countAnswers(db, wanted.author?.address ?? '', at),
  };
}

/** A token counts when the mail that it names exists and went to the address that it was made for. */
function verifiedTokens(
  keys: readonly SigningKey[],
  wanted: WantedFacts,
  sent: readonly SentRow[],
): ReadonlyMap<string, SentMail> {
  const verified = new Map<string, SentMail>();
  for (const { token, serial } of wanted.tokens) {
    const row = sent.find((each) => each.outboundId === serial);
    if (row !== undefined && isTokenFor(keys, token, row.recipient)) verified.set(token, row);
  }
  return verified;
}

async function findRecent(db: Db, recipients: readonly string[], at: Date): Promise<readonly SentMail[]> {
  if (recipients.length === 0) return [];
  const { rows } = await sql<SentMail>`
    select id as "outboundId", case_id as "caseId", letter, to_address as recipient, sent_at as "sentAt", automatic
    from outbound_mails
    where to_address = any(${[...recipients]}::text[])
      and sent_at > ${at}::timestamptz - ${`${BOUNCE_DAYS} days`}::interval
    order by sent_at desc
  `.execute(db);
  return rows;
}

type SentRow = SentMail & { readonly messageId: string };

async function findSent(db: Db, wanted: WantedFacts): Promise<readonly SentRow[]> {
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
  db: Db,
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

async function findEarlier(db: Db, mailId: number, mail: Question['mail']): Promise<readonly EarlierMail[]> {
  const { rows } = await sql<EarlierMail>`
    select id as "mailId", message_id as "messageId", content_digest as "contentDigest",
      coalesce(from_address, '') as "from", received_at as "receivedAt", case_id as "caseId"
    from inbound_mails
    where id <> ${mailId} and status = 'processed' and content_digest is not null and second_delivery_of is null
      and (message_id = ${mail.messageId} or content_digest = ${mail.contentDigest})
    order by id limit 50
  `.execute(db);
  return rows;
}

async function findCases(db: Db, caseIds: readonly number[]): Promise<ReadonlyMap<number, CaseLink>> {
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
