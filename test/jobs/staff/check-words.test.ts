import { beforeAll, expect, test } from 'vitest';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, withColleagues, write } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;

beforeAll(async () => {
  notice = await aComplaint(desk);
});

async function answerTo(text: string): Promise<LeftMail['mail']> {
  const left = await write(desk, text, inAnswerTo(notice));
  expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
  return sentTo(left, ELS).mail;
}

test('words about liability stop the mail, and come back with the reason', async () => {
  const before = await loadEvents(desk.office.db, 1001);
  const { subject, text } = await answerTo('#antwoord Wij erkennen aansprakelijkheid voor de schade.');
  expect(subject).toMatch(/^NIETS UITGEVOERD C-1001-9: regel 1/u);
  expect(text).toContain('aansprakelijkheid');
  expect(text).toContain('excuses mogen altijd');
  expect(await loadEvents(desk.office.db, 1001)).toStrictEqual(before);
});

test('a field that was not filled in stops the mail', async () => {
  const { subject, text } = await answerTo('#antwoord Wij komen op [datum] bij u langs.');
  expect(subject).toMatch(/^NIETS UITGEVOERD/u);
  expect(text).toMatch(/Hier moet nog iets worden\s+ingevuld/u);
});

test('a note may say anything: nobody outside reads it', async () => {
  const { subject } = await answerTo('Wij zijn hier gewoon aansprakelijk, denk ik.');
  expect(subject).toContain('NIET verstuurd');
});
