import { beforeEach, describe, expect, test } from 'vitest';
import { saveDigest, takeUndecoded, takeUndecodedOf } from '../../../src/shell/db/attachment-store.ts';
import { openDatabase } from '../../../src/shell/db/connection.ts';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyRegister, fetched } from '../../support/stored-mails.ts';

const database = useDatabase();

/** Mail 1 is on case 7 and mail 2 on no case; both have a file that was not looked at yet. */
beforeEach(async () => {
  await emptyRegister(database.db);
  await storeMails(
    database.db,
    [1, 2].map((uid) => fetched(uid)),
  );
  await database.db.updateTable('inbound_mails').set({ case_id: 7 }).where('id', '=', 1).execute();
  for (const mailId of [1, 2]) await attach(mailId);
});

async function attach(
  mailId: number,
  details: { readonly content?: Buffer; readonly position?: number } = {},
) {
  const { content = null, position = 0 } = details;
  const range = content === null ? { range_start: 40, range_end: 160, encoding: 'base64' } : null;
  await database.db
    .insertInto('attachments')
    .values({
      mail_id: mailId,
      position,
      name: 'vlek.png',
      type: 'image/png',
      bytes: 90,
      inline: false,
      range_start: null,
      range_end: null,
      encoding: null,
      ...range,
      content,
      sha256: content === null ? null : 'known',
    })
    .execute();
}

const mailsOf = async (count = 20, db = database.db) =>
  (await takeUndecoded(db, count)).map(({ mailId }) => mailId);

describe('attachments that were not looked at', () => {
  test('are taken with the place at which they lie in the raw mail, the oldest first', async () => {
    const [first] = await takeUndecoded(database.db, 1);
    expect(first).toMatchObject({ mailId: 1, range: { start: 40, end: 160, encoding: 'base64' } });
  });

  test('are neither those that have their digest nor those that came with their content', async () => {
    await attach(2, { content: Buffer.from('Beste Bea'), position: 1 });
    const [first] = await takeUndecoded(database.db, 1);
    await saveDigest(database.db, first?.id ?? 0, 'ab12', 87);
    expect(await mailsOf()).toEqual([2]);
    const row = await database.db
      .selectFrom('attachments')
      .select(['sha256', 'bytes'])
      .where('id', '=', first?.id ?? 0)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ sha256: 'ab12', bytes: 87 });
  });

  test('belong to one program until its transaction ends: another takes the next ones', async () => {
    const other = openDatabase(database.url, { max: 1 });
    const holding = await other.db.startTransaction().execute();
    expect(await mailsOf(1, holding)).toEqual([1]);
    expect(await mailsOf()).toEqual([2]);
    await holding.rollback().execute();
    await other.close();
    expect(await mailsOf()).toEqual([1, 2]);
  });

  test('of one case are taken without those of others', async () => {
    const taken = await takeUndecodedOf(database.db, 7);
    expect(taken.map(({ mailId }) => mailId)).toEqual([1]);
    expect(await takeUndecodedOf(database.db, 8)).toEqual([]);
  });

  test('of one case are waited for while another program works on them, and are not done twice', async () => {
    const other = openDatabase(database.url, { max: 1 });
    const holding = await other.db.startTransaction().execute();
    const [held] = await takeUndecoded(holding, 1);
    let isAnswered = false;
    const waiting = takeUndecodedOf(database.db, 7).then((taken) => {
      isAnswered = true;
      return taken;
    });
    await saveDigest(holding, held?.id ?? 0, 'ab12', 87);
    expect(isAnswered).toBe(false);
    await holding.commit().execute();
    await other.close();
    expect(await waiting).toEqual([]);
  });
});
