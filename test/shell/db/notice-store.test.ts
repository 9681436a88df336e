import { describe, expect, test } from 'vitest';
import { keepNotices, listWaitingAddresses, takeNotices } from '../../../src/shell/db/notice-store.ts';
import { takeOutboundIds } from '../../../src/shell/db/outbox-store.ts';
import type { Db } from '../../../src/shell/db/tables.ts';
import { useDatabase } from '../../support/database.ts';

const NOON = new Date('2026-11-17T11:00:00Z');
const ELS = 'els@example.org';

function waiting(minutes: number, letter: string, toAddress = ELS) {
  const noticedAt = new Date(NOON.getTime() + minutes * 60_000);
  return { desk: 'klachten', toAddress, letter, caseId: null, subject: `${letter} ${minutes}`, noticedAt };
}

/** Takes the notices of Els and writes the mail that tells them. */
async function tell(tx: Db, most: number) {
  const [id = 0] = await takeOutboundIds(tx, 1);
  const taken = await takeNotices(tx, ELS, { outboundId: id, since: NOON, most });
  if (taken !== null) await writeMail(tx, id);
  return taken;
}

async function writeMail(tx: Db, id: number): Promise<void> {
  const mail = { id, desk: 'klachten', letter: 'staff/combined', audience: 'staff', automatic: true };
  const envelope = { to_address: ELS, to_domain: 'example.org', envelope_from: 'desk@example.org' };
  await tx
    .insertInto('outbound_mails')
    .values({ ...mail, ...envelope, message_id: `${id}@example.org`, subject: '', bytes: Buffer.from('') })
    .execute();
}

describe('notices that wait', () => {
  const database = useDatabase();
  const inTransaction = <T>(work: (tx: Db) => Promise<T>) => database.db.transaction().execute(work);

  test('are due for an address as soon as the oldest of them is', async () => {
    await inTransaction((tx) =>
      keepNotices(tx, [
        waiting(0, 'staff/new-complaint'),
        waiting(1, 'staff/new-complaint'),
        waiting(2, 'staff/mailbox-trouble'),
        waiting(3, 'staff/not-yet-known'),
        waiting(4, 'staff/held'),
        waiting(5, 'staff/held', 'jan@example.org'),
      ]),
    );
    expect(await listWaitingAddresses(database.db, NOON)).toEqual([ELS]);
  });

  test('are not taken when none of them waited long enough', async () => {
    const early = { outboundId: 1, since: new Date(NOON.getTime() - 1), most: 3 };
    expect(await inTransaction((tx) => takeNotices(tx, ELS, early))).toBeNull();
  });

  test('stay as they are when the mail that tells them is not written', async () => {
    const unwritten = { outboundId: 999, since: NOON, most: 3 };
    await expect(inTransaction((tx) => takeNotices(tx, ELS, unwritten))).rejects.toThrow(/combined_in/);
    expect(await listWaitingAddresses(database.db, NOON)).toEqual([ELS]);
  });

  test('are left to whoever is just taking them, also when another came in between', async () => {
    await inTransaction(async (tx) => {
      expect(await tell(tx, 3)).toMatchObject({ count: 5 });
      await keepNotices(database.db, [waiting(6, 'staff/held')]);
      expect(await inTransaction((other) => tell(other, 3))).toBeNull();
      throw new Error('taken back');
    }).catch((fault: unknown) => expect(fault).toMatchObject({ message: 'taken back' }));
  });

  test('are taken all at once, and shown by kind and time as far as there is room', async () => {
    const taken = await inTransaction((tx) => tell(tx, 4));
    expect(taken).toMatchObject({ desk: 'klachten', count: 6 });
    expect(taken?.shown.map(({ subject }) => subject)).toEqual([
      'staff/mailbox-trouble 2',
      'staff/held 4',
      'staff/held 6',
      'staff/new-complaint 0',
    ]);
    expect(await inTransaction((tx) => tell(tx, 4))).toBeNull();
    expect(await listWaitingAddresses(database.db, new Date(NOON.getTime() + 3_600_000))).toEqual([
      'jan@example.org',
    ]);
  });
});
