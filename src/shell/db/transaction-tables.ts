/**
 * Tables of what colleagues do by mail.
 */
import type { ColumnType, Generated } from 'kysely';

/**
 * `waiting` for a confirmation until it expires, or another one cancels it; `noted`: it held no command; `answered`:
 * it only asked; `refused`: nothing of it was carried out; `awaiting-approval`: it waits for a second person.
 */
export type TransactionStatus =
  | 'waiting'
  | 'done'
  | 'noted'
  | 'refused'
  | 'undone'
  | 'cancelled'
  | 'expired'
  | 'answered'
  | 'awaiting-approval';

/** One mail of a colleague, and what came of it. */
export type StaffTransactionsTable = {
  id: Generated<number>;
  mail_id: number;
  desk: string;
  by_address: string;
  message_id: string | null;
  /** Date of the mail (RFC 5322 3.6.1); null where it has none that can be read. */
  written_at: Date | null;
  status: TransactionStatus;
  /** Level, source, domain and token (case/events.ts, Provenance). */
  proof: ColumnType<unknown, string, string>;
  /** What was read of the mail; null once it is erased. */
  plan: ColumnType<unknown, string, string | null>;
  /** SHA-256 (hex) of the plan without what differs when the same is sent again. */
  plan_digest: string;
  cases: number[];
  revisions: ColumnType<Readonly<Record<string, number>>, string, string>;
  tail: string[];
  made_at: Date;
  done_at: Date | null;
  expires_at: Date | null;
};

/** What is decided about a mailbox of staff. */
export type MailboxGuardsTable = {
  address: string;
  tokens_void_before: Date | null;
  locked_at: Date | null;
  locked_by: string | null;
};
