/** Files of a colleague go out when they are named, and stay where they are otherwise (commands.md 4, row 52). */
import { beforeAll, expect, test } from 'vitest';
import { decodeAttachment } from '../../../src/shell/decode-attachment.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
const ANNA = 'anna@example.net';
/** Bytes that no text has. */
const EVIDENCE = Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 7) % 256));
let notice: LeftMail;
let count = 0;
beforeAll(async () => {
  notice = await aComplaint(desk);
});

function filePart(name: string, type: string, headers: string, content: Buffer): string {
  return [
    '--b1',
    `Content-Type: ${type}; name=${name}`,
    headers,
    'Content-Transfer-Encoding: base64',
    '',
    ...(content.toString('base64').match(/.{1,76}/g) ?? []),
  ].join('\n');
}

async function write(
  text: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<readonly LeftMail[]> {
  count += 1;
  const body = [
    ['--b1', 'Content-Type: multipart/related; boundary=b2', ''].join('\n'),
    ['--b2', 'Content-Type: text/html; charset=utf-8', '', html(text), ''].join('\n'),
    filePart('logo.png', 'image/png', 'Content-ID: <logo@example.net>', Buffer.from('logo')).replace(
      '--b1',
      '--b2',
    ),
    '--b2--',
    filePart(
      'evidence.pdf',
      'application/pdf',
      'Content-Disposition: attachment; filename=evidence.pdf',
      EVIDENCE,
    ),
    filePart(
      'plan.txt',
      'text/plain',
      'Content-Disposition: attachment; filename=plan.txt',
      Buffer.from('maandag'),
    ),
    '--b1--',
  ].join('\n');
  const type = { 'Content-Type': 'multipart/mixed; boundary=b1', Subject: `Zaak C-1001-9 (${count})` };
  await desk.deliver(staffMail(body, { ...inAnswerTo(notice), ...type, ...fields }));
  return [...(await desk.work()), ...(await later())];
}

/** What waits for its time leaves too. */
async function later(): Promise<readonly LeftMail[]> {
  desk.pass(desk.office.config.limits.letterDelayMinutes * 60_000 + 1000);
  return desk.work();
}

function html(text: string): string {
  const lines = text.split('\n').map((line) => `<div>${line}</div>`);
  return `${lines.join('')}<img src="cid:logo@example.net">`;
}

function filesOf({ mail, parcel }: LeftMail) {
  return mail.attachments.map((part) => ({
    name: part.name,
    content: Buffer.from(decodeAttachment(parcel.bytes, part)),
  }));
}

test('without the command the text goes, the files stay, and the answer names them', async () => {
  const left = await write('#antwoord Wij komen maandag.');
  expect(sentTo(left, ANNA).mail.text).toContain('Wij komen maandag.');
  expect(filesOf(sentTo(left, ANNA))).toEqual([]);
  const { text } = sentTo(left, ELS).mail;
  expect(text).toContain('evidence.pdf; plan.txt');
  expect(text).not.toContain('logo.png');
});

test('only the file that is named goes with the text, byte for byte, and the answer names it', async () => {
  const left = await write('#antwoord Dit is het bewijs.\n#bijlage evidence.pdf');
  expect(filesOf(sentTo(left, ANNA))).toEqual([{ name: 'evidence.pdf', content: EVIDENCE }]);
  const { text } = sentTo(left, ELS).mail;
  expect(text).toMatch(/Met deze bestanden:\s+evidence\.pdf/);
  expect(text).toMatch(/naar niemand zijn gestuurd: plan\.txt/);
});

test('all of them go, except the logo that stands in the text', async () => {
  const left = await write('#antwoord Alles bij elkaar.\n#bijlage alle');
  expect(filesOf(sentTo(left, ANNA)).map(({ name }) => name)).toEqual(['evidence.pdf', 'plan.txt']);
});

test('what waits for a confirmation goes with the files of the mail in which it was asked', async () => {
  const asked = await write('#antwoord Hier het bewijs nog eens.\n#bijlage evidence.pdf', {
    'Authentication-Results': 'mx.example.org; dmarc=none',
  });
  expect(asked.map(({ parcel }) => parcel.to)).toEqual([ELS]);
  await desk.deliver(staffMail('#ja', { ...inAnswerTo(sentTo(asked, ELS)), Subject: 'Ja' }));
  const left = [...(await desk.work()), ...(await later())];
  expect(filesOf(sentTo(left, ANNA))).toEqual([{ name: 'evidence.pdf', content: EVIDENCE }]);
});
