import { beforeEach, expect, test } from 'vitest';
import { ACKNOWLEDGEMENT_LETTERS } from '../../../src/case/case.ts';
import {
  findCaseOfMail,
  holdMailRow,
  isLetterWaiting,
  keepAsRecord,
  loadReceived,
  recordDecision,
} from '../../../src/shell/db/held-store.ts';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { registerCase } from '../../support/stored-cases.ts';
import { fetched, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
let uid = 0;
let mailId = 0;

beforeEach(async () => {
  uid += 1;
  const [stored] = await storeMails(database.db, [fetched(uid)]);
  mailId = stored?.mailId ?? 0;
});

test('a mail is read once more with its own day of receipt, as long as its bytes are there', async () => {
  expect(await loadReceived(database.db, mailId)).toMatchObject({
    id: mailId,
    receivedAt: NOW,
    bytes: fetched(uid).bytes,
  });
  await database.db.deleteFrom('raw_mails').where('mail_id', '=', mailId).execute();
  expect(await loadReceived(database.db, mailId)).toBeNull();
});

test('of several decisions the last one holds', async () => {
  const by = 'els@example.org';
  await recordDecision(database.db, mailId, null, { act: 'discard', by, because: 'advertising', at: NOW });
  await keepAsRecord(database.db, mailId, NOW);
  expect(await holdMailRow(database.db, mailId)).toEqual({
    status: 'processed',
    disposition: 'record',
    caseId: null,
    secondDeliveryOf: null,
    decision: { act: 'discard', by, because: 'advertising', at: NOW },
  });
  await recordDecision(database.db, mailId, null, { act: 'open', by, because: null, at: NOW });
  expect(await holdMailRow(database.db, mailId)).toMatchObject({ decision: { act: 'open' } });
  expect(await holdMailRow(database.db, 9_999)).toBeNull();
});

test('who only names a mail does not wait for the one who decides about it', async () => {
  await database.db.transaction().execute(async (tx) => {
    await holdMailRow(tx, mailId);
    const [other] = await storeMails(database.db, [fetched(1_000)]);
    await database.db
      .updateTable('inbound_mails')
      .set({ second_delivery_of: mailId })
      .where('id', '=', other?.mailId ?? 0)
      .execute();
  });
});

test('a mail on no case is told from one that is not there', async () => {
  expect(await findCaseOfMail(database.db, mailId)).toBeNull();
  expect(await findCaseOfMail(database.db, 9_999)).toBeUndefined();
});

test.each([...ACKNOWLEDGEMENT_LETTERS])(
  'a letter waits until the mail server has answered: %s',
  async (letter) => {
    const caseId = await registerCase(database.db);
    const waits = () => isLetterWaiting(database.db, caseId, ACKNOWLEDGEMENT_LETTERS);
    expect(await waits()).toBe(false);
    const id = await queueLetter(database.db, { caseId, letter });
    expect(await waits()).toBe(true);
    await database.db.updateTable('outbound_mails').set({ status: 'sent' }).where('id', '=', id).execute();
    expect(await waits()).toBe(false);
  },
);
