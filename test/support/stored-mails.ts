/** Rows for tests of the stores: a mail as a mailbox gives it and a letter as a job writes it. */
import { sql } from 'kysely';
import { scanHeader } from '../../src/mail/scan-header.ts';
import type { FetchedMail } from '../../src/shell/db/inbound-store.ts';
import { type NewOutbound, queueMails, takeOutboundIds } from '../../src/shell/db/outbox-store.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import { NOW } from './mails.ts';
import { type RawFields, rawMail } from './raw-mail.ts';

/** Takes out all mails and cases and lets the numbers begin at 1; the log of events cannot be emptied. */
export async function emptyRegister(db: Db): Promise<void> {
  await sql`
    delete from thread_ids; delete from staff_tasks; delete from case_tallies; delete from case_points; delete from case_duties; delete from case_clocks; delete from attachments;
    delete from raw_mails; delete from fetched_messages; delete from delivery_troubles; delete from outbound_mails;
    delete from staff_transactions; delete from mailbox_guards; delete from inbound_mails;
    delete from address_flags; delete from breaker_trips; delete from cases;
  `.execute(db);
  // Apart from the rest: a table is not altered while a key that is checked late waits for the end of the work on it.
  await sql`
    alter table inbound_mails alter column id restart; alter table outbound_mails alter column id restart;
  `.execute(db);
}

/** A mail that lies in the inbox of the desk under this UID; equal fields make equal bytes. */
export function fetched(
  uid: number,
  fields: RawFields = { 'Message-ID': `<m${uid}@mail.example.net>` },
  details: Partial<FetchedMail> = {},
): FetchedMail {
  const bytes = Buffer.from(rawMail(fields));
  const place = { desk: 'klachten', folder: 'INBOX', uidValidity: 1, uid };
  const sizes = {
    internalDate: NOW,
    storedAt: NOW,
    sizeBytes: bytes.length,
    shortened: false,
    imported: false,
  };
  return { ...place, ...sizes, bytes, ...scanHeader(bytes), ...details };
}

/** An acknowledgement to Anna, with the details of the test. */
export function letter(id: number, details: Partial<NewOutbound> = {}): NewOutbound {
  return {
    id,
    desk: 'klachten',
    caseId: null,
    answersMailId: null,
    letter: 'complainant/received',
    audience: 'complainant',
    toAddress: 'anna@example.net',
    messageId: `letter-${id}@example.org`,
    envelopeFrom: 'klachten@example.org',
    subject: 'Wij hebben uw klacht ontvangen',
    bytes: Buffer.from('Subject: Wij hebben uw klacht ontvangen\r\n\r\nDank u.\r\n'),
    automatic: true,
    sendAfter: NOW,
    madeAt: NOW,
    ...details,
  };
}

/** Puts an acknowledgement to Anna in the outbox, with the details of the test; gives its number. */
export async function queueLetter(db: Db, details: Partial<NewOutbound> = {}): Promise<number> {
  const [id = 0] = details.id === undefined ? await takeOutboundIds(db, 1) : [details.id];
  await queueMails(db, [letter(id, details)]);
  return id;
}
