/**
 * Tables of mail that leaves, and of what holds it back.
 */
import type { Generated } from 'kysely';
import type { MadeAt } from './made-at.ts';

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
  /** The transaction that the letter is part of, or asks to confirm. */
  transaction_id: number | null;
  /** The mail that a notice is about, where it does not answer it. */
  about_mail_id: number | null;
  /** How many events the case had when the letter was written. */
  case_revision: number | null;
  /** Number of the work order that it is about, on its case. */
  work_order: number | null;
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

/** The breaker of the outbox tripped; automatic mail to complainants waits until a person releases it. */
export type BreakerTripsTable = {
  id: Generated<number>;
  tripped_at: Date;
  mails: number;
  released_at: Date | null;
  released_by: string | null;
};

/** A report that a letter was delayed, or refused for a reason that may pass. */
export type DeliveryTroublesTable = {
  mail_id: number;
  outbound_id: number;
  address: string;
  status: string;
  at: Date;
};
