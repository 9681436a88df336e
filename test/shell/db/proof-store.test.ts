import { expect, test } from 'vitest';
import { lastStaffMails } from '../../../src/shell/db/proof-store.ts';
import { useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';

const ELS = 'els.de.boer@example.net';
const desk = useDesk();

test('the last mails of a colleague come newest first, and not those of anybody else', async () => {
  for (const [hour, subject] of ['een', 'twee', 'drie'].entries()) {
    const at = new Date(`2026-11-17T0${hour + 5}:00:00Z`);
    await desk.deliver(rawMail({ From: ELS, Subject: subject }), at);
  }
  await desk.deliver(rawMail());
  await desk.work();
  const found = await lastStaffMails(desk.office.db, [ELS, 'anna@example.net'], 2);
  expect(found.map(({ address, receivedAt }) => [address, receivedAt.getUTCHours()])).toStrictEqual([
    [ELS, 7],
    [ELS, 6],
  ]);
});
