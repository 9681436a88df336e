/** One case as it is put on paper, out of the register. */
import { expect, test } from 'vitest';
import { loadCaseOnPaper } from '../../../src/shell/db/case-papers.ts';
import { START, useDesk } from '../../support/office.ts';
import { aComplaint, inAnswerTo, staffMail, withColleagues } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);

test('has the mails of both sides in order, and counts those of colleagues', async () => {
  const notice = await aComplaint(desk);
  await desk.deliver(staffMail('Zij heeft gelijk.', { ...inAnswerTo(notice), Subject: 'Re' }));
  await desk.work();
  const paper = await loadCaseOnPaper(desk.office.db, 1001, START);
  expect(paper.papers.map(({ direction, letter, status }) => [direction, letter, status])).toEqual([
    ['in', null, 'arrived'],
    ['out', 'complainant/received', 'sent'],
  ]);
  expect(paper.staffMails).toBe(1);
  expect(paper.clocks.map(({ name }) => name)).toContain('decision');
  expect(paper.state.noteCount).toBe(1);
});

test('a case that does not exist is a fault', async () => {
  await expect(loadCaseOnPaper(desk.office.db, 4711, START)).rejects.toThrow('not in the register');
});
