/**
 * `join`: a mail that waited for a person belongs to a case. It is filed there as correspondence, or as a note when a
 * colleague wrote it, and later mail of its thread follows (DESIGN §3 "Held mail, muted humans, breaker").
 */
import type { Actor } from '../case/events.ts';
import { printReference } from '../case/reference.ts';
import { dispose } from '../mail/dispose.ts';
import { joinedFate } from '../mail/released-mail.ts';
import { lockCases } from '../shell/db/case-store.ts';
import { takeDeliveriesAlong } from '../shell/db/held-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { announce } from './announce.ts';
import { type Docket, openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { joinCase } from './file-complaint.ts';
import { authorAmong, type Filing, noteText } from './filing.ts';
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
import { expectDone, runCommand } from './run-commands.ts';

/** The case that the mail is on now; a note is a text for colleagues. */
export type JoinedMail = { readonly ok: true; readonly reference: string; readonly asNote: boolean };

/** Files a waiting mail on a case. @param caseId  number of a case, whether it exists or not */
export async function joinHeldMail(
  office: Office,
  order: HeldOrder & { readonly caseId: number },
): Promise<JoinedMail | Refused> {
  const done = await decideHeld(office, order.mailId, (tx, read) => join(office, tx, read, order));
  if (done.ok) office.log.info('held mail joined', { mail: order.mailId, case: done.reference });
  return done;
}

async function join(
  office: Office,
  tx: Db,
  read: ReadMail,
  order: HeldOrder & { readonly caseId: number },
): Promise<JoinedMail | Refused> {
  const { caseId, by } = order;
  const at = office.now();
  const { claimed, mail } = read;
  const refusal = whyNotWaiting(await holdMail(tx, read));
  if (refusal !== null) return refused(refusal);
  const cases = await lockCases(tx, [caseId]);
  const target = cases.get(caseId);
  if (target === undefined) return refused({ code: 'no-such-case' });
  if (target.state.stage === 'closed')
    return refused({ code: 'case-closed', reference: target.state.reference });

  const { desk, profile, known } = await lookUpAgain(office, tx, read, at);
  const judged = dispose(mail, profile, known, claimed.receivedAt, at, claimed.signatureCheck);
  if (judged.secondDeliveryOf !== null)
    return refused({ code: 'second-delivery', mailId: judged.secondDeliveryOf });
  const { participants } = target.state;
  const fate = joinedFate(judged, { caseId, participants });
  const filing = { claimed, mail, desk, at, fate };
  const docket = openDocket(at, cases);
  const staff = orderedBy(order);
  const asNote = filing.fate.disposition === 'staff';
  if (asNote) placeNote(office, docket, filing, caseId, staff);
  else joinCase(office, docket, filing, caseId, staff);
  docket.filed.push({ filing, caseId });
  await enterDocket(office, tx, docket);
  await takeDeliveriesAlong(tx, claimed.id, caseId);
  await settle(tx, claimed.id, caseId, { act: 'join', by, because: null, at });
  return { ok: true, reference: printReference(caseId), asNote };
}

/** The note stays that of the colleague who wrote it, and the log says who placed it. */
function placeNote(office: Office, docket: Docket, filing: Filing, caseId: number, by: Actor): void {
  const { claimed, mail, at } = filing;
  const given = { at, by, mailId: claimed.id } as const;
  const author = authorAmong(office.config.staff, filing);
  const text = noteText(mail);
  // A file without a word is kept on the case: there is nothing to note.
  const change =
    text.trim() === ''
      ? runCommand(office, docket, caseId, { type: 'record_mail', ...given, kind: 'record' })
      : runCommand(office, docket, caseId, { type: 'add_note', ...given, author, text });
  announce(office, docket, expectDone(change), filing);
}
