/** One answer for each mail, and silence only after it was announced (commands.md 3.6, "rate caps"). */
import { beforeAll, expect, test } from 'vitest';
import { decodeAttachment } from '../../../src/shell/decode-attachment.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  staffMail,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;
beforeAll(async () => {
  notice = await aComplaint(desk);
});

async function wrong(count: number): Promise<readonly LeftMail[]> {
  return write(desk, `#sluti ${count}`, { ...inAnswerTo(notice), Subject: `Fout ${count}` });
}

test('six mails in an hour hear what is wrong with them, the seventh that no more is said, the eighth nothing', async () => {
  const answers: string[] = [];
  for (let count = 1; count <= 8; count += 1) {
    const left = await wrong(count);
    answers.push(left.map(({ mail, parcel }) => `${parcel.to} ${mail.subject}`).join());
  }
  expect(answers.slice(0, 6).every((each) => each.startsWith(`${ELS} NIETS UITGEVOERD`))).toBe(true);
  expect(answers[6]).toContain(ELS);
  expect(answers[6]).not.toContain('#sluti');
  expect(answers[7]).toBe('');
  expect(await statusesOf(desk)).toEqual(Array.from({ length: 8 }, () => 'refused'));
});

test('what was typed comes back as a file, byte for byte', async () => {
  desk.pass(3_600_001);
  const typed = '#sluti 0\n\nMet een één, een €, en twee  spaties.';
  const [answer] = await write(desk, typed, { ...inAnswerTo(notice), Subject: 'Fout 0' });
  const [file] = answer?.mail.attachments ?? [];
  expect(file?.name).toBe('uw-tekst.txt');
  if (answer === undefined || file === undefined) throw new Error('the answer has a file');
  expect(Buffer.from(decodeAttachment(answer.parcel.bytes, file)).toString()).toBe(typed);
});

test('what is right is answered all the same, and after an hour everything is', async () => {
  await desk.deliver(staffMail('#label +dak', { ...inAnswerTo(notice), Subject: 'Goed' }));
  expect((await desk.work())[0]?.mail.subject).toMatch(/^OK/);
  desk.pass(3_600_001);
  expect((await wrong(9))[0]?.mail.subject).toContain('NIETS UITGEVOERD');
});

test('a mail of two persons is nobody’s: its words are kept, and the colleague hears that nothing was done', async () => {
  const left = await write(desk, '#label +goot', {
    ...inAnswerTo(notice),
    From: `Piet Bos <piet@example.org>, Els de Boer <${ELS}>`,
    Subject: 'Samen',
  });
  expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
  expect(left[0]?.mail.subject).toContain('NIETS');
});
