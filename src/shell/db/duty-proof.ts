/**
 * The mail that proves a duty: the letter that left, the mail of who did it, or, where the duty does not name one, the
 * mail of the event at that instant (domain.md 5 no. 7).
 */
import { type RawBuilder, sql } from 'kysely';

/** The mail as columns; all null where nothing proves it. */
export type ProofRow = {
  readonly direction: 'in' | 'out' | null;
  readonly at: Date | null;
  readonly messageId: string | null;
};

/** A lateral query of one row. @param duty  the name of a row of case_duties in the query around it */
export function proofOf(duty: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${duty}.${name}`);
  return sql`
    select case when letter.id is not null then 'out' when mail.id is not null then 'in' end as direction,
      coalesce(letter.sent_at, letter.made_at, mail.received_at) as at,
      coalesce(letter.message_id, mail.message_id) as "messageId"
    from (select ${column('outbound_id')} as outbound_id, coalesce(${column('mail_id')}, (
        select event.mail_id from case_events as event
        where event.case_id = ${column('case_id')} and event.at = ${column('done_at')} and event.mail_id is not null
        order by event.seq limit 1)) as mail_id) as named
      left join outbound_mails as letter on letter.id = named.outbound_id
      left join inbound_mails as mail on mail.id = named.mail_id and letter.id is null`;
}
