/**
 * What people decide about mail that waited for them, which letter a task is about, and what a mailbox holds that the
 * register lacks.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A mail that was discarded may be opened later after all: every decision stays.
    create table mail_decisions (
      id bigint generated always as identity primary key,
      mail_id bigint not null references inbound_mails,
      act text not null check (act in ('open', 'join', 'discard')),
      by_address text not null,
      because text,
      case_id bigint references cases,
      at timestamptz not null
    );
    create index mail_decisions_mail on mail_decisions (mail_id, id);

    alter table staff_tasks add column outbound_id bigint references outbound_mails;
    -- Messages that the server listed at the last look and that could not be taken yet.
    alter table mailbox_states add column missing int not null default 0;
    -- Who opens or joins a mail takes its other deliveries along.
    create index inbound_mails_deliveries on inbound_mails (second_delivery_of) where second_delivery_of is not null;
  `.execute(db);
}
