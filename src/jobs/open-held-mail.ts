/**
 * `open`: a mail that waited for a person is a complaint after all. It is registered as if it had been accepted when
 * it came: with its own day of receipt, its papers, and the ids by which later mail finds it (DESIGN §3 "Held mail,
 * muted humans, breaker"; procedure step 1).
 */
import { printReference } from '../case/reference.ts';
import { findSecondDelivery } from '../mail/duplicates.ts';
import { openedFate } from '../mail/released-mail.ts';
import { nextCaseNumbers } from '../shell/db/case-store.ts';
import { takeDeliveriesAlong } from '../shell/db/held-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { registerComplaint } from './file-complaint.ts';
import {
  decideHeld,
  type HeldOrder,
  holdMail,
  lookUpAgain,
  orderedBy,
  type Refused,
  refused,
  settle,
  whyNotWaiting,
} from './held-mail.ts';
import type { ReadMail } from './inquiry.ts';
import type { Office } from './office.ts';

/** The case that was opened, and whether the complainant is told; `because` names the rules that forbid it. */
export type OpenedMail = {
  readonly ok: true;
  readonly reference: string;
  readonly acknowledged: boolean;
  readonly because: readonly string[];
};

/** Registers a held mail, or one in quarantine as far as it can be read. */
export async function openHeldMail(office: Office, order: HeldOrder): Promise<OpenedMail | Refused> {
  const done = await decideHeld(office, order.mailId, (tx, read) => open(office, tx, read, order));
  if (done.ok) {
    const { reference, acknowledged } = done;
    office.log.info('held mail opened', { mail: order.mailId, case: reference, acknowledged });
  }
  return done;
}

async function open(office: Office, tx: Db, read: ReadMail, order: HeldOrder): Promise<OpenedMail | Refused> {
  const { by } = order;
  const at = office.now();
  const { claimed, mail } = read;
  const standing = await holdMail(tx, read);
  const refusal = whyNotWaiting(standing);
  if (refusal !== null) return refused(refusal);
  if (standing.disposition === 'staff') return refused({ code: 'of-staff' });
  const { desk, profile, known } = await lookUpAgain(office, tx, read, at);
  const second = findSecondDelivery(mail, known, claimed.receivedAt);
  if (second !== null) return refused({ code: 'second-delivery', mailId: second.mailId });
  const { receivedAt, signatureCheck: check } = claimed;
  const fate = openedFate(mail, profile, known, { receivedAt, at, check });

  const [caseId] = await nextCaseNumbers(tx, 1);
  if (caseId === undefined) throw new Error('a number was asked for');
  const docket = openDocket(at, new Map());
  const filing = { claimed, mail, desk, at, fate };
  registerComplaint(office, docket, filing, caseId, orderedBy(order));
  docket.filed.push({ filing, caseId });
  await enterDocket(office, tx, docket);
  await takeDeliveriesAlong(tx, claimed.id, caseId);
  await settle(tx, claimed.id, caseId, { act: 'open', by, because: null, at });
  const { send, because } = fate.acknowledge;
  return { ok: true, reference: printReference(caseId), acknowledged: send, because: send ? [] : because };
}
