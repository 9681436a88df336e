/**
 * The tables as Kysely sees them; `migrations/` makes them and `test/schema.sql` shows them as they are.
 * `bigint` columns are read as numbers (identities stay below 2^53), `date` columns as `YYYY-MM-DD`.
 */
import type { ColumnType, Generated, Kysely } from 'kysely';

/** Set by the database when the row is made. */
type MadeAt = ColumnType<Date, Date | undefined, never>;

/** One message of one mailbox folder: the ledger that makes fetching exact (inbound.md A1). */
export type FetchedMessagesTable = {
  desk: string;
  folder: string;
  uid_validity: number;
  uid: number;
  /** Null for a message that vanished before it could be fetched. */
  mail_id: number | null;
  size_bytes: number;
  /** INTERNALDATE of the server. */
  internal_date: Date;
  fetched_at: MadeAt;
};

/** How far reading a folder has come. */
export type MailboxStatesTable = {
  desk: string;
  folder: string;
  uid_validity: number;
  /** Highest UID for which every lower one was looked at. */
  watermark_uid: number;
  uid_next: number;
  polled_at: Date;
  reconciled_at: Date | null;
};

/** The bytes of a received mail as the server gave them; the row goes when the mail is purged. */
export type RawMailsTable = { mail_id: number; bytes: Buffer };

/**
 * `pending` waits for its next attempt, `processed` was filed, `quarantined` waits for a person (inbound.md
 * A9).
 */
export type MailStatus = 'pending' | 'processed' | 'quarantined';

/** One received mail, whatever became of it. */
export type InboundMailsTable = {
  id: Generated<number>;
  desk: string;
  /** SHA-256 of the raw bytes (hex): the same bytes are one mail. */
  raw_sha256: string;
  size_bytes: number;
  received_at: Date;
  stored_at: MadeAt;
  /** Message-ID and the ids it refers to, read from the header block when the mail is stored. */
  message_id: string | null;
  refers_to: string[];
  status: Generated<MailStatus>;
  attempts: Generated<number>;
  next_attempt_at: Generated<Date>;
  failure: string | null;
  /** True when only the headers and the first text part were fetched (over the size limit). */
  shortened: Generated<boolean>;
  disposition: string | null;
  rules_hit: Generated<string[]>;
  rules_missed: Generated<string[]>;
  evidence: ColumnType<unknown, string | null, string | null>;
  acknowledge_because: Generated<string[]>;
  flags: Generated<string[]>;
  from_address: string | null;
  from_name: string | null;
  subject: string | null;
  language: string | null;
  visible_text: string | null;
  full_text: string | null;
  content_digest: string | null;
  case_id: number | null;
  second_delivery_of: number | null;
  processed_at: Date | null;
};

export type AttachmentsTable = {
  id: Generated<number>;
  mail_id: number;
  position: number;
  name: string;
  type: string;
  bytes: number;
  inline: boolean;
  /** Where the encoded body lies in the raw mail; null when `content` holds the decoded bytes. */
  range_start: number | null;
  range_end: number | null;
  encoding: string | null;
  content: Buffer | null;
  /** SHA-256 (hex) of the decoded bytes; null until the attachment was decoded. */
  sha256: string | null;
};

/** The register row of a case: a cache of its events, written in their transaction. */
export type CasesTable = {
  id: number;
  reference: string;
  desk: string;
  profile: string;
  language: string;
  channel: string;
  stage: string;
  complainant_address: string;
  complainant_name: string;
  subject: string;
  received_at: Date;
  registered_at: Date;
  decision_due_on: string;
  acknowledged_at: Date | null;
  missing: string[];
  /** Number of events; raised by every append. */
  revision: number;
  updated_at: Date;
};

/** The append-only log; `digest` chains every row to the one before (SHA-256, hex). */
export type CaseEventsTable = {
  id: Generated<number>;
  case_id: number;
  seq: number;
  type: string;
  at: Date;
  mail_id: number | null;
  payload_digest: string;
  previous_digest: string;
  digest: string;
};

/** The erasable side of an event: dropping this row leaves the chain whole. */
export type CaseEventPayloadsTable = { event_id: number; payload: string; salt: Buffer };

export type CaseClocksTable = {
  case_id: number;
  clock: string;
  starts_at: Date;
  due_on: string;
  due_at: Date;
  stopped_at: Date | null;
  /** The next moment at which somebody must hear of this clock; null when there is none. */
  next_at: Date | null;
  next_percent: number | null;
};

/**
 * Message-IDs without angle brackets by which a mail finds its case: of mails filed on it, and those they
 * refer to (inbound.md E1).
 */
export type ThreadIdsTable = { message_id: string; case_id: number; kind: 'received' | 'referenced' };

/**
 * `sending` is claimed until its lease ends; `unknown`: the server may have it; `withdrawn`: taken back
 * before it left.
 */
export type OutboundStatus = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'withdrawn';

/** The outbox: every mail that leaves, byte for byte as it leaves. */
export type OutboundMailsTable = {
  id: Generated<number>;
  desk: string;
  case_id: number | null;
  /** The mail that this one answers, for threading and for "one answer per mail". */
  answers_mail_id: number | null;
  letter: string;
  audience: string;
  to_address: string;
  to_domain: string;
  message_id: string;
  /** Where a bounce goes: a token address where the account allows it. */
  envelope_from: string;
  subject: string;
  bytes: Buffer;
  /** True for a mail that nobody wrote. */
  automatic: boolean;
  status: Generated<OutboundStatus>;
  attempts: Generated<number>;
  send_after: Generated<Date>;
  locked_until: Date | null;
  sent_at: Date | null;
  smtp_reply: string | null;
  failure: string | null;
  made_at: MadeAt;
};

/** A notice to staff that is told in a combined mail, because too many came in an hour. */
export type WaitingNoticesTable = {
  id: Generated<number>;
  desk: string;
  to_address: string;
  letter: string;
  case_id: number | null;
  /** The subject that a mail of its own would have had. */
  subject: string;
  noticed_at: Date;
  /** The mail that tells it; null while it waits. */
  combined_in: number | null;
};

/** Addresses that a hard bounce or a complaint report flagged: no automatic mail goes there. */
export type AddressFlagsTable = { address: string; reason: string; flagged_at: MadeAt };

export const TASK_KINDS = ['acknowledge', 'held', 'quarantined', 'not-delivered', 'letter-failed'] as const;
/**
 * Why a person is needed: confirm receipt by hand, look at a held or quarantined mail, or at a letter that
 * did not arrive or leave.
 */
export type TaskKind = (typeof TASK_KINDS)[number];

/** Something a person must do, so that nothing muted is forgotten. */
export type StaffTasksTable = {
  id: Generated<number>;
  kind: TaskKind;
  desk: string;
  case_id: number | null;
  mail_id: number | null;
  opened_at: MadeAt;
  done_at: Date | null;
};

/** Scheduled work that ran: one row per period, whichever daemon did it. */
export type ScheduleRunsTable = { task: string; period: string; at: MadeAt };

/** Secrets that sign reply tokens and own headers; the newest signs, all verify. */
export type SigningKeysTable = { id: Generated<number>; secret: Buffer; made_at: MadeAt };

/** Every table by its name in the database. */
export type Database = {
  fetched_messages: FetchedMessagesTable;
  mailbox_states: MailboxStatesTable;
  raw_mails: RawMailsTable;
  inbound_mails: InboundMailsTable;
  attachments: AttachmentsTable;
  cases: CasesTable;
  case_events: CaseEventsTable;
  case_event_payloads: CaseEventPayloadsTable;
  case_clocks: CaseClocksTable;
  thread_ids: ThreadIdsTable;
  outbound_mails: OutboundMailsTable;
  waiting_notices: WaitingNoticesTable;
  address_flags: AddressFlagsTable;
  staff_tasks: StaffTasksTable;
  schedule_runs: ScheduleRunsTable;
  signing_keys: SigningKeysTable;
};

/** The register, or a transaction on it: what jobs and stores are handed. */
export type Db = Kysely<Database>;
