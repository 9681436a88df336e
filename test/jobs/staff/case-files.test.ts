/** What a colleague asks for about a case comes as files: the complaint form, and the dossier for a body outside. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadRaw } from '../../../src/shell/db/raw-store.ts';
import { decodeAttachment } from '../../../src/shell/decode-attachment.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  sentTo,
  staffMail,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;

const PHOTO = [
  '--rand',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hierbij een foto van de vlek.',
  '--rand',
  'Content-Type: image/png; name="vlek.png"',
  'Content-Disposition: attachment; filename="vlek.png"',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  '--rand--',
].join('\n');

beforeAll(async () => {
  notice = await aComplaint(desk);
  const fields = { 'Content-Type': 'multipart/mixed; boundary=rand', Subject: 'Re: C-1001-9' };
  await desk.deliver(rawMail(fields, PHOTO));
  await write(desk, 'Zij heeft groot gelijk.', { ...inAnswerTo(notice), Subject: 'Re' });
});

const ask = async (text: string) => {
  await desk.deliver(staffMail(text, { ...inAnswerTo(notice), Subject: text }));
  return (await desk.work()).filter(({ parcel }) => parcel.to === ELS);
};

describe('#status', () => {
  test('brings the register entry as a form on paper', async () => {
    const [answer] = await ask('#status');
    expect(answer?.mail.attachments.map(({ name }) => name)).toEqual(['Klachtformulier C-1001-9.pdf']);
    expect(answer?.mail.text).toContain('als PDF');
  });
});

describe('#file', () => {
  let answers: readonly LeftMail[];
  beforeAll(async () => {
    answers = await ask('#dossier');
  });

  test('brings one mail with the index, each mail between the complainant and us, and its files', () => {
    expect(answers).toHaveLength(1);
    expect(answers[0]?.mail.subject).toBe('Dossier C-1001-9');
    expect(answers[0]?.mail.attachments.map(({ name }) => name)).toEqual([
      '00 Dossier C-1001-9.pdf',
      '01 2026-11-17 Anna de Wit.eml',
      '02 2026-11-17 Bouwbedrijf Van Dijk.eml',
      '03 2026-11-17 Anna de Wit.eml',
      '03a vlek.png',
    ]);
  });

  test('has each mail byte for byte', async () => {
    const [part] = answers[0]?.mail.attachments.filter(({ name }) => name.startsWith('01')) ?? [];
    const raw = await loadRaw(desk.office.db, 1);
    if (part === undefined || raw === null) throw new Error('the first exhibit is the complaint');
    const sent = decodeAttachment(answers[0]?.parcel.bytes ?? new Uint8Array(), part);
    expect(Buffer.compare(Buffer.from(sent), raw)).toBe(0);
  });

  test('has nothing that is for colleagues only', () => {
    expect(Buffer.from(answers[0]?.parcel.bytes ?? []).toString('latin1')).not.toContain('groot gelijk');
  });

  test('is asked to be confirmed where the mail proves too little', async () => {
    const answer = sentTo(
      await write(desk, '#dossier', { To: 'klachten@example.org', Subject: 'C-1001-9' }),
      ELS,
    );
    expect(answer.mail.attachments).toEqual([]);
    expect(answer.mail.text).toMatch(/#ja T-\d+-\d/);
  });
});
