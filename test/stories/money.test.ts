/** Money that is promised to a complainant waits for somebody until it is paid, also when the case is closed by then. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../src/shell/db/case-store.ts';
import { listOpenTasks } from '../../src/shell/db/register.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../support/staff-mails.ts';

describe('money that was agreed', () => {
  const desk = useDesk(withColleagues);
  const waiting = async () =>
    (await listOpenTasks(desk.office.db, { desk: null, caseId: 1001 })).map(({ kind }) => kind);
  let answer: LeftMail;
  beforeAll(async () => {
    const notice = await aComplaint(desk);
    await desk.deliver(
      staffMail('#deels de kitvoeg is van later\n#vergoed € 100\n#verstuur', inAnswerTo(notice)),
    );
    await desk.work();
    expect(await waiting()).not.toContain('to-pay');
    await desk.deliver(staffMail('#akkoord', { ...inAnswerTo(notice), Subject: 'Akkoord' }));
    answer = sentTo(await desk.work(), ELS);
    expect(answer.mail.subject).toMatch(/^OK C-1001-9/);
  });

  test('stands on the list of what waits, though the case is closed', async () => {
    expect((await loadCase(desk.office.db, 1001))?.state.closing?.reason).toBe('settled');
    expect(await waiting()).toContain('to-pay');
  });

  test('stays on it while a part is not paid, and leaves it when all of it is', async () => {
    const paid = (text: string) => staffMail(`#betaald ${text}`, { ...inAnswerTo(answer), Subject: text });
    await desk.deliver(paid('€ 40 vandaag'));
    await desk.work();
    expect(await waiting()).toContain('to-pay');
    await desk.deliver(paid('€ 60 vandaag'));
    await desk.work();
    expect(await waiting()).not.toContain('to-pay');
  });
});
