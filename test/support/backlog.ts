/**
 * Many small mails of many people, and the books that must balance when all of them were worked on: one case
 * for each who complained, every later mail joined to it, one acknowledgement, and on the wire nothing but
 * repeats that are the same byte for byte (DESIGN §3 "Exactly once").
 */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../../src/shell/db/tables.ts';
import { rawMail } from './raw-mail.ts';
import type { SinkMail } from './smtp-sink.ts';

/** A mail of the backlog, in the order in which it is delivered. */
export type BacklogMail = { readonly from: string; readonly raw: Buffer };

const DAY_SUBJECTS = ['Lekkage dakkapel', 'De voordeur klemt', 'Stucwerk laat los', 'Ketel maakt lawaai'];
/** Every so many mails one is an answer of somebody who wrote before. */
const ANSWER_EACH = 4;

/**
 * Makes mails; three in four are of somebody new, the others answer to an earlier one of the same person.
 * @param prefix  keeps the people of several backlogs apart
 */
export function makeBacklog(count: number, prefix = 'bewoner'): readonly BacklogMail[] {
  const opened: { from: string; id: string; subject: string }[] = [];
  return Array.from({ length: count }, (_, index) => {
    const subject = DAY_SUBJECTS[index % DAY_SUBJECTS.length] ?? '';
    // Always an earlier person, now and then one of a moment ago.
    const answered =
      index % ANSWER_EACH === ANSWER_EACH - 1 ? opened[(index * 7) % opened.length] : undefined;
    const id = `<${prefix}.${index}@mail.example.net>`;
    if (answered === undefined) {
      const from = `${prefix}${index}@example.net`;
      opened.push({ from, id, subject });
      return { from, raw: mailOf({ From: from, Subject: subject, 'Message-ID': id }, index) };
    }
    const fields = { 'In-Reply-To': answered.id, References: answered.id, 'Message-ID': id };
    return {
      from: answered.from,
      raw: mailOf({ From: answered.from, Subject: `Re: ${answered.subject}`, ...fields }, index),
    };
  });
}

function mailOf(fields: Readonly<Record<string, string>>, index: number): Buffer {
  return Buffer.from(rawMail(fields, `Het gaat om huisnummer ${index}. Wanneer komt er iemand kijken?`));
}

/** Ceilings that let a whole backlog of mails be answered and told of, one by one. */
export const RAISED_LIMITS = {
  perAddressPerHour: 100_000,
  perAddressPerDay: 100_000,
  perDomainPerHour: 100_000,
  totalPerTenMinutes: 100_000,
  newCasesPerAddressPerHour: 100_000,
  staffNoticesPerHour: 100_000,
} as const;

/** How far the work on the mails came. */
export type Progress = {
  readonly processed: number;
  readonly quarantined: number;
  readonly waitingToLeave: number;
};

/** Counts rows; it is asked often, so the three questions are one. */
export async function progressOf(db: Db): Promise<Progress> {
  const rows = await db.selectFrom('inbound_mails').select('status').execute();
  const leaving = db.selectFrom('outbound_mails').select('id').where('status', 'in', ['queued', 'sending']);
  return {
    processed: rows.filter(({ status }) => status === 'processed').length,
    quarantined: rows.filter(({ status }) => status === 'quarantined').length,
    waitingToLeave: (await leaving.execute()).length,
  };
}

/** Every mail of the backlog is in the ledger once, and is one case or one join. */
export async function expectEachFiledOnce(db: Db, mails: readonly BacklogMail[]): Promise<void> {
  expect(await db.selectFrom('fetched_messages').select('uid').execute()).toHaveLength(mails.length);
  const filed = await db
    .selectFrom('inbound_mails')
    .leftJoin('cases', 'cases.id', 'case_id')
    .select(['status', 'disposition', 'from_address', 'complainant_address', 'case_id'])
    .orderBy('inbound_mails.id')
    .execute();
  expect(filed.filter(({ status }) => status !== 'processed')).toEqual([]);
  expect(filed.filter((mail) => mail.from_address !== mail.complainant_address)).toEqual([]);
  expect(filed.map((mail) => mail.from_address).toSorted()).toEqual(mails.map(({ from }) => from).toSorted());
  const people = [...new Set(mails.map(({ from }) => from))].toSorted();
  const opening = filed.filter(({ disposition }) => disposition === 'complaint');
  expect(opening.map((mail) => mail.from_address).toSorted()).toEqual(people);
  const joined = filed.filter(({ disposition }) => disposition === 'correspondence');
  expect(joined).toHaveLength(mails.length - people.length);
  const cases = await db.selectFrom('cases').select('complainant_address').execute();
  expect(cases.map((row) => row.complainant_address).toSorted()).toEqual(people);
  await expectEventsOnce(db, mails.length - people.length, people.length);
}

/** The log of the cases says the same as the rows: nothing was entered twice. */
async function expectEventsOnce(db: Db, joined: number, opened: number): Promise<void> {
  const events = await db.selectFrom('case_events').select(['type', 'case_id']).execute();
  const of = (type: string) => events.filter((event) => event.type === type);
  expect(of('complaint_registered')).toHaveLength(opened);
  expect(new Set(of('complaint_registered').map((event) => event.case_id)).size).toBe(opened);
  expect(of('correspondence_received')).toHaveLength(joined);
  expect(of('letter_failed')).toEqual([]);
  expect(of('letter_sent')).toHaveLength(opened);
  expect(new Set(of('letter_sent').map((event) => event.case_id)).size).toBe(opened);
}

/**
 * Everybody who complained has one acknowledgement in the outbox, every mail of it left, and what came more
 * than once on the wire is the same byte for byte.
 * @returns how many mails were repeats
 */
export async function expectEachAnsweredOnce(
  db: Db,
  mails: readonly BacklogMail[],
  received: readonly SinkMail[],
): Promise<number> {
  const people = [...new Set(mails.map(({ from }) => from))].toSorted();
  const outbox = await db
    .selectFrom('outbound_mails')
    .select(['letter', 'to_address', 'message_id', 'status', 'bytes'])
    .execute();
  expect(outbox.filter(({ status }) => status !== 'sent')).toEqual([]);
  const letters = outbox.filter(({ letter }) => letter === 'complainant/received');
  expect(letters.map((row) => row.to_address).toSorted()).toEqual(people);

  const byId = new Map<string, Buffer>();
  for (const { bytes } of received) {
    const id = messageIdOf(bytes);
    expect(bytes.equals(byId.get(id) ?? bytes)).toBe(true);
    byId.set(id, bytes);
  }
  expect([...byId.keys()].toSorted()).toEqual(outbox.map((row) => row.message_id).toSorted());
  return received.length - byId.size;
}

/** The id between its angle brackets. */
function messageIdOf(bytes: Buffer): string {
  const id = /^message-id:\s*<([^>]+)>/imu.exec(bytes.toString('latin1'))?.[1];
  if (id === undefined) throw new Error('a mail left without Message-ID');
  return id;
}

/** What the clock does in two minutes to letters whose sender was lost: only while nobody hands them over. */
export async function endSending(db: Db): Promise<void> {
  await sql`update outbound_mails set locked_until = now() where status = 'sending'`.execute(db);
}
