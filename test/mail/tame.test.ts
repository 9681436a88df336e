import { describe, expect, test } from 'vitest';
import { isTame } from '../../src/mail/tame.ts';
import { rawMail } from '../support/raw-mail.ts';

const tame = (text: string): boolean => isTame(Buffer.from(text, 'latin1'));
const parts = (count: number): string =>
  `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(count)}--b--`;

describe('a mail that can be read on the main thread', () => {
  test.each([
    ['an ordinary one', rawMail()],
    [
      'one with a big file',
      `Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n${'YWJj'.repeat(500_000)}`,
    ],
    ['one of some parts', parts(50)],
    ['one with a small mail attached', `Content-Type: message/rfc822\n\n${'x'.repeat(100_000)}`],
    ['nothing at all', ''],
  ])('%s', (_name, mail) => {
    expect(tame(mail)).toBe(true);
  });
});

describe('a mail for the worker', () => {
  test.each([
    ['a long text', `Subject: a\n\n${'x'.repeat(300_000)}`],
    ['half as long in HTML', `Content-Type: text/html\n\n${'x'.repeat(150_000)}`],
    ['many parts', parts(150)],
    ['a long mail attached', `Content-Type: message/rfc822\n\n${'x'.repeat(300_000)}`],
    ['a big container of Outlook', `Content-Type: application/ms-tnef\n\n${'x'.repeat(2_200_000)}`],
    ['many lines like delimiters', `Subject: a\n\n${'--\n'.repeat(3_000)}`],
    ['a long header', `${'X-A: b\n'.repeat(20_000)}\nx`],
    ['a long blank start', `${'\n'.repeat(5_000)}Subject: a\n\nx`],
  ])('%s', (_name, mail) => {
    expect(tame(mail)).toBe(false);
  });
});
