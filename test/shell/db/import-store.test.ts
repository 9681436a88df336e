import { beforeEach, expect, test } from 'vitest';
import { countUnfiled, findPresent, tallyRun } from '../../../src/shell/db/import-store.ts';
import { noteFailure, storeMails } from '../../../src/shell/db/inbound-store.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyRegister, fetched } from '../../support/stored-mails.ts';

const database = useDatabase();
const RUN = { desk: 'klachten', folder: 'import:oud.mbox', uidValidity: 1_700_000_000 };

beforeEach(() => emptyRegister(database.db));

function archived(uid: number) {
  return fetched(uid, { 'Message-ID': `<m${uid}@mail.example.net>` }, { ...RUN, imported: true });
}

test('a mail that is there is known again by its bytes', async () => {
  await storeMails(database.db, [archived(1)]);
  const { raw_sha256: digest } = await database.db
    .selectFrom('inbound_mails')
    .select('raw_sha256')
    .executeTakeFirstOrThrow();
  expect(await findPresent(database.db, [digest, 'f00'])).toEqual(new Set([digest]));
  expect(await findPresent(database.db, [])).toEqual(new Set());
});

test('what waits of imports is counted apart from what failed, and mail of the mailbox is not', async () => {
  const added = await storeMails(database.db, [archived(1), archived(2), archived(3)]);
  await storeMails(database.db, [fetched(9)]);
  await noteFailure(database.db, added[0]?.mailId ?? 0, 'unreadable');
  expect(await countUnfiled(database.db)).toEqual({ waiting: 2, failing: 1 });
});

test('a run is told by what became of its mails, and not of those of another', async () => {
  await storeMails(database.db, [archived(1), archived(2), archived(3)]);
  await storeMails(database.db, [{ ...archived(4), uidValidity: 1_700_000_001 }]);
  const { db } = database;
  await db.updateTable('inbound_mails').set({ disposition: 'complaint' }).where('id', 'in', [1, 2]).execute();
  const tally = await tallyRun(db, RUN);
  expect(tally).toHaveLength(2);
  expect(tally).toEqual(
    expect.arrayContaining([
      { disposition: 'complaint', second: false, mails: 2 },
      { disposition: null, second: false, mails: 1 },
    ]),
  );
});
