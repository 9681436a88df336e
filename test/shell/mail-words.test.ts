import { describe, expect, test } from 'vitest';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { decodeAttachment } from '../../src/shell/decode-attachment.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { rawMail } from '../support/raw-mail.ts';

/** A mail of several parts, each with its header. */
const parts = (...each: readonly string[]): Promise<InboundMail> =>
  parseMail(
    Buffer.from(
      rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, `--b\n${each.join('\n--b\n')}\n--b--`),
    ),
  );

describe('a file in the text', () => {
  test('is a file of the mail, decoded', async () => {
    const mail = await parseMail(Buffer.from(rawMail({}, 'Zie foto.\n\nbegin 644 dak.txt\n#9&%K\n`\nend')));
    expect(mail).toMatchObject({ flags: ['uuencoded'], visibleText: 'Zie foto.\n\nbegin 644 dak.txt' });
    expect(mail.attachments).toMatchObject([{ name: 'dak.txt', type: 'text/plain', bytes: 3, range: null }]);
    const [part] = mail.attachments;
    const content = decodeAttachment(new Uint8Array(), part ?? { range: null, content: null });
    expect(Buffer.from(content).toString()).toBe('dak');
  });

  test('of other content makes another mail', async () => {
    const digest = async (line: string): Promise<string> =>
      (await parseMail(Buffer.from(rawMail({ 'Message-ID': '<a@x>' }, `begin 644 a\n${line}\n\`\nend`))))
        .contentDigest;
    expect(await digest('#9&%K')).not.toBe(await digest('#9&%L'));
    expect(await digest('#9&%K')).toBe(await digest('#9&%K'));
  });
});

describe('an invitation', () => {
  const invitation = 'BEGIN:VEVENT\nSUMMARY:Inspectie\nDTSTART:20261120T090000Z\nEND:VEVENT';

  test('is a line where the mail says nothing else', async () => {
    const mail = await parts(`Content-Type: text/calendar\n\n${invitation}`);
    expect(mail.visibleText).toBe('Inspectie, 2026-11-20 09:00 (UTC)');
    expect(mail.attachments).toHaveLength(1);
  });

  test('is only a file beside other words', async () => {
    const mail = await parts('\nTot vrijdag.', `Content-Type: text/calendar\n\n${invitation}`);
    expect(mail.text).toBe('Tot vrijdag.');
  });
});
