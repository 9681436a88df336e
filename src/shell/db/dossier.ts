/** Everything that the register holds on one case beside its log: mails in and out, papers, terms. Only reads. */
import { sql } from 'kysely';
import { parseReference } from '../../case/reference.ts';
import type { SenderProof } from '../../mail/sender-proof.ts';
import type { CaseClocksTable } from './case-tables.ts';
import type { AttachmentsTable } from './mail-tables.ts';
import type { OutboundStatus } from './outbox-tables.ts';
import type { Db } from './tables.ts';

/** A mail that was filed on the case, letter for letter as far as it could be read. */
export type FiledMail = {
  readonly id: number;
  readonly receivedAt: Date;
  readonly disposition: string | null;
  readonly messageId: string | null;
  readonly fromAddress: string | null;
  readonly fromName: string | null;
  readonly subject: string | null;
  readonly visibleText: string | null;
  readonly flags: readonly string[];
  readonly secondDeliveryOf: number | null;
  /** Other desks that got the same mail. */
  readonly alsoTo: readonly string[];
  readonly processedAt: Date | null;
  /** SenderProof, or null for mail that was filed before it was kept. */
  readonly proof: SenderProof | null;
};

/** A mail that we wrote on the case; `bytes` are what left or will leave. */
export type FiledLetter = {
  readonly id: number;
  readonly letter: string;
  readonly audience: string;
  readonly toAddress: string;
  readonly messageId: string;
  readonly subject: string;
  readonly bytes: Buffer;
  readonly status: OutboundStatus;
  readonly attempts: number;
  readonly madeAt: Date;
  readonly sendAfter: Date;
  readonly sentAt: Date | null;
  readonly smtpReply: string | null;
  readonly failure: string | null;
};

/** A file that came with a mail; size and digest are certain once `sha256` is there. */
export type FiledAttachment = Pick<AttachmentsTable, 'name' | 'type' | 'bytes' | 'inline' | 'sha256'> & {
  readonly mailId: number;
};

/** A term of the case; `due_on` is the last day in the time zone of the desk, `due_at` its last minute. */
export type FiledClock = Pick<CaseClocksTable, 'clock' | 'starts_at' | 'due_on' | 'due_at' | 'stopped_at'>;

/** The number of a case by its reference; null when it is not a reference or there is no such case. */
export async function findCaseId(db: Db, reference: string): Promise<number | null> {
  const caseId = parseReference(reference);
  if (caseId === null) return null;
  const row = await db.selectFrom('cases').select('id').where('id', '=', caseId).executeTakeFirst();
  return row?.id ?? null;
}

// The same bytes in another mailbox are a second row of the ledger, the same mail with another way behind it a second
// mail (inbound.md F1, F2).
const ALSO_TO = sql<readonly string[]>`array(
  select distinct fetched.desk
  from inbound_mails as copy join fetched_messages as fetched on fetched.mail_id = copy.id
  where (copy.id = inbound_mails.id or copy.second_delivery_of = inbound_mails.id) and fetched.desk <> inbound_mails.desk
  order by 1)`;

/** The mails of a case in the order of their arrival. */
export function mailsOf(db: Db, caseId: number): Promise<readonly FiledMail[]> {
  return db
    .selectFrom('inbound_mails')
    .select([
      'id',
      'received_at as receivedAt',
      'disposition',
      'message_id as messageId',
      'from_address as fromAddress',
      'from_name as fromName',
      'subject',
      'visible_text as visibleText',
      'flags',
      'second_delivery_of as secondDeliveryOf',
      ALSO_TO.as('alsoTo'),
      'processed_at as processedAt',
      'proof',
    ])
    .where('case_id', '=', caseId)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

/** The letters and notices of a case in the order in which they were written. */
export function lettersOf(db: Db, caseId: number): Promise<readonly FiledLetter[]> {
  return db
    .selectFrom('outbound_mails')
    .select([
      'id',
      'letter',
      'audience',
      'to_address as toAddress',
      'message_id as messageId',
      'subject',
      'bytes',
      'status',
      'attempts',
      'made_at as madeAt',
      'send_after as sendAfter',
      'sent_at as sentAt',
      'smtp_reply as smtpReply',
      'failure',
    ])
    .where('case_id', '=', caseId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** The attachments of mails, in their order. */
export function attachmentsOf(db: Db, mailIds: readonly number[]): Promise<readonly FiledAttachment[]> {
  return db
    .selectFrom('attachments')
    .select(['mail_id as mailId', 'name', 'type', 'bytes', 'inline', 'sha256'])
    .where(sql<boolean>`mail_id = any(${[...mailIds]}::bigint[])`)
    .orderBy('mail_id')
    .orderBy('position')
    .execute();
}

/** The terms of a case, the first to end first. */
export function clocksOnCase(db: Db, caseId: number): Promise<readonly FiledClock[]> {
  return db
    .selectFrom('case_clocks')
    .select(['clock', 'starts_at', 'due_on', 'due_at', 'stopped_at'])
    .where('case_id', '=', caseId)
    .orderBy('due_at')
    .execute();
}
