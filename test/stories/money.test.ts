/** Money that is promised to a complainant waits for somebody until it is paid, also when the case is closed by then. */
import { beforeAll, describe, expect, test } from 'vitest';
import { listOpenTasks } from '../../src/shell/db/register.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  sentTo,
  stateOf,
  withColleagues,
  write,
} from '../support/staff-mails.ts';

describe('money that was agreed', () => {
  const desk = useDesk(withColleagues);
  const waiting = async () =>
    (await listOpenTasks(desk.office.db, { desk: null, caseId: 1001 })).map(({ kind }) => kind);
  let answer: LeftMail;
  beforeAll(async () => {
    const notice = await aComplaint(desk);
    await write(desk, '#deels de kitvoeg is van later\n#vergoed € 100\n#verstuur', inAnswerTo(notice));
    expect(await waiting()).not.toContain('to-pay');
    answer = sentTo(await write(desk, '#akkoord', { ...inAnswerTo(notice), Subject: 'Akkoord' }), ELS);
    expect(answer.mail.subject).toMatch(/^OK C-1001-9/);
  });

  test('stands on the list of what waits, though the case is closed', async () => {
    expect((await stateOf(desk))?.closing?.reason).toBe('settled');
    expect(await waiting()).toContain('to-pay');
  });

  test('stays on it while a part is not paid, and leaves it when all of it is', async () => {
    const pay = (text: string) => write(desk, `#betaald ${text}`, { ...inAnswerTo(answer), Subject: text });
    await pay('€ 40 vandaag');
    expect(await waiting()).toContain('to-pay');
    await pay('€ 60 vandaag');
    expect(await waiting()).not.toContain('to-pay');
  });
});
