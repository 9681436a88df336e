/** Letters to complainants without a mail address (domain.md 2.6, "Phone, desk, letter"). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../src/shell/db/case-store.ts';
import { type LeftMail, type TestDesk, useDesk } from '../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  sentTo,
  staffMail,
  statusesOf,
  withColleagues,
} from '../support/staff-mails.ts';

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
