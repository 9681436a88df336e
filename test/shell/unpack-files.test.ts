import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { rawMail } from '../support/raw-mail.ts';
import { winmail } from '../support/tnef.ts';

const photo = Uint8Array.from({ length: 3_000 }, (_byte, at) => (at * 11) % 256);

function outlookMail(text: string, type = 'application/ms-tnef; name=winmail.dat'): Buffer {
  const packed = winmail('Mijn dak lekt.\r\n', [{ name: '../dak\u0000.jpg', content: photo }]);
  const body = [
    `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}`,
    `--b\nContent-Type: ${type}\nContent-Transfer-Encoding: base64\n\n${packed.toString('base64')}\n--b--`,
  ].join('\n');
  return Buffer.from(rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, body));
}

describe('a winmail.dat', () => {
  test('stays a file, and the files in it stand beside it with safe names', async () => {
    const { attachments, flags } = await parseMail(outlookMail('Zie bijlage.'));
    expect(attachments).toMatchObject([
      { name: 'winmail.dat', type: 'application/ms-tnef', content: null },
      { name: 'dak.jpg', type: 'image/jpeg', bytes: 3_000, range: null, content: photo },
    ]);
    expect(flags).toStrictEqual(['tnef']);
  });

  test('is known by its name alone', async () => {
    const { attachments } = await parseMail(outlookMail('x', 'application/octet-stream; name=WINMAIL.DAT'));
    expect(attachments.map(({ name }) => name)).toStrictEqual(['WINMAIL.DAT', 'dak.jpg']);
  });

  test('speaks where the mail has no other text, and only there', async () => {
    expect((await parseMail(outlookMail(''))).visibleText).toBe('Mijn dak lekt.');
    expect((await parseMail(outlookMail('Zie bijlage.'))).text).not.toContain('Mijn dak lekt.');
  });

  test('does not change which mail is the same', async () => {
    const one = await parseMail(outlookMail('Zie bijlage.'));
    const again = await parseMail(outlookMail('Zie bijlage.'));
    expect(again.contentDigest).toBe(one.contentDigest);
  });

  test('that is damaged stays a file', async () => {
    const raw = outlookMail('Zie bijlage.').toString('latin1').replace('eJ8+Ig', 'AAAAAA');
    const { attachments } = await parseMail(Buffer.from(raw, 'latin1'));
    expect(attachments.map(({ name }) => name)).toStrictEqual(['winmail.dat']);
  });
});
