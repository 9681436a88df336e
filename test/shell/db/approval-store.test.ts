/** Plans that wait for the approval of somebody else. */
import { expect, test } from 'vitest';
import { holdExpiredApprovals, listWaitingApprovals } from '../../../src/shell/db/approval-store.ts';
import { useDesk } from '../../support/office.ts';
import { aComplaint, ELS, inAnswerTo, LEO, staffMail, withColleagues } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);

test('one that is in time waits, one that is not has expired', async () => {
  const notice = await aComplaint(desk);
  await desk.deliver(staffMail('#vergoed € 900', { ...inAnswerTo(notice), Subject: 'Re' }));
  await desk.work();
  const { db } = desk.office;
  const now = desk.office.now();
  const later = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000);
  const [waiting] = await listWaitingApprovals(db, [ELS], now);
  expect(waiting).toMatchObject({ by: ELS, caseIds: [1001], madeAt: now });
  expect(await holdExpiredApprovals(db, [ELS], now)).toEqual([]);
  expect(await listWaitingApprovals(db, [ELS], later)).toEqual([]);
  expect(await holdExpiredApprovals(db, [ELS], later)).toHaveLength(1);
  expect(await listWaitingApprovals(db, [LEO], now)).toEqual([]);
});
