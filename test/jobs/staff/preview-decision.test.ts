import { beforeAll, expect, test } from 'vitest';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;

beforeAll(async () => {
  notice = await aComplaint(desk);
});

async function answerTo(text: string): Promise<LeftMail> {
  const left = await write(desk, text, inAnswerTo(notice));
  expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
  return sentTo(left, ELS);
}

test('a founded complaint without a remedy cannot be decided on, and the answer says what is missing', async () => {
  notice = await answerTo('#gegrond de kitvoeg is niet goed aangebracht');
  expect(notice.mail.subject).toMatch(/^OK C-1001-9/u);
  expect(notice.mail.text).toContain('Voordat de brief met de beslissing weg kan');
});

test('with the remedy the answer shows the letter as it will leave, and nothing was sent', async () => {
  notice = await answerTo('#herstel wij vernieuwen de kitvoeg, uiterlijk 12 december');
  const { text } = notice.mail;
  expect(text).toContain('nog NIET verstuurd');
  expect(text).toContain('wij vernieuwen de kitvoeg');
  expect(text).toContain('12 december 2026');
});

test('once it was ordered no letter is shown that waits', async () => {
  const { text } = (await answerTo('#verstuur')).mail;
  expect(text).not.toContain('nog NIET verstuurd');
  expect(text).toContain('12 december 2026');
});
