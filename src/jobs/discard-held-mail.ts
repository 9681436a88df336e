/**
 * `discard`: a mail that waited for a person is no complaint. It is kept with the reason, never becomes a case, and
 * nobody outside hears of it (DESIGN §3 "Held mail, muted humans, breaker").
 */
import type { TaskKind } from '../shell/db/case-tables.ts';
import { keepAsRecord } from '../shell/db/held-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { closeTasks } from '../shell/db/task-store.ts';
import {
  decideHeld,
  type HeldOrder,
  holdMail,
  type Refused,
  refused,
  settle,
  whyNotWaiting,
} from './held-mail.ts';
import type { ReadMail } from './inquiry.ts';
import type { Office } from './office.ts';

/** Why, in the words of the member of staff; not empty. */
export type DiscardOrder = HeldOrder & { readonly why: string };

/** `kept`: the mail never is a case. `seen`: the mail stays where it is filed, and the task about it is done. */
export type DiscardedMail = { readonly ok: true; readonly as: 'kept' | 'seen' };

/** Puts a waiting mail aside for good; `open` and `join` still find it there. */
export async function discardHeldMail(office: Office, order: DiscardOrder): Promise<DiscardedMail | Refused> {
  const done = await decideHeld(office, order.mailId, (tx, read) => discard(office, tx, read, order));
  if (done.ok) office.log.info('held mail discarded', { mail: order.mailId, as: done.as });
  return done;
}

/** Tasks that only ask a person to look: the mail that brought them about is filed already. */
const TO_LOOK_AT: readonly TaskKind[] = ['notice-returned', 'unproven-bounce', 'unproven-abuse', 'burst'];

async function discard(
  office: Office,
  tx: Db,
  read: ReadMail,
  { mailId, by, why }: DiscardOrder,
): Promise<DiscardedMail | Refused> {
  const at = office.now();
  const standing = await holdMail(tx, read);
  const refusal = whyNotWaiting(standing);
  const decision = { act: 'discard', by, because: why, at } as const;
  if (refusal !== null) {
    if ((await closeTasks(tx, TO_LOOK_AT, { mailId }, at)) === 0) return refused(refusal);
    await settle(tx, mailId, standing.caseId, decision);
    return { ok: true, as: 'seen' };
  }
  if (standing.decision?.act === 'discard')
    return refused({ code: 'discarded', decision: standing.decision });
  await keepAsRecord(tx, mailId, at);
  await settle(tx, mailId, null, decision);
  return { ok: true, as: 'kept' };
}
