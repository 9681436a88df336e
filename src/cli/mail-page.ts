/**
 * One received mail as a whole, for `redress show`: who wrote what and when, why it waits, and what can be done with
 * it (DESIGN §3 "Held mail, muted humans, breaker"). Of a mail that could not be read its header tells what it can.
 */
import { localStamp } from '../case/working-days.ts';
import { writeSize } from '../letters/wording.ts';
import { glimpseHeader } from '../mail/glimpse-header.ts';
import { attachmentsOf } from '../shell/db/dossier.ts';
import { findMailRecord, type MailRecord } from '../shell/db/mail-record.ts';
import { loadRaw } from '../shell/db/raw-store.ts';
import { listOpenTasks } from '../shell/db/register.ts';
import type { Db } from '../shell/db/tables.ts';
import { describeProof } from './describe-proof.ts';
import { describeFlag, describeRule } from './describe-trial.ts';
import { jsonTask } from './json-lines.ts';
import { type Field, layFields } from './layout.ts';
import { printable, printableLines, type Screen } from './screen.ts';
import { adviceFor } from './task-words.ts';

/** A mail with everything that the register holds on it. */
export type MailPage = NonNullable<Awaited<ReturnType<typeof readMailPage>>>;

/** Reads a mail. @returns null when there is no such mail */
export async function readMailPage(db: Db, mailId: number) {
  const mail = await findMailRecord(db, mailId);
  if (mail === null) return null;
  const raw = mail.fromAddress === null ? await loadRaw(db, mailId) : null;
  const glimpse = raw === null ? null : glimpseHeader(raw);
  const { fromAddress, fromName, subject } = mail;
  return {
    mail,
    from: fromAddress === null ? (glimpse?.from ?? null) : { address: fromAddress, name: fromName ?? '' },
    subject: subject ?? glimpse?.subject ?? '',
    attachments: await attachmentsOf(db, [mailId]),
    tasks: await listOpenTasks(db, { desk: null, caseId: null, mailId }),
  };
}

/** The mail for programs; keys never change lightly. */
export function jsonMail({ mail, from, subject, attachments, tasks }: MailPage) {
  return {
    mail: mail.id,
    desk: mail.desk,
    received: mail.receivedAt,
    status: mail.status,
    disposition: mail.disposition,
    case: mail.reference,
    secondDeliveryOf: mail.secondDeliveryOf,
    imported: mail.imported,
    from,
    subject,
    text: mail.visibleText,
    because: reasonsOf(mail),
    flags: mail.flags,
    proof: mail.proof,
    attachments: attachments.map(({ name, type, bytes, inline, sha256 }) => ({
      name,
      type,
      bytes,
      inline,
      sha256,
    })),
    tasks: tasks.map(jsonTask),
  };
}

function reasonsOf({ failure, rulesHit }: MailRecord): readonly string[] {
  return failure === null ? rulesHit : [failure];
}

/** The mail as lines. */
export function describeMailPage(page: MailPage, timeZone: string, screen: Screen): readonly string[] {
  const { mail, from, subject, attachments, tasks } = page;
  const advice = tasks.flatMap(adviceFor);
  const fields: readonly Field[] = [
    ['From', from === null ? 'nobody is named' : printable(`${from.name} <${from.address}>`)],
    ['Received', `${localStamp(mail.receivedAt, timeZone)}${mail.imported ? ', imported' : ''}`],
    ['What it is', standingOf(mail)],
    ['Why', mail.failure === null ? mail.rulesHit.map(describeRule) : printable(mail.failure)],
    ['Remarks', mail.flags.map(describeFlag)],
    ['Proof', mail.proof === null ? '' : describeProof(mail.proof)],
    ['Desk', mail.desk],
    [
      'Papers',
      attachments.map(
        ({ name, type, bytes }) => `${printable(name)} (${printable(type)}, ${writeSize(bytes, 'en')})`,
      ),
    ],
    ['Text', mail.visibleText === null ? '' : printableLines(mail.visibleText)],
    ['What to do', advice.length > 0 ? advice : adviceWithoutTask(mail)],
  ];
  return [
    screen.stress('bold', `Mail ${mail.id}  ${printable(subject) || '(no subject)'}`),
    ...layFields(fields),
  ];
}

function standingOf({ status, disposition, reference, secondDeliveryOf }: MailRecord): string {
  if (status === 'pending') return 'in the queue: redress run will process it by itself';
  if (status === 'quarantined') return 'a mail that could not be read or filed: it is set aside';
  if (secondDeliveryOf !== null) return `the same mail as mail ${secondDeliveryOf}, which came another way`;
  const kind = disposition === 'hold' ? 'a mail that a person must look at' : `${disposition}`;
  return reference === null ? kind : `${kind}, on ${reference}`;
}

function adviceWithoutTask({ reference }: MailRecord): readonly string[] {
  return reference === null ? [] : [`the case that it is on: redress show ${reference}`];
}
