/**
 * What the register knows that bears on one mail, looked up before the mail is judged, so that judging
 * stays pure (mail/dispose.ts). Every look-up is by an index; none grows with the register.
 */
import { sql } from 'kysely';
import type { CaseLink, EarlierMail, Known, NewCases, SentMail } from '../../mail/disposition.ts';
import type { InboundMail } from '../../mail/inbound-mail.ts';
import { isTokenFor } from '../../mail/reply-token.ts';
import type { SigningKey } from '../../mail/signing-key.ts';
import { movedOrderOf } from '../../mail/third-party.ts';
import type { WantedFacts } from '../../mail/wanted-facts.ts';
import { findSurvivors } from './merged-store.ts';
import { countAnswers } from './outbox-store.ts';
import type { Db } from './tables.ts';

/** How far back a bounce without any id of ours is matched by its recipient (inbound.md H2). */
const BOUNCE_DAYS = 14;

/** A mail to be judged: its row, its content and what it names (mail/wanted-facts.ts). */
export type Question = {
  readonly mailId: number;
  readonly desk: string;
  readonly receivedAt: Date;
  readonly mail: Pick<InboundMail, 'messageId' | 'contentDigest'>;
  readonly wanted: WantedFacts;
  readonly imported: boolean;
};

/**
 * Looks up what bears on each of these mails, one statement for each kind of fact.
 * @param at  now; the limits of the answer gate are counted back from here
 * @returns   one for each question, in their order
 */
export async function lookUpAll(
  db: Db,
  keys: readonly SigningKey[],
  questions: readonly Question[],
  at: Date,
): Promise<readonly Known[]> {
  const wanted = questions.map((question) => question.wanted);
  const ids = [...new Set(wanted.flatMap((each) => each.messageIds))];
  const sent = await findSent(
    db,
    ids,
    wanted.flatMap((each) => [...each.tokens, ...each.quotedTokens].map(({ serial }) => serial)),
  );
  const received = await findReceived(db, ids);
  const earlier = await findEarlier(db, questions);
  const recent = await findRecent(
    db,
    wanted.flatMap((each) => each.failedRecipients),
    at,
  );
  const named = [...sent, ...received, ...earlier]
    .map((row) => row.caseId)
    .filter((caseId) => caseId !== null);
  const newCases = await countNewCases(db, questions);
  const last = newCases.map(({ lastCaseId }) => lastCaseId).filter((caseId) => caseId !== null);
  const inSubjects = wanted.flatMap((each) => each.subjectCases);
  const asked = [...new Set([...named, ...last, ...inSubjects])];
  const survivors = await findSurvivors(db, asked);
  const cases = await findCases(db, [...new Set(asked.map((id) => survivors.get(id) ?? id))]);
  const answers = await countAnswers(
    db,
    wanted.map((each) => each.author?.address ?? ''),
    at,
  );
  const facts = followed({ sent, received, earlier, recent, cases, survivors });
  return questions.map((question, index) => {
    const history = answers[index];
    const opened = newCases[index];
    if (history === undefined || opened === undefined) throw new Error('every question has its counts');
    return {
      ...knownOf(keys, question, facts),
      answers: history,
      newCases: { ...opened, lastCaseId: follow(opened.lastCaseId, survivors) },
    };
  });
}

/** What was written about a case that goes on in another one is about that. */
function followed(facts: Facts): Facts {
  const { survivors } = facts;
  const onSurvivor = <Row extends { readonly caseId: number | null }>(row: Row) => ({
    ...row,
    caseId: follow(row.caseId, survivors),
  });
  return {
    ...facts,
    sent: facts.sent.map((row) =>
      row.caseId !== null && survivors.has(row.caseId) ? { ...onSurvivor(row), ...movedOrderOf(row) } : row,
    ),
    received: facts.received.map((row) => ({ ...row, caseId: follow(row.caseId, survivors) })),
    earlier: facts.earlier.map(onSurvivor),
  };
}

function follow<Id extends number | null>(caseId: Id, survivors: Survivors): Id | number {
  return (caseId === null ? undefined : survivors.get(caseId)) ?? caseId;
}

type Survivors = ReadonlyMap<number, number>;

type Facts = {
  readonly survivors: Survivors;
  readonly sent: readonly SentRow[];
  readonly received: readonly ReceivedRow[];
  readonly earlier: readonly EarlierRow[];
  readonly recent: readonly SentMail[];
  readonly cases: ReadonlyMap<number, CaseLink>;
};

/** Picks what bears on one mail out of what was found for all of them. */
function knownOf(
  keys: readonly SigningKey[],
  { mailId, wanted, imported }: Question,
  { sent, received, earlier, recent, cases, survivors }: Facts,
): Omit<Known, 'answers' | 'newCases'> {
  const isNamed = (row: { readonly messageId: string }) => wanted.messageIds.includes(row.messageId);
  return {
    cases,
    sentIds: new Map(sent.filter(isNamed).map((row) => [row.messageId, row])),
    receivedIds: new Map(received.filter(isNamed).map((row) => [row.messageId, row.caseId])),
    tokens: verifiedTokens(keys, wanted.tokens, sent),
    quotedTokens: verifiedTokens(keys, wanted.quotedTokens, sent),
    subjectCases: new Map(
      wanted.subjectCases
        .map((id) => [id, follow(id, survivors)] as const)
        .filter(([, caseId]) => cases.has(caseId)),
    ),
    earlier: earlier.filter((row) => row.askedBy === mailId),
    ownMark: wanted.ownMark,
    recentSent: recent.filter((mail) => wanted.failedRecipients.includes(mail.recipient)),
    imported,
  };
}

/** A token counts when the mail that it names exists and went to the address that it was made for. */
function verifiedTokens(
  keys: readonly SigningKey[],
  tokens: WantedFacts['tokens'],
  sent: readonly SentRow[],
): ReadonlyMap<string, SentMail> {
  const verified = new Map<string, SentMail>();
  for (const { token, serial } of tokens) {
    const row = sent.find((each) => each.outboundId === serial);
    if (row !== undefined && isTokenFor(keys, token, row.recipient)) verified.set(token, row);
  }
  return verified;
}

async function findRecent(db: Db, recipients: readonly string[], at: Date): Promise<readonly SentMail[]> {
  if (recipients.length === 0) return [];
  const { rows } = await sql<SentMail>`
    select id as "outboundId", case_id as "caseId", letter, to_address as recipient, sent_at as "sentAt", automatic, work_order as "workOrder"
    from outbound_mails
    where to_address = any(${[...recipients]}::text[])
      and sent_at > ${at}::timestamptz - ${`${BOUNCE_DAYS} days`}::interval
    order by sent_at desc
  `.execute(db);
  return rows;
}

type SentRow = SentMail & { readonly messageId: string };

async function findSent(
  db: Db,
  messageIds: readonly string[],
  serials: readonly number[],
): Promise<readonly SentRow[]> {
  if (serials.length === 0 && messageIds.length === 0) return [];
  const { rows } = await sql<SentRow>`
    select id as "outboundId", case_id as "caseId", letter, to_address as recipient, sent_at as "sentAt", automatic, work_order as "workOrder",
      message_id as "messageId"
    from outbound_mails
    where id = any(${[...serials]}::bigint[]) or message_id = any(${[...messageIds]}::text[])
    order by id
  `.execute(db);
  return rows;
}

type ReceivedRow = { readonly messageId: string; readonly caseId: number };

async function findReceived(db: Db, messageIds: readonly string[]): Promise<readonly ReceivedRow[]> {
  if (messageIds.length === 0) return [];
  // Where two cases know an id, the one that received it wins over one that only saw it referred to.
  const { rows } = await sql<ReceivedRow>`
    select message_id as "messageId", case_id as "caseId" from thread_ids
    where message_id = any(${[...messageIds]}::text[])
    order by kind desc, case_id
  `.execute(db);
  return rows;
}

type EarlierRow = EarlierMail & { readonly askedBy: number };

/** A Message-ID or a content that thousands share (an empty mail) tells no more than fifty of them do. */
const MOST_EARLIER = 50;

async function findEarlier(db: Db, questions: readonly Question[]): Promise<readonly EarlierRow[]> {
  const { rows } = await sql<EarlierRow>`
    select asked.id as "askedBy", earlier.id as "mailId", earlier.message_id as "messageId",
      earlier.content_digest as "contentDigest", coalesce(earlier.from_address, '') as "from",
      earlier.received_at as "receivedAt", earlier.case_id as "caseId"
    from unnest(${questions.map(({ mailId }) => mailId)}::bigint[],
      ${questions.map(({ mail }) => mail.messageId)}::text[],
      ${questions.map(({ mail }) => mail.contentDigest)}::text[]) as asked (id, message_id, content_digest)
    cross join lateral (
      select * from inbound_mails
      where id <> asked.id and status = 'processed' and content_digest is not null and second_delivery_of is null
        and (message_id = asked.message_id or content_digest = asked.content_digest)
      order by id limit ${MOST_EARLIER}) as earlier
    order by earlier.id
  `.execute(db);
  return rows;
}

/** Counted by when mails were received: what waited during an outage is not a burst because it is read at once. */
async function countNewCases(db: Db, questions: readonly Question[]): Promise<readonly NewCases[]> {
  const { rows } = await sql<NewCases>`
    select opened.count as "lastHour", opened.last as "lastCaseId"
    from unnest(${questions.map(({ wanted }) => wanted.author?.address ?? '')}::text[],
      ${questions.map(({ desk }) => desk)}::text[],
      ${questions.map(({ receivedAt }) => receivedAt)}::timestamptz[])
        with ordinality as asked (address, desk, received_at, place)
    cross join lateral (
      select count(*) as count, max(id) as last from cases
      where complainant_address = asked.address and asked.address <> '' and cases.desk = asked.desk
        and received_at > asked.received_at - interval '1 hour' and received_at <= asked.received_at) as opened
    order by place
  `.execute(db);
  return rows;
}

async function findCases(db: Db, caseIds: readonly number[]): Promise<ReadonlyMap<number, CaseLink>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<CaseLink>`
    select id as "caseId", reference, language,
      array(select complainant_address where complainant_address <> '' union select to_address from outbound_mails
        where audience = 'complainant' and case_id in (
          select cases.id union select old.id from cases as old where old.merged_into = cases.id)) as participants,
      array(select distinct to_address from outbound_mails where audience = 'third-party' and case_id in (
        select cases.id union select old.id from cases as old where old.merged_into = cases.id)) as "thirdParties",
      closed_at as "closedAt",
      (select max(made_at) from outbound_mails
        where case_id = cases.id and audience = 'complainant') as "lastOwnMailAt"
    from cases where id = any(${[...caseIds]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.caseId, row]));
}
