/** Attachments whose bytes were not looked at yet: registering a mail does not wait for decoding. */
import { sql } from 'kysely';
import type { EncodedRange } from '../../mail/inbound-mail.ts';
import type { Db } from './tables.ts';

/** An attachment that is still encoded in its raw mail. */
export type UndecodedAttachment = {
  readonly id: number;
  readonly mailId: number;
  readonly range: EncodedRange;
};

/** Takes attachments that wait, oldest first, and holds them until the transaction ends. */
export async function takeUndecoded(tx: Db, count: number): Promise<readonly UndecodedAttachment[]> {
  const { rows } = await sql<WaitingRow>`
    ${WAITING} order by id limit ${count} for update skip locked
  `.execute(tx);
  return rows.map(readWaiting);
}

/** Takes those that wait on one case; where another program decodes one of them, it waits for that. */
export async function takeUndecodedOf(tx: Db, caseId: number): Promise<readonly UndecodedAttachment[]> {
  const { rows } = await sql<WaitingRow>`
    ${WAITING} and mail_id in (select id from inbound_mails where case_id = ${caseId}) order by id for update
  `.execute(tx);
  return rows.map(readWaiting);
}

type WaitingRow = { readonly id: number; readonly mailId: number } & EncodedRange;

const WAITING = sql`
  select id, mail_id as "mailId", range_start as start, range_end as end, encoding
  from attachments where sha256 is null and range_start is not null`;

function readWaiting({ id, mailId, start, end, encoding }: WaitingRow): UndecodedAttachment {
  return { id, mailId, range: { start, end, encoding } };
}

/** Writes what decoding found: the real size and the digest that proves the file is unchanged. */
export async function saveDigest(tx: Db, id: number, sha256: string, bytes: number): Promise<void> {
  await tx.updateTable('attachments').set({ sha256, bytes }).where('id', '=', id).execute();
}
