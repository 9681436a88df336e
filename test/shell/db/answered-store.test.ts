import { beforeEach, expect, test } from 'vitest';
import { holdLetters, loadAnswered, withdrawLetters } from '../../../src/shell/db/answered-store.ts';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { saveTransactions, takeTransactionIds } from '../../../src/shell/db/transaction-store.ts';
import { NOTHING_LEFT_OUT } from '../../../src/staff/outcome.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { note, registerCase } from '../../support/stored-cases.ts';
import { emptyRegister, fetched, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
let mailId = 0;
let transactionId = 0;

beforeEach(async () => {
  await emptyRegister(database.db);
  const [stored] = await storeMails(database.db, [fetched(1)]);
  mailId = stored?.mailId ?? 0;
  [transactionId = 0] = await takeTransactionIds(database.db, 1);
  await saveTransactions(database.db, [
    {
      id: transactionId,
      mailId,
      desk: 'klachten',
      by: 'bea@example.org',
      messageId: null,
      writtenAt: null,
      status: 'done',
      proof: { level: 'A2', source: 'boundary', domain: 'example.org', token: null },
      plan: { commands: [], note: '', original: '', leftOut: NOTHING_LEFT_OUT },
      planDigest: 'p1',
      caseIds: [],
      revisions: new Map(),
      tail: [],
      madeAt: NOW,
      expiresAt: null,
    },
  ]);
});

test('a notice knows its case as it stood, its transaction and the mail that it is about', async () => {
  const caseId = await registerCase(database.db, note('Called her.'));
  const serial = await queueLetter(database.db, {
    caseId,
    audience: 'staff',
    toAddress: 'bea@example.org',
    transactionId,
    aboutMailId: mailId,
  });
  expect(await loadAnswered(database.db, [serial, serial + 1])).toEqual([
    {
      serial,
      letter: 'complainant/received',
      audience: 'staff',
      recipient: 'bea@example.org',
      caseId,
      madeAt: NOW,
      caseRevision: 2,
      transactionId,
      aboutMailId: mailId,
      answersMailId: null,
      bytes: expect.any(Buffer),
    },
  ]);
});

test('an answer is about the mail that it answers', async () => {
  const serial = await queueLetter(database.db, { answersMailId: mailId });
  expect(await loadAnswered(database.db, [serial])).toMatchObject([
    { answersMailId: mailId, aboutMailId: null, caseRevision: null },
  ]);
  expect(await loadAnswered(database.db, [])).toEqual([]);
});

test('letters of a transaction that still wait are taken back, those that left are not', async () => {
  const waiting = await queueLetter(database.db, { transactionId, messageId: 'one@example.org' });
  const gone = await queueLetter(database.db, { transactionId, messageId: 'two@example.org' });
  await queueLetter(database.db, { transactionId, messageId: 'three@example.org', audience: 'staff' });
  await queueLetter(database.db, { messageId: 'four@example.org' });
  await database.db.updateTable('outbound_mails').set({ status: 'sent' }).where('id', '=', gone).execute();
  expect((await holdLetters(database.db, transactionId)).map(({ id }) => id)).toEqual([waiting, gone]);
  await withdrawLetters(database.db, [waiting, gone]);
  const after = await holdLetters(database.db, transactionId);
  expect(after.map(({ status }) => status)).toEqual(['withdrawn', 'sent']);
});
