/**
 * Earlier complaints that new ones may be the same as: those of the same person, those about the same object, and the
 * newest of the desk, whose texts are compared. One statement for any number of new complaints; each part is read from
 * an index and bounded in number, so that it does not grow with the register (domain.md 2.6).
 */
import { sql } from 'kysely';
import type { ComplaintFacts } from '../../mail/alike.ts';
import { DUPLICATE_DAYS, REPEAT_DAYS } from '../../mail/alike.ts';
import type { Db } from './tables.ts';

/** Earlier complaints of one person or about one object that are looked at. */
const MOST_EACH = 5;
/** Newest complaints of the desks whose text is compared with. */
const MOST_RECENT = 20;
/** Characters of a complaint that are compared (mail/similar-text.ts). */
const MOST_TEXT = 2_000;

// As it was registered: the text of the mail that opened the case, whose beginning is read many times quicker than a
// fact is taken apart, else the first point of the fact. Nothing is left of either once it is erased.
const WORDS = sql<string | null>`coalesce(
  (select left(visible_text, ${MOST_TEXT}) from case_events as opening join inbound_mails as mail on mail.id = mail_id
    where opening.case_id = cases.id and seq = 1 and disposition = 'complaint'),
  (select left(payload::json #>> '{fact,points,0,text}', ${MOST_TEXT})
    from case_events join case_event_payloads on event_id = case_events.id
    where case_id = cases.id and seq = 1))`;

/** What new complaints are looked up by. */
export type NewComplaint = Pick<ComplaintFacts, 'caseId' | 'desk' | 'address' | 'objectKey' | 'receivedAt'>;

/** Every earlier complaint that one of these may be the same as, each once; those merged into another one are left out. */
export async function findEarlierComplaints(
  db: Db,
  added: readonly NewComplaint[],
): Promise<readonly ComplaintFacts[]> {
  if (added.length === 0) return [];
  const desks = [...new Set(added.map(({ desk }) => desk))];
  const { rows } = await sql<ComplaintFacts>`
    with asked as (
      select * from unnest(${added.map(({ address }) => address)}::text[],
        ${added.map(({ objectKey }) => objectKey)}::text[],
        ${added.map(({ receivedAt }) => receivedAt)}::timestamptz[]) as asked (address, object_key, received_at)),
    found as (
      select of_person.id from asked cross join lateral (
        select id from cases
        where complainant_address = asked.address and asked.address <> '' and merged_into is null
          and (received_at > asked.received_at - ${`${DUPLICATE_DAYS} days`}::interval
            or closed_at > asked.received_at - ${`${REPEAT_DAYS} days`}::interval)
        order by received_at desc limit ${MOST_EACH}) as of_person
      union
      select of_object.id from asked cross join lateral (
        select id from cases
        where object_key = asked.object_key and merged_into is null
          and received_at > asked.received_at - ${`${DUPLICATE_DAYS} days`}::interval
        order by received_at desc limit ${MOST_EACH}) as of_object
      union
      select id from (
        select id from cases where received_at > (select min(received_at) from asked) - ${`${DUPLICATE_DAYS} days`}::interval
        order by received_at desc limit ${MOST_RECENT}) as recent)
    select cases.id as "caseId", reference, desk, complainant_address as address, subject,
      coalesce(${WORDS}, '') as text, object_key as "objectKey",
      category, stage, received_at as "receivedAt", closed_at as "closedAt"
    from found join cases using (id)
    where merged_into is null and desk = any(${desks}::text[]) and cases.id <> all(${added.map(({ caseId }) => caseId)}::bigint[])
    order by received_at desc, cases.id desc
  `.execute(db);
  return rows;
}

/** What is known of a complaint whose category was just said. */
export type Repeating = {
  readonly caseId: number;
  readonly desk: string;
  /** Lower-case; '' where there is none. */
  readonly address: string;
  readonly objectKey: string | null;
  readonly category: string;
  readonly receivedAt: Date;
};

/** Numbers of the complaints that it may repeat, the last one closed first; at most so many. */
export async function findRepeated(db: Db, asked: Repeating, most: number): Promise<readonly number[]> {
  const { caseId, desk, address, objectKey, category, receivedAt } = asked;
  const { rows } = await sql<{ readonly id: number }>`
    select id from cases
    where desk = ${desk} and category = ${category} and id <> ${caseId} and merged_into is null
      and closed_at <= ${receivedAt} and closed_at > ${receivedAt}::timestamptz - ${`${REPEAT_DAYS} days`}::interval
      and ((complainant_address = ${address} and complainant_address <> '') or object_key = ${objectKey}::text)
    order by closed_at desc, id desc limit ${most}
  `.execute(db);
  return rows.map(({ id }) => id);
}
