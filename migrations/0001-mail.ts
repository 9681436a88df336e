/** Mail in and out: the ledger of each mailbox, the raw mails, what became of them, and the outbox. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbound_mails (
      id bigint generated always as identity primary key,
      desk text not null,
      raw_sha256 text not null unique,
      size_bytes bigint not null,
      received_at timestamptz not null,
      stored_at timestamptz not null default now(),
      message_id text,
      refers_to text[] not null default '{}',
      status text not null default 'pending' check (status in ('pending', 'processed', 'quarantined')),
      attempts int not null default 0,
      next_attempt_at timestamptz not null default now(),
      failure text,
      shortened boolean not null default false,
      disposition text,
      rules_hit text[] not null default '{}',
      rules_missed text[] not null default '{}',
      evidence jsonb,
      acknowledge_because text[] not null default '{}',
      flags text[] not null default '{}',
      from_address text,
      from_name text,
      subject text,
      language text,
      visible_text text,
      full_text text,
      content_digest text,
      case_id bigint,
      second_delivery_of bigint references inbound_mails,
      processed_at timestamptz
    );
    create index inbound_mails_pending on inbound_mails (next_attempt_at, id) where status = 'pending';
    create index inbound_mails_message_id on inbound_mails (message_id);
    create index inbound_mails_content on inbound_mails (content_digest);
    create index inbound_mails_case on inbound_mails (case_id);

    -- Apart from the row above, so that raw bytes can go (purge) while the fact of the mail stays.
    create table raw_mails (
      mail_id bigint primary key references inbound_mails,
      bytes bytea not null
    );
    -- Mail is base64 or already packed: compressing it again costs time and gains little.
    alter table raw_mails alter column bytes set storage external;

    create table fetched_messages (
      desk text not null,
      folder text not null,
      uid_validity bigint not null,
      uid bigint not null,
      mail_id bigint references inbound_mails,
      size_bytes bigint not null,
      internal_date timestamptz not null,
      fetched_at timestamptz not null default now(),
      primary key (desk, folder, uid_validity, uid)
    );
    create index fetched_messages_mail on fetched_messages (mail_id);

    create table mailbox_states (
      desk text not null,
      folder text not null,
      uid_validity bigint not null,
      watermark_uid bigint not null,
      uid_next bigint not null,
      polled_at timestamptz not null,
      reconciled_at timestamptz,
      primary key (desk, folder)
    );

    create table attachments (
      id bigint generated always as identity primary key,
      mail_id bigint not null references inbound_mails,
      position int not null,
      name text not null,
      type text not null,
      bytes bigint not null,
      inline boolean not null,
      range_start bigint,
      range_end bigint,
      encoding text,
      content bytea,
      sha256 text,
      unique (mail_id, position)
    );
    create index attachments_undecoded on attachments (id) where sha256 is null;

    create table outbound_mails (
      id bigint generated always as identity primary key,
      desk text not null,
      case_id bigint,
      answers_mail_id bigint references inbound_mails,
      letter text not null,
      audience text not null,
      to_address text not null,
      to_domain text not null,
      message_id text not null unique,
      envelope_from text not null,
      subject text not null,
      bytes bytea not null,
      automatic boolean not null,
      status text not null default 'queued'
        check (status in ('queued', 'sending', 'sent', 'failed', 'unknown', 'withdrawn')),
      attempts int not null default 0,
      send_after timestamptz not null default now(),
      locked_until timestamptz,
      sent_at timestamptz,
      smtp_reply text,
      failure text,
      made_at timestamptz not null default now()
    );
    create index outbound_mails_due on outbound_mails (send_after, id) where status in ('queued', 'sending', 'unknown');
    create index outbound_mails_case on outbound_mails (case_id);
    create index outbound_mails_address on outbound_mails (to_address, made_at) where automatic;
    create index outbound_mails_domain on outbound_mails (to_domain, made_at) where automatic;
    create index outbound_mails_made on outbound_mails (made_at) where automatic;

    create table address_flags (
      address text primary key,
      reason text not null,
      flagged_at timestamptz not null default now()
    );

    create table signing_keys (
      id bigint generated always as identity primary key,
      secret bytea not null,
      made_at timestamptz not null default now()
    );
  `.execute(db);
}
