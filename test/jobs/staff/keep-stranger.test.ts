/** A mail from an address that nobody knows, to the reply address of a colleague (commands.md 4, row 46). */
import { beforeAll, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;
let told: LeftMail;
const tags = async () => (await loadCase(desk.office.db, 1001))?.state.tags;

beforeAll(async () => {
  notice = await aComplaint(desk);
});

test('nothing of it is done, and the owner of the reply address hears who wrote', async () => {
  await desk.deliver(
    rawMail({ ...inAnswerTo(notice), From: 'Els privé <els@example.com>', Subject: 'Zaak' }, '#label +dak'),
  );
  const left = await desk.work();
  expect(new Set(left.map(({ parcel }) => parcel.to))).toEqual(new Set([ELS]));
  told = left.find(({ mail }) => mail.text.includes('#ja')) ?? notice;
  expect(told.mail.text).toContain('els@example.com');
  expect(await tags()).toEqual([]);
  const row = await desk.office.db
    .selectFrom('inbound_mails')
    .select(['disposition', 'case_id'])
    .where('from_address', '=', 'els@example.com')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ disposition: 'hold', case_id: null });
});

test('it is done when the owner confirms it from the address on the roster', async () => {
  await write(desk, '#ja', { ...inAnswerTo(told), Subject: 'Ja' });
  expect(await tags()).toEqual(['dak']);
});

test('the complainant who was shown a notice and answers it is heard as ever', async () => {
  await desk.deliver(
    rawMail({ ...inAnswerTo(notice), Subject: 'Mijn klacht' }, 'Het lekt nog steeds. #sluit'),
  );
  const left = await desk.work();
  expect(sentTo(left, ELS).mail.subject).toContain('C-1001-9');
  expect((await loadCase(desk.office.db, 1001))?.state.correspondenceCount).toBe(1);
});
