/** Taking back (commands.md 4, row 53). */
import { beforeEach, describe, expect, test } from 'vitest';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  numberIn,
  sentTo,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';
import { queueLetter } from '../../support/stored-mails.ts';

const desk = useDesk(withColleagues);
let caseId = 1000;
let done: LeftMail;
let number = '';

beforeEach(async () => {
  caseId += 1;
  const notice = await aComplaint(desk, { Subject: `Lekkage ${caseId}` });
  done = sentTo(await write(desk, '#label +dak', { ...inAnswerTo(notice), Subject: `Zaak ${caseId}` }), ELS);
  number = numberIn(done);
});

async function say(text: string, fields: Readonly<Record<string, string | null>> = {}) {
  return write(desk, text, { ...inAnswerTo(done), Subject: `Re: ${caseId} ${text}`, ...fields });
}

const tags = async () => (await stateOf(desk, caseId))?.tags;

describe('what a mail did', () => {
  test('is taken back in answer to the mail that told it', async () => {
    const left = await say('#ongedaan');
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.text).toContain(number);
    expect(await tags()).toEqual([]);
    expect((await loadEvents(desk.office.db, caseId)).at(-1)?.fact.type).toBe('transaction_undone');
    expect(await statusesOf(desk)).toContain('undone');
  });

  test('is taken back by a manager, whoever did it', async () => {
    await say(`#ongedaan ${number}`, { ...FROM_LEO, To: 'klachten@example.org' });
    expect(await tags()).toEqual([]);
  });

  test('is taken back once', async () => {
    await say('#ongedaan');
    const [answer] = await say('#ongedaan', { Subject: 'Nog eens' });
    expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
  });

  test('stays when what it changed was changed since', async () => {
    await say('#label +goot');
    const [answer] = await say(`#ongedaan ${number}`);
    expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
    expect(await tags()).toEqual(['dak', 'goot']);
  });

  test('waits for a confirmation when it is not proven who asks, and is taken back then', async () => {
    const question = sentTo(await say('#ongedaan', { 'Authentication-Results': null }), ELS);
    expect(await tags()).toEqual(['dak']);
    await write(desk, '#ja', { ...inAnswerTo(question), Subject: `Ja ${caseId}` });
    expect(await tags()).toEqual([]);
  });
});

test('letters that wait are stopped, those that left are named', async () => {
  const transactionId = Number(number.split('-')[1]);
  const letter = { caseId, transactionId, toAddress: 'anna@example.net' };
  const later = new Date(desk.office.now().getTime() + 600_000);
  const waiting = await queueLetter(desk.office.db, { ...letter, messageId: 'w@x.org', sendAfter: later });
  const left = await queueLetter(desk.office.db, { ...letter, messageId: 'l@x.org', subject: 'Ons besluit' });
  await desk.office.db
    .updateTable('outbound_mails')
    .set({ status: 'sent', sent_at: desk.office.now() })
    .where('id', '=', left)
    .execute();
  const [answer] = await say('#ongedaan');
  expect(answer?.mail.text).toContain('Ons besluit');
  const rows = await desk.office.db
    .selectFrom('outbound_mails')
    .select('status')
    .where('id', 'in', [waiting, left])
    .orderBy('id')
    .execute();
  expect(rows.map(({ status }) => status)).toEqual(['withdrawn', 'sent']);
});

test('a visit that holds again is told with what staff wrote about it', async () => {
  const visit = (lines: string) => say(lines, { Subject: `Bezoek ${caseId}: ${lines.slice(0, 30)}` });
  const leave = () => {
    desk.pass(11 * 60_000);
    return desk.work();
  };
  await visit('#bezoek 1 december 14.30 uur\nWij meten de vloer in de kelder.');
  await leave();
  const moved = sentTo(await visit('#bezoek 2 december 10.00 uur\nWij meten de gevel.'), ELS);
  await leave();
  await say(`#ongedaan ${numberIn(moved)}`, { Subject: `Terug ${caseId}` });
  const letter = sentTo(await leave(), 'anna@example.net').mail.text;
  expect(letter).toContain('14:30');
  expect(letter).toContain('Wij meten de vloer in de kelder.');
});

test('what was never done cannot be taken back', async () => {
  const [answer] = await say('#ongedaan T-572-4');
  expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
});
