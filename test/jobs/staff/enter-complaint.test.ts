/** Complaints by telephone, by post and at the desk, entered by a colleague (procedure step 1, commands.md 3.9). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, type TestDesk, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  staffMail,
  statusesOf,
  withColleagues,
} from '../../support/staff-mails.ts';

const MARIA = 'maria.smit@example.com';
const FROM_LEO = { From: `Leo Vos <${LEO}>` };
const DELAY_MS = 11 * 60_000;
const CALL = [
  '#aanmelden telefoon',
  `van: Maria Smit, ${MARIA}, 06-12345678`,
  'ontvangen: 13 november 2026',
  'De monteur kwam drie keer niet opdagen. De ketel doet het nog steeds niet.',
];
const VISIT = [
  '#aanmelden balie',
  'van: Harm Visser, geen contact',
  'adres: Dorpsstraat 12, 1234 AB Voorbeeld',
  'ontvangen: gisteren',
  'Zijn dakgoot lekt sinds de reparatie.',
];

const stateOf = async (desk: TestDesk, id: number) => (await loadCase(desk.office.db, id))?.state;
const openTasks = async (desk: TestDesk) => {
  const rows = await desk.office.db
    .selectFrom('staff_tasks')
    .select('kind')
    .where('done_at', 'is', null)
    .execute();
  return rows.map(({ kind }) => kind);
};

describe('a call that a handler writes down in answer to a notice', () => {
  const desk = useDesk(withColleagues);
  let left: readonly LeftMail[];
  beforeAll(async () => {
    await aComplaint(desk);
    await desk.deliver(staffMail(CALL.join('\n'), { ...FROM_LEO, Subject: 'Gebeld' }));
    const question = sentTo(await desk.work(), LEO);
    await desk.deliver(staffMail(`#ja ${numberIn(question)}`, { ...inAnswerTo(question), ...FROM_LEO }));
    left = await desk.work();
  });

  test('is registered with the day of the call, from which the terms run', async () => {
    const state = await stateOf(desk, 1002);
    expect(state).toMatchObject({
      channel: 'phone',
      complainant: { address: MARIA, name: 'Maria Smit' },
      subject: 'De monteur kwam drie keer niet opdagen',
      fields: { phone: '06-12345678' },
      stage: 'received',
    });
    expect(state?.receivedAt.toISOString().slice(0, 10)).toBe('2026-11-13');
    expect(state?.points.map(({ text }) => text)).toEqual([CALL[3]]);
  });

  test('is handled by who wrote it down', async () => {
    expect((await stateOf(desk, 1002))?.handler).toEqual({ address: LEO, name: 'Leo Vos' });
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

describe('a visitor without a mail address, entered in answer to any notice', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  let answer: LeftMail;
  beforeAll(async () => {
    notice = await aComplaint(desk);
    const text = `Hij was erg boos.\n\n${VISIT.join('\n')}`;
    await desk.deliver(staffMail(text, inAnswerTo(notice)));
    answer = sentTo(await desk.work(), ELS);
  });

  test('is registered at once as a case of its own, without a handler where a coordinator entered it', async () => {
    expect(await statusesOf(desk)).toEqual(['done']);
    const state = await stateOf(desk, 1002);
    expect(state).toMatchObject({ channel: 'desk', handler: null, noteCount: 1 });
    expect(state?.points[0]?.text).toBe('Zijn dakgoot lekt sinds de reparatie.');
    expect((await stateOf(desk, 1001))?.noteCount).toBe(0);
  });

  test('gets the letter on paper: a PDF with the answer to who entered it', () => {
    expect(answer.mail.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['C-1002-4 De brief met wat wij begrepen.pdf', 'application/pdf'],
    ]);
    expect(answer.mail.text).toContain('per post');
    expect(answer.mail.text).toContain('Antwoord op deze brief');
    expect(answer.mail.text).toContain('#gepost vandaag');
  });

  test('is nobody to whom a mail could go, or whose mail could join the case', async () => {
    expect((await stateOf(desk, 1002))?.participants).toEqual([]);
    const sent = await desk.office.db
      .selectFrom('outbound_mails')
      .select('id')
      .where('to_address', '=', '')
      .execute();
    expect(sent).toEqual([]);
  });

  test('waits as a task until the letter was posted, which confirms receipt', async () => {
    expect(await openTasks(desk)).toContain('to-post');
    await desk.deliver(staffMail('#gepost vandaag', { ...inAnswerTo(answer), Subject: 'Re: OK' }));
    await desk.work();
    expect(await openTasks(desk)).not.toContain('to-post');
    expect((await stateOf(desk, 1002))?.acknowledgement.state).toBe('given');
  });

  test('gets later letters on paper as well', async () => {
    await desk.deliver(
      staffMail('#antwoord Wij komen morgen kijken.', { ...inAnswerTo(answer), Subject: 'Re: OK' }),
    );
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.attachments.map(({ type }) => type)).toEqual(['application/pdf']);
    expect(await openTasks(desk)).toContain('to-post');
  });
});

describe('what is entered twice', () => {
  const desk = useDesk(withColleagues);

  test('is registered once', async () => {
    const notice = await aComplaint(desk);
    await desk.deliver(staffMail(CALL.join('\n'), inAnswerTo(notice)));
    await desk.deliver(staffMail(CALL.join('\n'), { ...inAnswerTo(notice), Subject: 'Nog eens' }));
    await desk.work();
    expect(await statusesOf(desk)).toEqual(['done', 'answered']);
    expect(await stateOf(desk, 1003)).toBeUndefined();
  });
});

describe('the letter about a call', () => {
  const desk = useDesk(withColleagues);

  test('is stopped by an undo while it waits', async () => {
    const notice = await aComplaint(desk);
    await desk.deliver(staffMail(CALL.join('\n'), inAnswerTo(notice)));
    const answer = sentTo(await desk.work(), ELS);
    await desk.deliver(staffMail(`#undo ${numberIn(answer)}`, { ...inAnswerTo(answer), Subject: 'Re: OK' }));
    await desk.work();
    desk.pass(DELAY_MS);
    expect((await desk.work()).map(({ parcel }) => parcel.to)).not.toContain(MARIA);
  });
});
