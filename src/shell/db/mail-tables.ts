/**
 * Tables of received mail: the ledger of the mailboxes, the mails byte for byte, and what became of each.
 */
import type { ColumnType, Generated } from 'kysely';
import type { SenderProof, SignatureCheck } from '../../mail/sender-proof.ts';
import type { MadeAt } from './made-at.ts';

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
  /** Messages that the server listed then and that are not in the ledger yet. */
  missing: Generated<number>;
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
  /** True for old mail that `redress import` took over: nobody is answered or told of it. */
  imported: Generated<boolean>;
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
  /** With what is quoted; null where all of it is visible. */
  full_text: string | null;
  content_digest: string | null;
  case_id: number | null;
  second_delivery_of: number | null;
  processed_at: Date | null;
  /** SignatureCheck: what our own check found when the mail was fetched; null when none was made. */
  signature_check: ColumnType<SignatureCheck | null, string | null, string | null>;
  /** SenderProof: what proves who sent it. */
  proof: ColumnType<SenderProof | null, string | null, string | null>;
};

/** What a person did with a mail that waited for one. */
export type MailAct = 'open' | 'join' | 'discard';

/** A decision of a person about a mail; the last one holds. */
export type MailDecisionsTable = {
  id: Generated<number>;
  mail_id: number;
  act: MailAct;
  /** Address of the member of staff. */
  by_address: string;
  /** Why it was discarded. */
  because: string | null;
  case_id: number | null;
  at: Date;
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

/**
 * Message-IDs without angle brackets by which a mail finds its case: of mails filed on it, and those they
 * refer to (inbound.md E1).
 */
export type ThreadIdsTable = { message_id: string; case_id: number; kind: 'received' | 'referenced' };
