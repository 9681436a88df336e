import { expect, test } from 'vitest';
import { PEOPLE } from '../../src/sandbox/people.ts';
import { makePhoto } from '../../src/sandbox/photo.ts';
import { type Envelope, outOfOffice, replyTo, writtenMail } from '../../src/sandbox/story-mails.ts';
import { decodeAttachment } from '../../src/shell/decode-attachment.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { aMail } from '../support/mails.ts';

const ENVELOPE: Envelope = {
  from: PEOPLE.complainant,
  to: PEOPLE.desk.address,
  at: new Date('2026-11-17T10:00:00Z'),
  id: 'klacht.1',
};
const TEXT = 'Geachte heer,\n\nHet lekt bij één dakkapel.\n\nAnna de Wit';

test('a mail of a person reads as it was written: sender, subject, text, instant, id', async () => {
  const mail = await parseMail(writtenMail(ENVELOPE, 'Lekkage: één vlek', TEXT, null));
  expect(mail).toMatchObject({
    messageId: 'klacht.1@dewit.test',
    from: [{ address: 'anna@dewit.test', name: 'Anna de Wit' }],
    to: [{ address: 'klachten@vandijk.test' }],
    subject: 'Lekkage: één vlek',
    writtenAt: ENVELOPE.at,
    attachments: [],
    flags: [],
  });
  expect(mail.text.trim()).toBe(TEXT);
});

test('a photo comes along byte for byte', async () => {
  const raw = writtenMail(ENVELOPE, 'Lekkage', TEXT, makePhoto());
  const { attachments, text } = await parseMail(raw);
  expect(attachments).toMatchObject([{ name: 'dakkapel.png', type: 'image/png' }]);
  const [photo] = attachments;
  expect(photo !== undefined && makePhoto().equals(decodeAttachment(raw, photo))).toBe(true);
  expect(text.trim()).toBe(TEXT);
});

test('a reply stands in the thread, quotes what it answers, and shows the rest as its own words', async () => {
  const answered = aMail({
    messageId: 'x31@vandijk.test',
    references: ['klacht.1@dewit.test'],
    subject: 'Wij hebben uw klacht ontvangen',
    from: 'Klachten <klachten@vandijk.test>',
    text: 'Dank u.\nOp welk adres?',
  });
  const mail = await parseMail(replyTo(ENVELOPE, answered, 'Zonstraat 12.'));
  expect(mail).toMatchObject({
    subject: 'Re: Wij hebben uw klacht ontvangen',
    inReplyTo: ['x31@vandijk.test'],
    references: ['klacht.1@dewit.test', 'x31@vandijk.test'],
  });
  expect(mail.text).toContain('> Op welk adres?');
  expect(mail.visibleText.trim()).toBe('Zonstraat 12.');
});

test('a reply to a reply has one "Re:"', async () => {
  const mail = await parseMail(replyTo(ENVELOPE, aMail({ subject: 'RE: dak' }), 'Ja.'));
  expect(mail.subject).toBe('RE: dak');
});

test('an automatic reply says what it is and to which mail', async () => {
  const mail = await parseMail(outOfOffice(ENVELOPE, aMail({ subject: 'Ontvangen' }), 'Ik ben afwezig.'));
  expect(mail).toMatchObject({
    subject: 'Automatisch antwoord: Ontvangen',
    inReplyTo: ['first@mail.example.net'],
  });
  expect(mail.headers).toContainEqual({ name: 'auto-submitted', value: 'auto-replied' });
});
