/**
 * Mail that waits for a person, and what people decided about it (DESIGN §3 "Held mail, muted humans, breaker"):
 * how such a mail stands, its bytes once more, and the decision beside it.
 */
import { sql } from 'kysely';
import type { ClaimedMail } from './inbound-store.ts';
import type { MailAct, MailStatus } from './mail-tables.ts';
import { loadRaw } from './raw-store.ts';
import type { Db } from './tables.ts';

/** A decision about a mail. */
export type MailDecision = {
  readonly act: MailAct;
  /** Address of the member of staff. */
  readonly by: string;
  readonly because: string | null;
  readonly at: Date;
};

/** How a mail stands, for who wants to do something with it. */
export type MailStanding = {
  readonly status: MailStatus;
  readonly disposition: string | null;
  readonly caseId: number | null;
  /** The mail of which it is one more delivery. */
  readonly secondDeliveryOf: number | null;
  /** The last decision about it; null when there was none. */
  readonly decision: MailDecision | null;
};

/** A mail as it was claimed when it was processed; null when there is none or its bytes were purged. */
export async function loadReceived(db: Db, mailId: number): Promise<ClaimedMail | null> {
  const { rows } = await sql<Omit<ClaimedMail, 'bytes'>>`
    select id, desk, received_at as "receivedAt", shortened, imported,
      attempts as attempt, signature_check as "signatureCheck"
    from inbound_mails where id = ${mailId}
  `.execute(db);
  const [row] = rows;
  const bytes = row === undefined ? null : await loadRaw(db, mailId);
  return row === undefined || bytes === null ? null : { ...row, bytes };
}

/**
 * How a mail stands. The row is held until the transaction ends, so that two people never decide at once; those
 * who only name it, such as a second delivery, do not wait.
 */
export async function holdMailRow(tx: Db, mailId: number): Promise<MailStanding | null> {
  const { rows } = await sql<Omit<MailStanding, 'decision'>>`
    select status, disposition, case_id as "caseId", second_delivery_of as "secondDeliveryOf"
    from inbound_mails where id = ${mailId} for no key update
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  const decision = await tx
    .selectFrom('mail_decisions')
    .select(['act', 'by_address as by', 'because', 'at'])
    .where('mail_id', '=', mailId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return { ...row, decision: decision ?? null };
}

/** Writes down what was decided about a mail. */
export async function recordDecision(
  tx: Db,
  mailId: number,
  caseId: number | null,
  decision: MailDecision,
): Promise<void> {
  const { act, by, because, at } = decision;
  await tx
    .insertInto('mail_decisions')
    .values({ mail_id: mailId, act, by_address: by, because, case_id: caseId, at })
    .execute();
}

/** Files the other deliveries of a mail on the case that it is on now. */
export async function takeDeliveriesAlong(tx: Db, mailId: number, caseId: number): Promise<void> {
  await tx
    .updateTable('inbound_mails')
    .set({ case_id: caseId })
    .where('second_delivery_of', '=', mailId)
    .execute();
}

/** Keeps a mail that will never be a case: it is not in quarantine and waits for nobody any more. */
export async function keepAsRecord(tx: Db, mailId: number, at: Date): Promise<void> {
  await tx
    .updateTable('inbound_mails')
    .set({ status: 'processed', disposition: 'record', processed_at: at })
    .where('id', '=', mailId)
    .execute();
}

/** Whether a letter of this name waits in the outbox of a case or is on its way. */
export async function isLetterWaiting(
  db: Db,
  caseId: number,
  letters: ReadonlySet<string>,
): Promise<boolean> {
  const row = await db
    .selectFrom('outbound_mails')
    .select('id')
    .where('case_id', '=', caseId)
    .where('letter', 'in', [...letters])
    .where('status', 'in', ['queued', 'sending', 'unknown'])
    .executeTakeFirst();
  return row !== undefined;
}

/** The case that a mail is on: null when it is on none, undefined when there is no such mail. */
export async function findCaseOfMail(db: Db, mailId: number): Promise<number | null | undefined> {
  const row = await db
    .selectFrom('inbound_mails')
    .select('case_id')
    .where('id', '=', mailId)
    .executeTakeFirst();
  return row?.case_id;
}
