/** Counts the books: on the mail server, in the database, and among the letters that arrived. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { openSession } from '../../src/shell/db/connection.ts';
import type { SinkMail } from '../support/smtp-sink.ts';
import type { Books } from './books.ts';

const COUNTS = `
  with ledger as (
    select mail_id, row_number() over (partition by mail_id order by uid_validity, uid) as nth from fetched_messages),
  firsts as (
    select inbound_mails.* from ledger join inbound_mails on id = mail_id
    where nth = 1 and second_delivery_of is null and status = 'processed')
  select (select count(*) from ledger) as "ledgerRows",
    (select count(*) from cases) as cases,
    (select count(distinct mail_id) from case_events where type = 'correspondence_received') as joined,
    (select count(*) from firsts where disposition = 'staff') as staff,
    (select count(distinct mail_id) from staff_tasks where kind = 'held') as held,
    (select count(*) from inbound_mails where status = 'quarantined') as quarantined,
    (select count(*) from firsts where disposition in ('bounce', 'auto-reply', 'record', 'own')) as recorded,
    (select count(*) from ledger left join inbound_mails on id = mail_id
      where nth > 1 or second_delivery_of is not null) as "secondDeliveries",
    (select count(*) from outbound_mails where letter = 'complainant/received') as acknowledgements,
    (select count(distinct case_id) from staff_tasks where kind = 'acknowledge') as "leftToPerson"`;

/** What waits: mails to be filed, and letters to be sent. */
export type Waiting = { readonly mails: number; readonly letters: number; readonly ledgerRows: number };

/** @throws DatabaseAwayError when the database is being restarted */
export async function readWaiting(url: string): Promise<Waiting> {
  const [row] = await ask(
    url,
    `select (select count(*) from inbound_mails where status = 'pending') as mails,
      (select count(*) from outbound_mails where status in ('queued', 'sending')) as letters,
      (select count(*) from fetched_messages) as "ledgerRows"`,
  );
  const count = counter(row);
  return { mails: count('mails'), letters: count('letters'), ledgerRows: count('ledgerRows') };
}

/** Reads everything. */
export async function readBooks(
  url: string,
  mailsOnServer: number,
  received: readonly SinkMail[],
): Promise<Books> {
  const [row] = await ask(url, COUNTS);
  const count = counter(row);
  return {
    mailsOnServer,
    ledgerRows: count('ledgerRows'),
    cases: count('cases'),
    joined: count('joined'),
    staff: count('staff'),
    held: count('held'),
    quarantined: count('quarantined'),
    recorded: count('recorded'),
    secondDeliveries: count('secondDeliveries'),
    acknowledgements: count('acknowledgements'),
    leftToPerson: count('leftToPerson'),
    differentRepeats: countDifferentRepeats(received),
  };
}

/** Asks the mail server itself how many messages lie in the inbox (RFC 9051 6.3.11). */
export async function countMessages(port: number, user: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`a login ${user} secret\r\nb status INBOX (MESSAGES)\r\n`);
  try {
    for await (const line of createInterface({ input: socket })) {
      const count = /^\* STATUS .*MESSAGES (?<count>\d+)/u.exec(line)?.groups?.['count'];
      if (count !== undefined) return Number(count);
    }
    throw new Error('the mail server did not say how many messages there are');
  } finally {
    socket.destroy();
  }
}

/** The value of a header field, unfolded; null when the mail has none. */
export function headerOf(bytes: Buffer, name: string): string | null {
  const head = bytes.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  const unfolded = head.replaceAll(/\r\n[ \t]+/gu, ' ');
  return new RegExp(`^${name}: *(?<value>.*)$`, 'imu').exec(unfolded)?.groups?.['value'] ?? null;
}

function countDifferentRepeats(received: readonly SinkMail[]): number {
  const first = new Map<string, Buffer>();
  let different = 0;
  for (const { bytes } of received) {
    const id = headerOf(bytes, 'Message-ID') ?? '';
    const before = first.get(id);
    if (before === undefined) first.set(id, bytes);
    else if (!before.equals(bytes)) different += 1;
  }
  return different;
}

type Row = Readonly<Record<string, unknown>>;

async function ask(url: string, text: string): Promise<readonly Row[]> {
  const session = await openSession(url);
  try {
    return await session.query(text);
  } finally {
    await session.close();
  }
}

function counter(row: Row | undefined): (name: string) => number {
  return (name) => Number(row?.[name]);
}
