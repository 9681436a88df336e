/** Questions of colleagues: they change nothing, and nobody else hears the answer. */
import { beforeAll, expect, test } from 'vitest';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { aComplaint, ELS, statusesOf, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;

beforeAll(async () => {
  notice = await aComplaint(desk);
  await aComplaint(desk, { From: 'Piet Bos <piet@example.net>', Subject: 'Deur klemt' });
});

async function ask(text: string, fields: Readonly<Record<string, string>> = inAnswerToNotice()) {
  const left = await write(desk, text, { Subject: `Vraag ${text}`, ...fields });
  expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
  return left[0]?.mail;
}

function inAnswerToNotice() {
  return { To: notice.mail.replyTo[0]?.address ?? '' };
}

test.each<[string, string]>([
  ['#help', '#remedy'],
  ['#help herstel', '#herstel'],
  ['#status', 'C-1001-9'],
  ['#history', 'C-1001-9'],
  ['#list', 'C-1002-4'],
  ['#find Deur', 'C-1002-4'],
])('%s is answered, and nothing changes', async (text, expected) => {
  const before = await loadEvents(desk.office.db, 1001);
  const mail = await ask(text);
  expect(mail?.text.toLowerCase()).toContain(expected === '#remedy' ? '#' : expected.toLowerCase());
  expect(await loadEvents(desk.office.db, 1001)).toEqual(before);
  expect((await statusesOf(desk)).at(-1)).toBe('answered');
});

test('what is found is what was asked for', async () => {
  const mail = await ask('#find klemt');
  expect(mail?.text).toContain('1 gevonden');
  expect(mail?.text).toContain('C-1002-4 Deur klemt');
});

test('a question about a case in a mail about none is told so', async () => {
  const mail = await ask('#status', { To: 'klachten@example.org', Subject: 'Hoe staat het?' });
  expect(mail?.subject).toContain('NIETS UITGEVOERD');
});

test('in a mail that cannot be proven nothing is told before it is confirmed', async () => {
  const mail = await ask('#list', { 'Authentication-Results': 'mx.example.org; dmarc=fail' });
  expect(mail?.text).not.toContain('C-1002-4');
  expect(mail?.text).toMatch(/#ja T-\d+-\d/);
});
