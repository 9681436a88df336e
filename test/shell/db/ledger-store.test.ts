import { beforeEach, describe, expect, test } from 'vitest';
import { claimMails, storeMails } from '../../../src/shell/db/inbound-store.ts';
import {
  type FolderProgress,
  forgetFolder,
  ledgerUids,
  loadProgress,
  loadSkipped,
  saveProgress,
  skipMessages,
} from '../../../src/shell/db/ledger-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { emptyRegister, fetched } from '../../support/stored-mails.ts';

const database = useDatabase();
beforeEach(() => emptyRegister(database.db));

const uids = async (folder = 'INBOX', uidValidity = 1, fromUid = 1, desk = 'klachten') =>
  [...(await ledgerUids(database.db, desk, folder, uidValidity, fromUid))].sort((one, two) => one - two);
const message = (uid: number) => ({ uid, sizeBytes: 100 * uid, internalDate: NOW });
const skip = (...skipped: readonly number[]) =>
  skipMessages(database.db, 'klachten', 'INBOX', 1, skipped.map(message));

describe('how far reading a folder has come', () => {
  const begun: FolderProgress = {
    uidValidity: 4_294_967_295,
    watermarkUid: 4,
    uidNext: 5,
    polledAt: NOW,
    missing: 2,
    reconciledAt: null,
  };

  test('is nothing before the first look', async () => {
    expect(await loadProgress(database.db, 'klachten', 'Archive')).toBeNull();
  });

  test('is remembered for each folder of each desk, and what was remembered last counts', async () => {
    const further = { ...begun, watermarkUid: 9, uidNext: 10, reconciledAt: NOW };
    await saveProgress(database.db, 'klachten', 'INBOX', begun);
    await saveProgress(database.db, 'klachten', 'Klachten/2026', begun);
    await saveProgress(database.db, 'garantie', 'INBOX', begun);
    await saveProgress(database.db, 'klachten', 'INBOX', further);
    expect(await loadProgress(database.db, 'klachten', 'INBOX')).toEqual(further);
    expect(await loadProgress(database.db, 'klachten', 'Klachten/2026')).toEqual(begun);
    expect(await loadProgress(database.db, 'garantie', 'INBOX')).toEqual(begun);
  });
});

describe('the ledger', () => {
  test('tells which messages of a folder are there, from a UID on', async () => {
    for (const uid of [3, 7, 12]) await storeMails(database.db, [fetched(uid)]);
    expect(await uids()).toEqual([3, 7, 12]);
    expect(await uids('INBOX', 1, 7)).toEqual([7, 12]);
    expect(await uids('INBOX', 1, 13)).toEqual([]);
  });

  test('keeps apart folders, desks and numberings, in which the same UID is another message', async () => {
    await storeMails(database.db, [fetched(3)]);
    expect(await uids('Archive')).toEqual([]);
    expect(await uids('INBOX', 2)).toEqual([]);
    expect(await uids('INBOX', 1, 1, 'garantie')).toEqual([]);
  });
});

describe('messages that are passed over', () => {
  test('stand in the ledger, so that they are not looked at again, and are no mail', async () => {
    await skip(1, 2, 4_294_967_294);
    expect(await uids()).toEqual([1, 2, 4_294_967_294]);
    expect(await claimMails(database.db, NOW, { mails: 50, bytes: 1_000_000 })).toEqual([]);
  });

  test('are known again by size and date, under whatever numbers; mails that were taken are not among them', async () => {
    await storeMails(database.db, [fetched(1)]);
    await skip(2);
    await skipMessages(database.db, 'klachten', 'INBOX', 9, [message(3)]);
    await skipMessages(database.db, 'klachten', 'Archive', 1, [message(4)]);
    const skipped = await loadSkipped(database.db, 'klachten', 'INBOX');
    expect(skipped.map(({ sizeBytes }) => sizeBytes).sort()).toEqual([200, 300]);
    expect(skipped[0]?.internalDate).toEqual(NOW);
  });

  test('may be none', async () => {
    await skip();
    expect(await uids()).toEqual([]);
  });

  test('do not hide a mail that was taken before', async () => {
    await storeMails(database.db, [fetched(2)]);
    await skip(1, 2, 3);
    const rows = await database.db
      .selectFrom('fetched_messages')
      .select(['uid', 'mail_id'])
      .orderBy('uid')
      .execute();
    expect(rows).toEqual([
      { uid: 1, mail_id: null },
      { uid: 2, mail_id: 1 },
      { uid: 3, mail_id: null },
    ]);
  });
});

describe('a folder that the server renumbered', () => {
  test('loses the lines of the old numbers and nothing else; its mails stay and are known by their bytes', async () => {
    await storeMails(database.db, [fetched(2)]);
    await storeMails(database.db, [fetched(3, undefined, { folder: 'Archive' })]);
    await storeMails(database.db, [fetched(4, undefined, { desk: 'garantie' })]);
    await forgetFolder(database.db, 'klachten', 'INBOX', 1);
    expect(await uids()).toEqual([]);
    expect(await uids('Archive')).toEqual([3]);
    expect(await uids('INBOX', 1, 1, 'garantie')).toEqual([4]);
    expect(await storeMails(database.db, [{ ...fetched(2), uidValidity: 2, uid: 77 }])).toEqual([]);
    expect(await uids('INBOX', 2)).toEqual([77]);
  });

  test('keeps the lines of its new numbers', async () => {
    await storeMails(database.db, [fetched(2)]);
    await storeMails(database.db, [{ ...fetched(2), uidValidity: 2 }]);
    await forgetFolder(database.db, 'klachten', 'INBOX', 1);
    expect(await uids('INBOX', 2)).toEqual([2]);
  });
});
