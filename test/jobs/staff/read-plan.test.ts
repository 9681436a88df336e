/** What a colleague really wrote becomes a plan (commands.md 3.4; rows 15, 20, 25, 35, 52 and 55 of 4). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { aComplaint, inAnswerTo, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;
let count = 0;
beforeAll(async () => {
  notice = await aComplaint(desk);
});

async function say(text: string, fields: Readonly<Record<string, string>> = {}) {
  count += 1;
  const [answer] = await write(desk, text, { ...inAnswerTo(notice), Subject: `Zaak ${count}`, ...fields });
  return answer?.mail;
}
const tags = async () => (await loadCase(desk.office.db, 1001))?.state.tags;

describe('what is quoted is dead:', () => {
  test('commands below the line of an answer', async () => {
    await say('#label +een\n\nOp 17 november 2026 schreef Klachten Van Dijk:\n> #label +twee\n');
    expect(await tags()).toEqual(['een']);
  });

  test('lines of our own notice that a program pastes bare', async () => {
    const lines = notice.mail.text.split('\n').filter((line) => line.trim().length > 30);
    const answer = await say(`Zie hieronder.\n\n${lines.slice(0, 3).join('\n')}\n#label +drie`);
    expect(answer?.subject).toContain('NIET verstuurd');
    expect(await tags()).toEqual(['een']);
  });
});

test('a stop word that comes first is named, because nothing below it runs', async () => {
  const answer = await say('#bedankt\n#label +stop');
  expect(answer?.subject).toContain('NIETS UITGEVOERD');
  expect(answer?.text).toContain('"#bedankt" stond vooraan');
  expect(await tags()).toEqual(['een']);
});

test('two versions that ask different things are refused', async () => {
  const body = [
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '#label +vier',
    '--b1',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>#label +vijf</p>',
    '--b1--',
  ].join('\n');
  const answer = await say(body, { 'Content-Type': 'multipart/alternative; boundary=b1' });
  expect(answer?.subject).toContain('NIETS UITGEVOERD');
  expect(await tags()).toEqual(['een']);
});

test('a file of a colleague goes to nobody by itself, and the answer names it', async () => {
  const body = [
    '--b2',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '#label +zes',
    '--b2',
    'Content-Type: application/pdf; name=bewijs.pdf',
    'Content-Disposition: attachment; filename=bewijs.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQK',
    '--b2--',
  ].join('\n');
  const answer = await say(body, { 'Content-Type': 'multipart/mixed; boundary=b2' });
  expect(answer?.text).toContain('bewijs.pdf');
});

test('nothing behind a word that ends the mail is read, and the answer says that nothing was done', async () => {
  const answer = await say('#stop\n#label +zeven');
  expect(answer?.subject).toContain('NIETS UITGEVOERD');
  expect(await tags()).toEqual(['een', 'zes']);
});

test('a mail of three hundred commands is refused whole', async () => {
  const answer = await say(Array.from({ length: 300 }, (_, index) => `#label +t${index}`).join('\n'));
  expect(answer?.subject).toContain('NIETS UITGEVOERD');
  expect(await tags()).toEqual(['een', 'zes']);
});

test('the end that three mails of a person share is that person’s signature', async () => {
  for (const word of ['acht', 'negen', 'tien'])
    await say(`#label +${word}\n\nMet groet uit Utrecht,\nE. de B.`);
  const answer = await say('Dit is een notitie.\n\nMet groet uit Utrecht,\nE. de B.');
  expect(answer?.subject).toContain('NIET verstuurd');
  const rows = await desk.office.db
    .selectFrom('staff_transactions')
    .select('plan')
    .orderBy('id', 'desc')
    .execute();
  expect(rows[0]?.plan).toMatchObject({ note: 'Dit is een notitie.' });
});
