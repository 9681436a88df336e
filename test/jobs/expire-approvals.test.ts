/** What nobody approved in time (DESIGN 3, "Two persons needed"). */
import { beforeAll, expect, test } from 'vitest';
import { expireApprovals } from '../../src/jobs/expire-approvals.ts';
import { remindOfWaiting } from '../../src/jobs/remind-of-waiting.ts';
import { useDesk } from '../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  sentTo,
  staffMail,
  statusesOf,
  withColleagues,
} from '../support/staff-mails.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const desk = useDesk(withColleagues);

beforeAll(async () => {
  const notice = await aComplaint(desk);
  await desk.deliver(staffMail('#vergoed € 900', { ...inAnswerTo(notice), Subject: 'Re' }));
  await desk.work();
});

test('while it waits it stands in the daily list', async () => {
  desk.pass(2 * DAY_MS);
  expect(await expireApprovals(desk.office)).toBe(0);
  expect(await remindOfWaiting(desk.office)).toBeGreaterThan(0);
  const list = sentTo(await desk.work(), ELS);
  expect(list.mail.text).toMatch(
    /Wacht op goedkeuring van een ander\s+- C-1001-9, 17 nov, 11:00: Els de Boer/,
  );
});

test('after a week its writer hears once that nobody approved it, with the text', async () => {
  desk.pass(6 * DAY_MS);
  expect(await expireApprovals(desk.office)).toBe(1);
  const left = await desk.work();
  expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
  expect(left[0]?.mail.text).toContain('Niemand keurde dit op tijd goed');
  expect(left[0]?.mail.text).toContain('vergoed € 900');
  expect(await statusesOf(desk)).toEqual(['expired']);
  expect(await expireApprovals(desk.office)).toBe(0);
});
