/**
 * What the ways out for waiting mail have in common: reading the mail once more, holding its row so that two people
 * never decide at once, and the reasons for which nothing is done (DESIGN §3 "Held mail, muted humans, breaker").
 */
import type { Actor, Provenance } from '../case/events.ts';
import { printReference } from '../case/reference.ts';
import { unreadableMail } from '../mail/released-mail.ts';
import {
  holdMailRow,
  loadReceived,
  type MailDecision,
  type MailStanding,
  recordDecision,
} from '../shell/db/held-store.ts';
import { lookUpAll } from '../shell/db/known-store.ts';
import { holdMarks, withinTransaction } from '../shell/db/locks.ts';
import type { Db } from '../shell/db/tables.ts';
import { closeTasks } from '../shell/db/task-store.ts';
import { contentMark, inquiryOf, type ReadMail } from './inquiry.ts';
import type { Office } from './office.ts';

/** Why nothing was done with a mail; each has its words where people read it. */
export type HeldRefusal =
  | { readonly code: 'no-such-mail' }
  /** It will be processed by itself. */
  | { readonly code: 'in-queue' }
  /** It is on a case: filed there by itself, or by a person. */
  | { readonly code: 'on-case'; readonly reference: string; readonly decision: MailDecision | null }
  /** The same mail came before and was filed. */
  | { readonly code: 'second-delivery'; readonly mailId: number }
  | { readonly code: 'discarded'; readonly decision: MailDecision }
  /** It is nothing that waits for a person. */
  | { readonly code: 'not-waiting'; readonly disposition: string }
  /** A mail of a colleague cannot be the complaint of that colleague. */
  | { readonly code: 'of-staff' }
  | { readonly code: 'no-such-case' }
  | { readonly code: 'case-closed'; readonly reference: string };

/** What is done with a waiting mail, and by whom. */
export type HeldOrder = OrderOfStaff & { readonly mailId: number };

/** Who wants something. */
export type OrderOfStaff = {
  /** An address of the roster. */
  readonly by: string;
  /** How it was proven, where it was asked by mail. */
  readonly proof?: Provenance;
};

/** Who gave an order, as the log has it. */
export function orderedBy({ by, proof }: OrderOfStaff): Actor {
  return { kind: 'staff', address: by, ...(proof === undefined ? {} : { proof }) };
}

/** A no that was expected: nothing was written. */
export type Refused = { readonly ok: false; readonly refusal: HeldRefusal };

/** The value of a no. */
export function refused(refusal: HeldRefusal): Refused {
  return { ok: false, refusal };
}

/**
 * Reads a mail once more, or what its header shows of it.
 * @returns null when there is no such mail, or its bytes were purged
 */
export async function readAgain(office: Office, mailId: number): Promise<ReadMail | null> {
  const claimed = await loadReceived(office.db, mailId);
  if (claimed === null) return null;
  const parsed = await office.parse(claimed.bytes);
  return { claimed, mail: parsed.ok ? parsed.mail : unreadableMail(claimed.bytes) };
}

/**
 * Reads a mail once more and decides about it in one transaction.
 * @param decide  holds the mail first (`holdMail`): somebody else may have decided meanwhile
 */
export async function decideHeld<Done>(
  office: Office,
  mailId: number,
  decide: (tx: Db, read: ReadMail) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  const read = await readAgain(office, mailId);
  if (read === null) return refused({ code: 'no-such-mail' });
  return withinTransaction(office.db, (tx) => decide(tx, read));
}

/** Holds a mail until the transaction ends, together with every other delivery of it that is being filed. */
export async function holdMail(tx: Db, { claimed, mail }: ReadMail): Promise<MailStanding> {
  await holdMarks(tx, [contentMark(mail)]);
  const standing = await holdMailRow(tx, claimed.id);
  if (standing === null) throw new Error(`mail ${claimed.id} was there a moment ago`);
  return standing;
}

/** Why a mail is not waiting, or null when it is; what was discarded may still be opened or joined. */
export function whyNotWaiting(standing: MailStanding): HeldRefusal | null {
  const { status, disposition, caseId, secondDeliveryOf, decision } = standing;
  if (status === 'pending') return { code: 'in-queue' };
  if (secondDeliveryOf !== null) return { code: 'second-delivery', mailId: secondDeliveryOf };
  if (caseId !== null) return { code: 'on-case', reference: printReference(caseId), decision };
  const waits = status === 'quarantined' || disposition === 'hold' || disposition === 'staff';
  if (waits || (decision?.act === 'discard' && disposition === 'record')) return null;
  return { code: 'not-waiting', disposition: disposition ?? status };
}

/** The desk of a mail and what the register knows that bears on it. */
export async function lookUpAgain(office: Office, tx: Db, read: ReadMail, at: Date) {
  const { desk, profile, question } = inquiryOf(office, read);
  const [known] = await lookUpAll(tx, office.keys, [question], at);
  if (known === undefined) throw new Error('every question has an answer');
  return { desk, profile, known };
}

/** Writes down who decided what about a mail, and ends the tasks that asked for it. */
export async function settle(
  tx: Db,
  mailId: number,
  caseId: number | null,
  decision: MailDecision,
): Promise<void> {
  await recordDecision(tx, mailId, caseId, decision);
  await closeTasks(tx, ['held', 'quarantined', 'stray-note'], { mailId }, decision.at);
}
