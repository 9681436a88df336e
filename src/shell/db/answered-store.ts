/**
 * What is known of the mails of ours that a mail of staff answers: whom they went to, what they were about, how much
 * of the case they showed, and which letters a transaction left in the outbox.
 */
import { sql } from 'kysely';
import type { OutboundStatus } from './outbox-tables.ts';
import type { Db } from './tables.ts';

/** A mail of ours that was answered. */
export type AnsweredMail = {
  readonly serial: number;
  readonly letter: string;
  readonly audience: string;
  readonly recipient: string;
  readonly caseId: number | null;
  readonly madeAt: Date;
  /** How many events the case had when it was written; null without a case. */
  readonly caseRevision: number | null;
  /** The transaction that it asks to confirm or reports on. */
  readonly transactionId: number | null;
  /** The mail that it is about, where it answers another or none. */
  readonly aboutMailId: number | null;
  /** The mail that it answers. */
  readonly answersMailId: number | null;
  readonly bytes: Buffer;
};

/** The mails of ours with these numbers, newest first. */
export async function loadAnswered(db: Db, serials: readonly number[]): Promise<readonly AnsweredMail[]> {
  if (serials.length === 0) return [];
  const { rows } = await sql<AnsweredMail>`
    select id as serial, letter, audience, to_address as recipient, case_id as "caseId", made_at as "madeAt",
      case_revision as "caseRevision", transaction_id as "transactionId",
      about_mail_id as "aboutMailId", answers_mail_id as "answersMailId", bytes
    from outbound_mails where id = any(${[...serials]}::bigint[]) order by id desc
  `.execute(db);
  return rows;
}

/** A letter of a transaction to somebody outside. */
export type LetterOfTransaction = {
  readonly id: number;
  readonly letter: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly status: OutboundStatus;
  readonly sendAfter: Date;
  readonly sentAt: Date | null;
};

/** The letters of a transaction to others than staff; their rows are held, so that none leaves meanwhile. */
export async function holdLetters(tx: Db, transaction: number): Promise<readonly LetterOfTransaction[]> {
  const { rows } = await sql<LetterOfTransaction>`
    select id, letter, to_address as "toAddress", subject, status, send_after as "sendAfter", sent_at as "sentAt"
    from outbound_mails where transaction_id = ${transaction} and audience <> 'staff' order by id for update
  `.execute(tx);
  return rows;
}

/** Takes letters back that still wait in the outbox. */
export async function withdrawLetters(tx: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('outbound_mails')
    .set({ status: 'withdrawn' })
    .where('id', 'in', [...ids])
    .where('status', '=', 'queued')
    .execute();
}
