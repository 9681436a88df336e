/** Complaints by telephone, by post and at the desk, entered by a colleague (procedure step 1, commands.md 3.9). */
import { beforeAll, describe, expect, test } from 'vitest';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  A_CALL,
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  staffMail,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const MARIA = 'maria.smit@example.com';
const DELAY_MS = 11 * 60_000;

describe('a call that a handler writes down in answer to a notice', () => {
  const desk = useDesk(withColleagues);
  let left: readonly LeftMail[];
  beforeAll(async () => {
    await aComplaint(desk);
    const question = sentTo(await write(desk, A_CALL.join('\n'), { ...FROM_LEO, Subject: 'Gebeld' }), LEO);
    left = await write(desk, `#ja ${numberIn(question)}`, { ...inAnswerTo(question), ...FROM_LEO });
  });

  test('is told to the coordinator, and answered with the letter that leaves', () => {
    expect(left.map(({ parcel }) => parcel.to).sort()).toEqual([ELS, LEO]);
    const { mail } = sentTo(left, LEO);
    expect(mail.subject).toMatch(/^OK C-1002-4: klacht ingeschreven/);
    expect(mail.text).toContain('Zo hebben wij uw klacht begrepen');
    expect(mail.text).toContain('vrijdag 13 november 2026');
  });

  test('reaches the complainant after the delay, and that confirms receipt', async () => {
    expect((await stateOf(desk, 1002))?.acknowledgement.state).toBe('not-yet');
    desk.pass(DELAY_MS);
    const { mail } = sentTo(await desk.work(), MARIA);
    expect(mail.subject).toContain('Zo hebben wij uw klacht begrepen');
    expect(mail.text).toContain('belde u ons');
    expect((await stateOf(desk, 1002))?.acknowledgement.state).toBe('given');
  });

  test('keeps the mail in which it was written on the case', async () => {
    const rows = await desk.office.db
      .selectFrom('inbound_mails')
      .select('case_id')
      .where('subject', '=', 'Gebeld')
      .execute();
    expect(rows).toEqual([{ case_id: 1002 }]);
  });
});

describe('what is entered twice', () => {
  const desk = useDesk(withColleagues);

  test('is registered once', async () => {
    const notice = await aComplaint(desk);
    await desk.deliver(staffMail(A_CALL.join('\n'), inAnswerTo(notice)));
    await write(desk, A_CALL.join('\n'), { ...inAnswerTo(notice), Subject: 'Nog eens' });
    expect(await statusesOf(desk)).toEqual(['done', 'answered']);
    expect(await stateOf(desk, 1003)).toBeUndefined();
  });
});

describe('the letter about a call', () => {
  const desk = useDesk(withColleagues);

  test('is stopped by an undo while it waits', async () => {
    const notice = await aComplaint(desk);
    const answer = sentTo(await write(desk, A_CALL.join('\n'), inAnswerTo(notice)), ELS);
    await write(desk, `#undo ${numberIn(answer)}`, { ...inAnswerTo(answer), Subject: 'Re: OK' });
    desk.pass(DELAY_MS);
    expect((await desk.work()).map(({ parcel }) => parcel.to)).not.toContain(MARIA);
  });
});
