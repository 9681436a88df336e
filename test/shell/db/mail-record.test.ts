import { expect, test } from 'vitest';
import { findMailRecord } from '../../../src/shell/db/mail-record.ts';
import { useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';

const desk = useDesk();

test('a mail is found by its number, with the case that it is on or why it waits', async () => {
  await desk.deliver(rawMail());
  await desk.deliver(rawMail({ 'X-Spam-Flag': 'YES', From: 'Bram Vos <bram@example.net>' }, 'Het dak lekt.'));
  await desk.work();
  const { db } = desk.office;
  expect(await findMailRecord(db, 1)).toMatchObject({
    status: 'processed',
    disposition: 'complaint',
    reference: 'C-1001-9',
  });
  expect(await findMailRecord(db, 2)).toMatchObject({
    disposition: 'hold',
    rulesHit: ['spam-mark'],
    fromAddress: 'bram@example.net',
    visibleText: 'Het dak lekt.',
    reference: null,
  });
  expect(await findMailRecord(db, 3)).toBeNull();
});
